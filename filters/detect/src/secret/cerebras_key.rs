//! Cerebras API keys: `csk-` and 48 lower-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cerebras_key",
    title: "Cerebras API key",
    label: "[CEREBRAS_KEY]",
    pattern: "csk-[0-9a-z]{48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["csk-"]),
    validate: |candidate| token::known(candidate, 4, 48..=48, Confidence::High),
    context: &["cerebras"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "CEREBRAS_KEY=‹csk-",
                "r4f2ifjb3h0h3f5bbox5x97klbb50pb4ruba0jzt9hg9dg21›"
            ),
            concat!(
                "{\"cerebras_key\": \"‹csk-",
                "bijqmwe8jyqi95h038ck2jxcrhjvvboyml31em4d9xmshtjq›\"}"
            ),
            concat!(
                "use ‹csk-",
                "4jinmgkbwc28xrvne4mf6kkvq8rml2hxizdcnah09hz4t3ra› from now on"
            ),
        ],
        ignores: &[
            concat!("csk-", "z2tq1g7r0hxm4z0fdj141j5cccbisil61oadkuy88hwkvo8"),
            concat!("csk-", "lbgr3gf97xo51b26ide1isxo8zodjhz6mg1ozqmy88veejq97"),
            concat!("xcsk-", "66bnzerhrt6gm9ly1bjb0cpu1vknbgb43jpzkgsa8c7hsze2"),
            concat!("csk-", "000000000000000000000000000000000000000000000000"),
        ],
        sources: &["https://inference-docs.cerebras.ai/quickstart"],
    }),
    ..Detector::of(Family::Secret)
};
