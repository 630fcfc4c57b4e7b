//! Exa API keys: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.exa_key",
    title: "Exa API key",
    label: "[EXA_KEY]",
    pattern: token::assigned!(
        "exa-api|exa_api|exaapi",
        "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["exa-api", "exa_api", "exaapi"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("EXA_API_KEY=‹8f0e", "98c8-4f8f-c698-5ef7-44086c76fa0f›"),
            concat!(
                "\"exa_api_key\": \"‹2fa1",
                "3cb2-c762-44e7-8b35-bce2118b8998›\","
            ),
            concat!(
                "the EXA-API key is ‹0f4e",
                "f9d8-09a4-da2d-60b0-9466215901f6›"
            ),
        ],
        ignores: &[
            concat!("EXA_API_KEY=a688", "5251-264d-335e-f2d3-60219003b9a"),
            concat!("EXA_API_KEY=45ba", "dd6d-845b-65c9-e4aa-50923b3fc1197"),
            concat!("EXA_API_KEY=0000", "0000-0000-0000-0000-000000000000"),
            concat!("checksum=0e41", "92ac-952a-d828-7271-22e03012fac7"),
        ],
        sources: &["https://docs.exa.ai/reference/getting-started"],
    }),
    ..Detector::of(Family::Secret)
};
