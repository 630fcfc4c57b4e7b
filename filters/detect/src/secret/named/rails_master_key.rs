//! Keys of Ruby on Rails: `RAILS_MASTER_KEY`, 32 hexadecimal digits, which opens the credentials file, and
//! `SECRET_KEY_BASE`, 128, which signs sessions.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.rails_master_key",
    title: "Rails master key",
    label: "[RAILS_MASTER_KEY]",
    pattern: token::assigned!("rails_master_key|secret_key_base", "[0-9a-f]{32,128}"),
    prefilter: Prefilter::Name(&["rails_master", "secret_key_base"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=128),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any hexadecimal value of 32 to 128 digits behind such a name is found.",
        finds: &[
            concat!(
                "RAILS_MASTER_KEY=‹4a4",
                "a9f08c196f809c4200962903dab25bb07f6bb06902c7341d42f284da56d9c0a60ee371806945e›"
            ),
            concat!(
                "\"secret_key_base\": \"‹22e",
                "84f2ff5c37ef190fa62524aec1a3371aa78f75dac1c1ab1c8e09fc1f7351f57168d49959c2844›\","
            ),
        ],
        ignores: &[
            concat!("RAILS_MASTER_KEY=4a4", "a9f08c196f809c4200962903dab2"),
            concat!(
                "RAILS_MASTER_KEY=4a4",
                "a9f08c196f809c4200962903dab25bb07f6bb06902c7341d42f284da56d9c0a60ee371806945eaf88edbb15f11f8420615633b44314ef2b9cc60739387a7e2"
            ),
            concat!(
                "RAILS_MASTER_KEY=000",
                "00000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
            "RAILS_MASTER_KEY=$(cat config/master.key)",
        ],
        sources: &["https://guides.rubyonrails.org/security.html#custom-credentials"],
    }),
    ..Detector::of(Family::Secret)
};
