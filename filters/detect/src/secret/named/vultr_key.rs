//! Vultr API keys: 36 upper-case letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.vultr_key",
    title: "Vultr API key",
    label: "[VULTR_KEY]",
    pattern: token::assigned!("vultr", "[0-9A-Z]{36}"),
    prefilter: Prefilter::Name(&["vultr"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("VULTR_API_KEY=‹CNS", "ARCA2YAOQ1K9HUIDJ0SB5YLWW3GZM7X08›"),
            concat!(
                "\"vultrApiKey\": \"‹WAD",
                "J03POTPYY6QUZWA3ZB76ZYLOG7M996BTX›\","
            ),
        ],
        ignores: &[
            concat!("VULTR_API_KEY=CNS", "ARCA2YAOQ1K9HUIDJ0SB5YLWW3GZM7X0"),
            concat!("VULTR_API_KEY=CNS", "ARCA2YAOQ1K9HUIDJ0SB5YLWW3GZM7X08E"),
            concat!("VULTR_API_KEY=XXX", "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"),
        ],
        sources: &["https://www.vultr.com/api/#section/Authentication"],
    }),
    ..Detector::of(Family::Secret)
};
