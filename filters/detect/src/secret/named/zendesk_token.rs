//! Zendesk API tokens and OAuth secrets: 40 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zendesk_token",
    title: "Zendesk API token",
    label: "[ZENDESK_TOKEN]",
    pattern: token::assigned!("zendesk", "[0-9A-Za-z]{40}"),
    prefilter: Prefilter::Name(&["zendesk"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "ZENDESK_API_TOKEN=‹rda",
                "4OWzbwmWeLWYzymbZsoSTpNwjXyZnq1SYNV0r›"
            ),
            concat!(
                "\"zendeskApiToken\": \"‹BmP",
                "iXoKO790dLL3oDobTQKImyXFFxZYxbC9NKvQ2›\","
            ),
        ],
        ignores: &[
            concat!(
                "ZENDESK_API_TOKEN=rda",
                "4OWzbwmWeLWYzymbZsoSTpNwjXyZnq1SYNV0"
            ),
            concat!(
                "ZENDESK_API_TOKEN=rda",
                "4OWzbwmWeLWYzymbZsoSTpNwjXyZnq1SYNV0r9"
            ),
            concat!(
                "ZENDESK_API_TOKEN=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://developer.zendesk.com/api-reference/introduction/security-and-auth/"],
    }),
    ..Detector::of(Family::Secret)
};
