//! Firecrawl API keys: `fc-` and 32 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.firecrawl_key",
    title: "Firecrawl API key",
    label: "[FIRECRAWL_KEY]",
    pattern: "fc-[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["fc-"]),
    validate: |candidate| token::known(candidate, 3, 32..=32, Confidence::High),
    context: &["firecrawl"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("FIRECRAWL_KEY=‹fc-0", "7795ff3674a9740ef0eab3b140f5ae2›"),
            concat!(
                "{\"firecrawl_key\": \"‹fc-d",
                "cb3ba3b6b462e0e1def52817f0ab618›\"}"
            ),
            concat!("use ‹fc-1", "954c7bf513de7ae9c3d8509d88c9581› from now on"),
        ],
        ignores: &[
            concat!("fc-9", "2b1c31850c052e80115366e0993411"),
            concat!("fc-e", "2535ce13ce4100bac635dd002bf79bf7"),
            concat!("xfc-3", "6a24cd42589df0bdd074b13b821e01b"),
            concat!("fc-0", "0000000000000000000000000000000"),
        ],
        sources: &["https://docs.firecrawl.dev/api-reference/introduction"],
    }),
    ..Detector::of(Family::Secret)
};
