//! Square secrets: access tokens `EAAA` and 60 characters, or `sq0atp-` and 22; application secrets `sq0csp-` and 43.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.square_token",
    title: "Square access token",
    label: "[SQUARE_TOKEN]",
    pattern: concat!(
        "EAAA[0-9A-Za-z_-]{60}[0-9A-Za-z]?",
        "|sq0atp-[0-9A-Za-z_-]{22}[0-9A-Za-z]?",
        "|sq0csp-[0-9A-Za-z_-]{43}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["EAAA", "sq0atp-", "sq0csp-"]),
    validate: |candidate| {
        let sure = if candidate.text.starts_with("sq0") {
            Confidence::High
        } else {
            Confidence::Medium
        };
        token::one_of(
            candidate,
            &[
                ("EAAA", 60..=60),
                ("sq0atp-", 22..=22),
                ("sq0csp-", 43..=43),
            ],
            sure,
        )
        .filter(|_| token::mixed(candidate.text))
    },
    context: &["square", "squareup", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "`EAAA` also begins base64: medium without a word that speaks of Square.",
        finds: &[
            concat!(
                "‹EAA",
                "An-JW7DBJR1K4elaZ8CB0pTzMEmtrwpL5sScUQAeoCpsGWAIuZ7bkbhuSVnwn›"
            ),
            concat!(
                "SQUARE_TOKEN=\"‹EAA",
                "AkLQxDkgzixMR0qLffiFoDUyzuyYZ7UpVrlKNgASnvG9lBWLlKUUIhU-0FYfr›\""
            ),
            concat!("it is ‹sq0a", "tp-oeqsb8UeYUmem9Z7sCPTkP›."),
            concat!(
                "Authorization: Bearer ‹sq0c",
                "sp-uVgizVN9EMoTWPP-Hhw0V7G5pXgkk5lpA_VAPXFW2zT›,"
            ),
        ],
        ignores: &[
            concat!(
                "EAA",
                "An-JW7DBJR1K4elaZ8CB0pTzMEmtrwpL5sScUQAeoCpsGWAIuZ7bkbhuSVnw"
            ),
            concat!(
                "EAA",
                "An-JW7DBJR1K4elaZ8CB0pTzMEmtrwpL5sScUQAeoCpsGWAIuZ7bkbhuSVnwnE"
            ),
            concat!(
                "xEAA",
                "An-JW7DBJR1K4elaZ8CB0pTzMEmtrwpL5sScUQAeoCpsGWAIuZ7bkbhuSVnwn"
            ),
            concat!(
                "EAA",
                "Axxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://developer.squareup.com/docs/build-basics/access-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
