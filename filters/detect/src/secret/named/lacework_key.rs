//! Lacework (FortiCNAPP) API secrets: `_` and 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.lacework_key",
    title: "Lacework API secret",
    label: "[LACEWORK_KEY]",
    pattern: token::assigned!("lacework", "_[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["lacework"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 33..=33),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "LACEWORK_API_SECRET=‹_d56",
                "9dc70139b991d0c2c64d8785b8b0b›"
            ),
            concat!(
                "\"lacework_api_secret\": \"‹_a63",
                "a4b645a16a27e1f477028784a3d16›\","
            ),
            concat!(
                "the LACEWORK key is ‹_db8",
                "c3d9be1725b41ae6b6197ee210256›"
            ),
        ],
        ignores: &[
            concat!("LACEWORK_API_SECRET=_fc4", "9f1c56562a7ebdb09b9fc9dab2aa"),
            concat!("LACEWORK_API_SECRET=_312", "9b15fc79d38b9a757da13844f990c7"),
            concat!("LACEWORK_API_SECRET=_000", "00000000000000000000000000000"),
            concat!("checksum=_903", "b2e676e6907428aee5d36a964fd9d"),
        ],
        sources: &[
            "https://docs.fortinet.com/document/forticnapp/latest/api-reference/863111/about-the-lacework-forticnapp-api",
        ],
    }),
    ..Detector::of(Family::Secret)
};
