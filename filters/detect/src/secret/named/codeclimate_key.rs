//! Code Climate access tokens (40 hexadecimal digits) and reporter ids (64): known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.codeclimate_key",
    title: "Code Climate token",
    label: "[CODECLIMATE_KEY]",
    pattern: token::assigned!(
        "cc_test_reporter|code_climate|codeclimate",
        "[0-9a-f]{40}(?:[0-9a-f]{24})?"
    ),
    prefilter: Prefilter::Name(&["cc_test_reporter", "code_climate", "codeclimate"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 40..=40).or_else(|| token::named(candidate, 64..=64))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "CC_TEST_REPORTER_API_KEY=‹dbea",
                "8d8c04891335686718c7c0e4be8bc8d63551d82fb3e0132dca426a541471›"
            ),
            concat!(
                "\"cc_test_reporter_api_key\": \"‹4505",
                "fae877cf057d8a9ed0526d8f040bf1b499d38d70345e1031bb2dd896f95f›\","
            ),
            concat!(
                "the CC_TEST_REPORTER key is ‹e6b5",
                "46633945a54c5a0bb164cd6a7d4e98df6c481bd0e912a5f3377890147523›"
            ),
            concat!(
                "CC_TEST_REPORTER_API_KEY: ‹9c0c",
                "70295377d961af6ebb2bfaed7e965b97338d›"
            ),
        ],
        ignores: &[
            concat!(
                "CC_TEST_REPORTER_API_KEY=063c",
                "74faaef9752c84ee42160cff17fc63fc0ad"
            ),
            concat!(
                "CC_TEST_REPORTER_API_KEY=5038",
                "7381cf45f4ca18595023eed6c6af6ce8ce7154e97e99ef939536e0457d177"
            ),
            concat!(
                "CC_TEST_REPORTER_API_KEY=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=0a6e",
                "6ea476767891c61bec450592b3a9027b34f83cd5c95c94e1630513571ec7"
            ),
        ],
        sources: &["https://docs.codeclimate.com/docs/finding-your-test-coverage-token"],
    }),
    ..Detector::of(Family::Secret)
};
