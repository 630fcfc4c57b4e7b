//! Airbrake project keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.airbrake_key",
    title: "Airbrake project key",
    label: "[AIRBRAKE_KEY]",
    pattern: token::assigned!("airbrake", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["airbrake"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "AIRBRAKE_PROJECT_KEY=‹5b26",
                "d9781a2367d38b17fd0c45edb4ce›"
            ),
            concat!(
                "\"airbrake_project_key\": \"‹f57d",
                "4684f9435b4c0d0faf7c99a6d167›\","
            ),
            concat!("the AIRBRAKE key is ‹de80", "c539190f492624ddc0828de0ed5a›"),
        ],
        ignores: &[
            concat!("AIRBRAKE_PROJECT_KEY=f557", "ad1596db752f5671712630b228d"),
            concat!("AIRBRAKE_PROJECT_KEY=3de9", "638bea039dd7e5183120b03727f17"),
            concat!("AIRBRAKE_PROJECT_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=a675", "c54570ff5d2141fedeb39859a198"),
        ],
        sources: &["https://docs.airbrake.io/docs/devops-tools/api/"],
    }),
    ..Detector::of(Family::Secret)
};
