//! Hunter API keys: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.hunter_key",
    title: "Hunter API key",
    label: "[HUNTER_KEY]",
    pattern: token::assigned!("hunter", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["hunter"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "HUNTER_API_KEY=‹ea1b",
                "b124730b95e2b0e0759e045cb3d1b9822248›"
            ),
            concat!(
                "\"hunter_api_key\": \"‹3301",
                "0233e12ebe8bf34a6e36cab1430f8227d226›\","
            ),
            concat!(
                "the HUNTER key is ‹8f19",
                "e3edb971ac312fa0a43d1896e9191af1d690›"
            ),
        ],
        ignores: &[
            concat!("HUNTER_API_KEY=3d17", "dad650b30e0b36168d5e2df5f3b76bd8274"),
            concat!(
                "HUNTER_API_KEY=46ce",
                "e4ee7bc68199da9a65ac83d60b3272e8ed8d7"
            ),
            concat!(
                "HUNTER_API_KEY=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=777c", "6d118384d5c2926926de99977456eca39de7"),
        ],
        sources: &["https://hunter.io/api-documentation/v2"],
    }),
    ..Detector::of(Family::Secret)
};
