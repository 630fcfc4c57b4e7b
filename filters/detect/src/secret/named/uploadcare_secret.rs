//! Secret keys of Uploadcare projects: 20 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.uploadcare_secret",
    title: "Uploadcare secret key",
    label: "[UPLOADCARE_SECRET]",
    pattern: token::assigned!("uploadcare", "[0-9a-f]{20}"),
    prefilter: Prefilter::Name(&["uploadcare"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 20..=20),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Public keys look the same and are found too.",
        finds: &[
            concat!("UPLOADCARE_SECRET_KEY=‹6e0", "6429952a3b164e20e›"),
            concat!("\"uploadcareSecretKey\": \"‹b8a", "506cd8e1b24819a14›\","),
        ],
        ignores: &[
            concat!("UPLOADCARE_SECRET_KEY=6e0", "6429952a3b164e20"),
            concat!("UPLOADCARE_SECRET_KEY=6e0", "6429952a3b164e20e6"),
            concat!("UPLOADCARE_SECRET_KEY=000", "00000000000000000"),
        ],
        sources: &["https://uploadcare.com/docs/start/settings/#keys-public-secret"],
    }),
    ..Detector::of(Family::Secret)
};
