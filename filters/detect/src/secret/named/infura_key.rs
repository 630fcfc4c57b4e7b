//! Infura API keys and secrets: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.infura_key",
    title: "Infura API key",
    label: "[INFURA_KEY]",
    pattern: token::assigned!("infura", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["infura"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("INFURA_API_KEY=‹8c6d", "efa72299bcf57c83295b3b7d043e›"),
            concat!(
                "\"infura_api_key\": \"‹21b2",
                "ba51380f36f3ad7a347619ab75d6›\","
            ),
            concat!("the INFURA key is ‹425d", "38f4584f9e9b3d493c84d3a81c46›"),
        ],
        ignores: &[
            concat!("INFURA_API_KEY=401c", "e0ba701e09d51075af16907c652"),
            concat!("INFURA_API_KEY=2490", "f9e8b4efe738374bdb6e3a399fb87"),
            concat!("INFURA_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=4a27", "e8cddec6b0e768adda266f95f6fb"),
        ],
        sources: &["https://docs.metamask.io/services/get-started/infura/"],
    }),
    ..Detector::of(Family::Secret)
};
