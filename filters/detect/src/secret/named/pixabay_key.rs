//! Pixabay API keys: the account's number, a hyphen, 25 hexadecimal digits; told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pixabay_key",
    title: "Pixabay API key",
    label: "[PIXABAY_KEY]",
    pattern: token::assigned!("pixabay", "[0-9]{6,9}-[0-9a-f]{25}"),
    prefilter: Prefilter::Name(&["pixabay"]),
    value: token::value,
    validate: |candidate| {
        let (_, random) = candidate.text.rsplit_once('-')?;
        token::named(candidate, 32..=35).filter(|_| random.len() == 25)
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("PIXABAY_API_KEY=‹246", "59547-d74e207253a1a4cf21a3085e8›"),
            concat!(
                "\"pixabayApiKey\": \"‹011",
                "29822-75fd7078fb820ac9c7afa4668›\","
            ),
        ],
        ignores: &[
            concat!("PIXABAY_API_KEY=246", "59547-d74e207253a1a4cf21a3085e"),
            concat!("PIXABAY_API_KEY=246", "59547-d74e207253a1a4cf21a3085e84"),
            concat!("PIXABAY_API_KEY=000", "00000-0000000000000000000000000"),
        ],
        sources: &["https://pixabay.com/api/docs/"],
    }),
    ..Detector::of(Family::Secret)
};
