//! Deepgram API keys: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.deepgram_key",
    title: "Deepgram API key",
    label: "[DEEPGRAM_KEY]",
    pattern: token::assigned!("deepgram", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["deepgram"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "DEEPGRAM_API_KEY=‹ab97",
                "4c48c9c36d22beab189df47f93a38f77d1e7›"
            ),
            concat!(
                "\"deepgram_api_key\": \"‹88dc",
                "f0e5932f1422e7161f233b0ae6bfa0ff8c29›\","
            ),
            concat!(
                "the DEEPGRAM key is ‹d78f",
                "5fb7e1ea6b6c8121238f1bdddd59070274ae›"
            ),
        ],
        ignores: &[
            concat!(
                "DEEPGRAM_API_KEY=ca55",
                "874208ed6d4f5a9470be3fd0144eae57635"
            ),
            concat!(
                "DEEPGRAM_API_KEY=c1fe",
                "506d64ae4fa0e148999db271c186514819517"
            ),
            concat!(
                "DEEPGRAM_API_KEY=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=d794", "880dc7bf627ce4adfc75236d50047c285a01"),
        ],
        sources: &["https://developers.deepgram.com/docs/create-additional-api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
