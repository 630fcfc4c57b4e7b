//! Cursor API keys: `key_` or `crsr_` and 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cursor_key",
    title: "Cursor API key",
    label: "[CURSOR_KEY]",
    pattern: "(?:key_|crsr_)[0-9a-f]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["key_", "crsr_"]),
    validate: |candidate| {
        let kinds = [("key_", 64..=64), ("crsr_", 64..=64)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["cursor"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "CURSOR_KEY=‹key_",
                "7d71fd2e90c2381c0d01795ac0497ce7c66c9957ddb5eca3112b158e15a23c3c›"
            ),
            concat!(
                "{\"cursor_key\": \"‹crsr",
                "_21c02c8662e0f0aaed4454fc1bcf87522c703371ad5266e870f1ba19087b4bfc›\"}"
            ),
            concat!(
                "use ‹crsr",
                "_50d13ca8b53b711fd2a0fcab8a890b6a8741712e818e25ab267dd7c8f44d1848› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "key_",
                "55e78d5d015bb1d63661ded27dc8307c4d5eddcb670d53e27cbb5ff5c1ea697"
            ),
            concat!(
                "key_",
                "f3dac8a00fd03c03e8b84fdb1f24062fd450574226fe2e508e6e29f13b20ade87"
            ),
            concat!(
                "xkey_",
                "81068785eb2bb616535a6eb3e9113e9992476f4bb5a9fcc5ea5760f5aca5407a"
            ),
            concat!(
                "key_",
                "0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.cursor.com/en/account/teams/admin-api"],
    }),
    ..Detector::of(Family::Secret)
};
