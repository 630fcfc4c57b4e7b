//! Stability AI API keys: `sk-` and 48 letters and digits, as other makers have them: only the name tells.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.stability_key",
    title: "Stability AI API key",
    label: "[STABILITY_KEY]",
    pattern: token::assigned!("stability|dreamstudio", "sk-[0-9A-Za-z]{48}"),
    prefilter: Prefilter::Name(&["stability", "dreamstudio"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 51..=51),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "STABILITY_API_KEY=‹sk-",
                "dNFQosDE1hsGFMAMLBFeOBAG1wkbLLefYDNogGk4MvQZOhbm›"
            ),
            concat!(
                "\"stabilityApiKey\": \"‹sk-",
                "9XwqJ8ZEMsrwqMLgrM7Cd5jJVwRiNqNhSIIh8UR6zZLA2dSt›\","
            ),
        ],
        ignores: &[
            concat!(
                "STABILITY_API_KEY=sk-",
                "dNFQosDE1hsGFMAMLBFeOBAG1wkbLLefYDNogGk4MvQZOhb"
            ),
            concat!(
                "STABILITY_API_KEY=sk-",
                "dNFQosDE1hsGFMAMLBFeOBAG1wkbLLefYDNogGk4MvQZOhbmn"
            ),
            concat!(
                "STABILITY_API_KEY=sk-",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://platform.stability.ai/docs/api-reference"],
    }),
    ..Detector::of(Family::Secret)
};
