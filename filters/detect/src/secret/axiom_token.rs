//! Axiom tokens: `xaat-` (API) or `xapt-` (personal) and a UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.axiom_token",
    title: "Axiom token",
    label: "[AXIOM_TOKEN]",
    pattern: "(?:xaat-|xapt-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["xaat-", "xapt-"]),
    validate: |candidate| token::known(candidate, 5, 36..=36, Confidence::High),
    context: &["axiom"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "AXIOM_TOKEN=‹xaat",
                "-050c3ced-74e3-ad43-5d8a-3d5f6dcc16d2›"
            ),
            concat!(
                "{\"axiom_token\": \"‹xapt",
                "-18dd88b0-dceb-9cb0-f48c-3ff80176226d›\"}"
            ),
            concat!(
                "use ‹xapt",
                "-ce6f8675-19b8-3daf-2aed-fc31f07c424d› from now on"
            ),
        ],
        ignores: &[
            concat!("xaat", "-b99eab3d-5477-3cd6-9163-22bfe0b2c40"),
            concat!("xaat", "-a2b8b577-8cda-c734-4c09-296d816cf2787"),
            concat!("xxaat", "-b22f4aae-9498-cec5-7bff-f0bf12b40095"),
            concat!("xaat", "-00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://axiom.co/docs/reference/tokens"],
    }),
    ..Detector::of(Family::Secret)
};
