//! The words `SSN` and `Social Security`, as whole words in any case: a hint that such numbers are near.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.us_ssn_text",
    title: "Words for a US Social Security number",
    country: Some("US"),
    label: "[SSN_WORD]",
    pattern: "(?i:ssn|social[ _-]?security)[0-9A-Za-z]?",
    prefilter: Prefilter::Name(&["ssn", "soc"]),
    validate,
    about: native(&About {
        validator: "whole word",
        notes: "The words alone: low, for profiles that count what comes together.",
        finds: &[
            "my ‹SSN› is",
            "‹Social Security› number",
            "‹ssn›_last4=",
            "the ‹social-security› office",
        ],
        ignores: &[
            "ssno",
            "SSN1",
            "assn",
            "classnames",
            "social insecurity",
            "antisocial securityx",
        ],
        sources: &["https://www.ssa.gov/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    candidate
        .spells(&["ssn", "socialsecurity"])
        .then_some(Confidence::Low)
}
