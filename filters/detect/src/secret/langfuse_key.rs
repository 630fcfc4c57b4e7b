//! Langfuse secret keys: `sk-lf-` and a UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.langfuse_key",
    title: "Langfuse secret key",
    label: "[LANGFUSE_KEY]",
    pattern: "sk-lf-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sk-lf-"]),
    validate: |candidate| token::known(candidate, 6, 36..=36, Confidence::High),
    context: &["langfuse"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "LANGFUSE_KEY=‹sk-l",
                "f-9ab58fce-031b-68a2-c894-8762cb442ebe›"
            ),
            concat!(
                "{\"langfuse_key\": \"‹sk-l",
                "f-802a7a9e-9469-dad3-d911-42e2d085db20›\"}"
            ),
            concat!(
                "use ‹sk-l",
                "f-bbd60650-b30d-0178-b099-b5f670afbcc7› from now on"
            ),
        ],
        ignores: &[
            concat!("sk-l", "f-2928e931-e232-5bca-98a3-9852faff6b3"),
            concat!("sk-l", "f-72bddd67-8ef2-7a23-5abe-20cfb8a151b37"),
            concat!("xsk-l", "f-2b497032-0ff9-8709-06e7-b40a160798fb"),
            concat!("sk-l", "f-00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://langfuse.com/docs/api-and-data-platform/features/public-api"],
    }),
    ..Detector::of(Family::Secret)
};
