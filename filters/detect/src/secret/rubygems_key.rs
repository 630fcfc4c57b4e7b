//! RubyGems.org API keys: `rubygems_` and 48 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.rubygems_key",
    title: "RubyGems API key",
    label: "[RUBYGEMS_KEY]",
    pattern: "rubygems_[0-9a-f]{48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["rubygems_"]),
    validate: |candidate| token::known(candidate, 9, 48..=48, Confidence::High),
    context: &["rubygems", "gem", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹ruby",
                "gems_075afae7cd5bb19f6fa13baddce5f3282ff49b0f681f2238›"
            ),
            concat!(
                "RUBYGEMS_KEY=\"‹ruby",
                "gems_d6e1f1cddfdc8d3103f0488877ddf95550fc6e7d86bc34a8›\""
            ),
        ],
        ignores: &[
            concat!(
                "ruby",
                "gems_075afae7cd5bb19f6fa13baddce5f3282ff49b0f681f223"
            ),
            concat!(
                "ruby",
                "gems_075afae7cd5bb19f6fa13baddce5f3282ff49b0f681f2238f"
            ),
            concat!(
                "xruby",
                "gems_075afae7cd5bb19f6fa13baddce5f3282ff49b0f681f2238"
            ),
            concat!(
                "ruby",
                "gems_000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://guides.rubygems.org/api-key-scopes/"],
    }),
    ..Detector::of(Family::Secret)
};
