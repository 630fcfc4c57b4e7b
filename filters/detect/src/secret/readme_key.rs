//! ReadMe API keys: `rdme_` and 70 lower-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.readme_key",
    title: "ReadMe API key",
    label: "[README_KEY]",
    pattern: "rdme_[0-9a-z]{70}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["rdme_"]),
    validate: |candidate| token::known(candidate, 5, 70..=70, Confidence::High),
    context: &["readme", "rdme", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹rdme",
                "_va6psnw2dvw1s8mnoqr1epm85e1o0es7zkfpgy75ndud07fqmieum0vhd4x28os5hynm5z›"
            ),
            concat!(
                "README_KEY=\"‹rdme",
                "_lxa89joxlhtilin6wchcfgaoj222kaq6nyn4ppt1pyfhyf21305qne5ijbtih3avrzc9q5›\""
            ),
        ],
        ignores: &[
            concat!(
                "rdme",
                "_va6psnw2dvw1s8mnoqr1epm85e1o0es7zkfpgy75ndud07fqmieum0vhd4x28os5hynm5"
            ),
            concat!(
                "rdme",
                "_va6psnw2dvw1s8mnoqr1epm85e1o0es7zkfpgy75ndud07fqmieum0vhd4x28os5hynm5zb"
            ),
            concat!(
                "xrdme",
                "_va6psnw2dvw1s8mnoqr1epm85e1o0es7zkfpgy75ndud07fqmieum0vhd4x28os5hynm5z"
            ),
            concat!(
                "rdme",
                "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.readme.com/main/reference/intro/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
