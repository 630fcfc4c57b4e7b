//! Trello tokens: `ATTA` and 72 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.trello_token",
    title: "Trello API token",
    label: "[TRELLO_TOKEN]",
    pattern: "ATTA[0-9A-Fa-f]{72}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ATTA"]),
    validate: |candidate| token::known(candidate, 4, 72..=72, Confidence::High),
    context: &["trello", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹ATT",
                "Abe77a3a61f507e2ae06af63470058b4eff1f57905d5f8dfbb2becd1016dc7dcf4f51ab90›"
            ),
            concat!(
                "TRELLO_TOKEN=\"‹ATT",
                "A5f53e6ce945f91bb029cb5f62af554ddce32bab8922d749ebf76b2526d0a8442f6d7e8d4›\""
            ),
        ],
        ignores: &[
            concat!(
                "ATT",
                "Abe77a3a61f507e2ae06af63470058b4eff1f57905d5f8dfbb2becd1016dc7dcf4f51ab9"
            ),
            concat!(
                "ATT",
                "Abe77a3a61f507e2ae06af63470058b4eff1f57905d5f8dfbb2becd1016dc7dcf4f51ab903"
            ),
            concat!(
                "xATT",
                "Abe77a3a61f507e2ae06af63470058b4eff1f57905d5f8dfbb2becd1016dc7dcf4f51ab90"
            ),
            concat!(
                "ATT",
                "A000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.atlassian.com/cloud/trello/guides/rest-api/authorization/"],
    }),
    ..Detector::of(Family::Secret)
};
