//! SiliconFlow API keys: `sk-` and 48 lower-case letters, as other makers have them: only the name tells.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.siliconflow_key",
    title: "SiliconFlow API key",
    label: "[SILICONFLOW_KEY]",
    pattern: token::assigned!("siliconflow|silicon_flow", "sk-[0-9a-z]{48}"),
    prefilter: Prefilter::Name(&["siliconflow", "silicon_flow"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 51..=51),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SILICONFLOW_API_KEY=‹sk-",
                "ygrrphxafyh9v08p0czud4f1iv4to3f4i4y2ll55ijsten2t›"
            ),
            concat!(
                "\"siliconflowApiKey\": \"‹sk-",
                "93psai29v54cjqjge48qufm666e282ndd95r90qfko02ev2i›\","
            ),
        ],
        ignores: &[
            concat!(
                "SILICONFLOW_API_KEY=sk-",
                "ygrrphxafyh9v08p0czud4f1iv4to3f4i4y2ll55ijsten2"
            ),
            concat!(
                "SILICONFLOW_API_KEY=sk-",
                "ygrrphxafyh9v08p0czud4f1iv4to3f4i4y2ll55ijsten2tk"
            ),
            concat!(
                "SILICONFLOW_API_KEY=sk-",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.siliconflow.com/en/userguide/quickstart"],
    }),
    ..Detector::of(Family::Secret)
};
