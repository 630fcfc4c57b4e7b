//! Tavily API keys: `tvly-`, for newer ones the kind (`dev-`, `prod-`), and 32 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tavily_key",
    title: "Tavily API key",
    label: "[TAVILY_KEY]",
    pattern: "(?:tvly-|tvly-dev-|tvly-prod-)[0-9A-Za-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["tvly-"]),
    validate: |candidate| {
        let kinds = [
            ("tvly-dev-", 32..=32),
            ("tvly-prod-", 32..=32),
            ("tvly-", 32..=32),
        ];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["tavily", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹tvly", "-ziG8WgC5FnJB6kjeY7LRyPjRuGi46Qfy›"),
            concat!("TAVILY_KEY=\"‹tvly", "-tEnsLkrKq1Dp9vZnFTtDaxCjDEC68Q8V›\""),
            concat!("it is ‹tvly", "-dev-6RUz1hsieLETQEJtmQoGC14kix4XQtfZ›."),
            concat!(
                "Authorization: Bearer ‹tvly",
                "-prod-5cqSfn81TjRUoadFds5hqIymrupdqxmG›,"
            ),
        ],
        ignores: &[
            concat!("tvly", "-ziG8WgC5FnJB6kjeY7LRyPjRuGi46Qf"),
            concat!("tvly", "-ziG8WgC5FnJB6kjeY7LRyPjRuGi46Qfyx"),
            concat!("xtvly", "-ziG8WgC5FnJB6kjeY7LRyPjRuGi46Qfy"),
            concat!("tvly", "-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.tavily.com/documentation/quickstart"],
    }),
    ..Detector::of(Family::Secret)
};
