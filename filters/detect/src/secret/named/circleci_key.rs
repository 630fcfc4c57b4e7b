//! CircleCI tokens of the older kind: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.circleci_key",
    title: "CircleCI API token of the older kind",
    label: "[CIRCLECI_KEY]",
    pattern: token::assigned!(
        "circle-token|circle_ci|circle_token|circleci",
        "[0-9a-f]{40}"
    ),
    prefilter: Prefilter::Name(&["circle-token", "circle_ci", "circle_token", "circleci"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "The hash of a commit that is named so is found too.",
        finds: &[
            concat!(
                "CIRCLECI_TOKEN=‹aa92",
                "a0335202154884f19b377671679f0ae8f054›"
            ),
            concat!(
                "\"circleci_token\": \"‹f5f5",
                "a00d98a4686e2d4a6c570d5958e1062f7051›\","
            ),
            concat!(
                "the CIRCLE-TOKEN key is ‹95e2",
                "2f1781b8e470523eb53853ad98e82d3c73e7›"
            ),
        ],
        ignores: &[
            concat!("CIRCLECI_TOKEN=ebee", "340444d6eab7373ef6e7103ac6ae1ac32a4"),
            concat!(
                "CIRCLECI_TOKEN=5c3a",
                "049868918aac8d211e364457df8f0fe087b77"
            ),
            concat!(
                "CIRCLECI_TOKEN=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=d9d2", "c64c433511e98d6cdf5585d2de2330b732b3"),
        ],
        sources: &["https://circleci.com/docs/managing-api-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
