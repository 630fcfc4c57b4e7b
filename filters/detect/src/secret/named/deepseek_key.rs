//! DeepSeek API keys: `sk-` and 32 hexadecimal digits; other makers' keys begin so too, only the name tells them
//! apart.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.deepseek_key",
    title: "DeepSeek API key",
    label: "[DEEPSEEK_KEY]",
    pattern: token::assigned!("deepseek", "sk-[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["deepseek"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 35..=35),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("DEEPSEEK_API_KEY=‹sk-c", "a9b9f289d2489090c7a6f9cc86d81fa›"),
            concat!(
                "\"deepseek_api_key\": \"‹sk-d",
                "7bb46b4c76b1c740cd9944767f86a47›\","
            ),
            concat!(
                "the DEEPSEEK key is ‹sk-7",
                "88bb1cee6ad8b23e995349e5ca49b7c›"
            ),
        ],
        ignores: &[
            concat!("DEEPSEEK_API_KEY=sk-3", "317d4d596e9e68160815cde0b3ab57"),
            concat!("DEEPSEEK_API_KEY=sk-f", "38f271c38b4e32050f5fe0ac924d8287"),
            concat!("DEEPSEEK_API_KEY=sk-0", "0000000000000000000000000000000"),
            concat!("checksum=sk-b", "6723f286749e0cf025ee580705b820d"),
        ],
        sources: &["https://api-docs.deepseek.com/"],
    }),
    ..Detector::of(Family::Secret)
};
