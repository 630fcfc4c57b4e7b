//! Novu environment keys: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.novu_key",
    title: "Novu secret key",
    label: "[NOVU_KEY]",
    pattern: token::assigned!("novu", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["novu"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("NOVU_SECRET_KEY=‹4ef", "a6503b95f0ff5ccc8d312f03fc296›"),
            concat!(
                "\"novuSecretKey\": \"‹289",
                "f8da7b23ccbed87f75cd5d0cc02e9›\","
            ),
        ],
        ignores: &[
            concat!("NOVU_SECRET_KEY=4ef", "a6503b95f0ff5ccc8d312f03fc29"),
            concat!("NOVU_SECRET_KEY=4ef", "a6503b95f0ff5ccc8d312f03fc2962"),
            concat!("NOVU_SECRET_KEY=000", "00000000000000000000000000000"),
        ],
        sources: &["https://docs.novu.co/platform/developer/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
