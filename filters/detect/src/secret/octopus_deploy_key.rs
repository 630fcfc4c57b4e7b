//! Octopus Deploy API keys: `API-` and 25 to 36 upper-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.octopus_deploy_key",
    title: "Octopus Deploy API key",
    label: "[OCTOPUS_DEPLOY_KEY]",
    pattern: "API-[0-9A-Z]{25,36}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["API-"]),
    validate: |candidate| {
        token::known(candidate, 4, 25..=36, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["octopus", "octo", "api key", "apikey"],
    about: native(&About {
        validator: "prefix and length",
        notes: "The prefix is not Octopus Deploy's alone: medium unless a word speaks of it.",
        finds: &[
            concat!("‹API", "-JJYA8LJBDCDFP4RRKPDTS3FGBUZQ6R›"),
            concat!(
                "OCTOPUS_API_KEY=\"‹API",
                "-76H8OFHI8WA8ZL8I12HDUB7NWO45T8›\""
            ),
        ],
        ignores: &[
            concat!("API", "-JJYA8LJBDCDFP4RRKPDTS3FG"),
            concat!("API", "-JJYA8LJBDCDFP4RRKPDTS3FGBUZQ6RNTPB6DU"),
            concat!("xAPI", "-JJYA8LJBDCDFP4RRKPDTS3FGBUZQ6R"),
            concat!("API", "-XXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"),
            "API-REFERENCE",
            concat!("RAPI-", "4QZK7M2XJ9LPW3VBT6NRC8HDGF"),
        ],
        sources: &["https://octopus.com/docs/octopus-rest-api/how-to-create-an-api-key"],
    }),
    ..Detector::of(Family::Secret)
};
