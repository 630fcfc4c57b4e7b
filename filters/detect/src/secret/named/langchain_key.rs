//! LangChain API keys of the older kind: `ls__` and 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.langchain_key",
    title: "LangChain API key of the older kind",
    label: "[LANGCHAIN_KEY]",
    pattern: token::assigned!("langchain|langsmith", "ls__[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["langchain", "langsmith"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "LANGCHAIN_API_KEY=‹ls__",
                "3671470eed2f64e681c1811edb0bd917›"
            ),
            concat!(
                "\"langchain_api_key\": \"‹ls__",
                "64ca29e888719022a2c18182ccb2613a›\","
            ),
            concat!(
                "the LANGCHAIN key is ‹ls__",
                "00bd62dec0280237f2792464c01ab6f4›"
            ),
        ],
        ignores: &[
            concat!("LANGCHAIN_API_KEY=ls__", "12fe5d55e80785689c820c0f5d8f586"),
            concat!(
                "LANGCHAIN_API_KEY=ls__",
                "dd952120d7d3bbf3106ae4a83977da8b7"
            ),
            concat!("LANGCHAIN_API_KEY=ls__", "00000000000000000000000000000000"),
            concat!("checksum=ls__", "08accef3a8dbf084d84616df2917962b"),
        ],
        sources: &["https://docs.langchain.com/langsmith/create-account-api-key"],
    }),
    ..Detector::of(Family::Secret)
};
