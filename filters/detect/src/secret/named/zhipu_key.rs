//! Zhipu AI (Z.ai, BigModel) API keys: 32 hexadecimal digits, a dot, 16 letters and digits; told by the name beside
//! them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zhipu_key",
    title: "Zhipu AI API key",
    label: "[ZHIPU_KEY]",
    pattern: token::assigned!(
        "zhipu|bigmodel|glm_?api|z_?ai_?api",
        r"[0-9a-f]{32}\.[0-9A-Za-z]{16}"
    ),
    prefilter: Prefilter::Name(&["zhipu", "bigmodel", "glm_api", "zai_api", "z_ai_api"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 49..=49),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "ZHIPUAI_API_KEY=‹c16",
                "3effb882499bd37de4923316b901c.rZ0j51bbo8BmmGci›"
            ),
            concat!(
                "\"zhipuaiApiKey\": \"‹6d0",
                "3efa818f52258501e4247f6a38849.m5pJXmASTiBFOh8S›\","
            ),
        ],
        ignores: &[
            concat!(
                "ZHIPUAI_API_KEY=c16",
                "3effb882499bd37de4923316b901c.rZ0j51bbo8BmmGc"
            ),
            concat!(
                "ZHIPUAI_API_KEY=c16",
                "3effb882499bd37de4923316b901c.rZ0j51bbo8BmmGcip"
            ),
            concat!(
                "ZHIPUAI_API_KEY=000",
                "00000000000000000000000000000.xxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.bigmodel.cn/cn/api/introduction"],
    }),
    ..Detector::of(Family::Secret)
};
