//! API keys of the identity service Persona: `persona_production_` or `persona_sandbox_` and a UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.persona_key",
    title: "Persona API key",
    label: "[PERSONA_KEY]",
    pattern: "(?:persona_production_|persona_sandbox_)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["persona_production_", "persona_sandbox_"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("persona_production_", 36..=36),
                ("persona_sandbox_", 36..=36),
            ],
            Confidence::High,
        )
    },
    context: &["persona", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹pers",
                "ona_production_5481aec3-c62d-5300-f57c-202b530a266f›"
            ),
            concat!(
                "PERSONA_KEY=\"‹pers",
                "ona_production_154b8f0e-a60d-1f56-6440-163ab8aa403d›\""
            ),
            concat!(
                "it is ‹pers",
                "ona_sandbox_94a8c7fc-1bfd-999b-c6a0-029147abbb79›."
            ),
        ],
        ignores: &[
            concat!("pers", "ona_production_5481aec3-c62d-5300-f57c-202b530a266"),
            concat!(
                "pers",
                "ona_production_5481aec3-c62d-5300-f57c-202b530a266fe"
            ),
            concat!(
                "xpers",
                "ona_production_5481aec3-c62d-5300-f57c-202b530a266f"
            ),
            concat!(
                "pers",
                "ona_production_00000000-0000-0000-0000-000000000000"
            ),
        ],
        sources: &["https://docs.withpersona.com/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
