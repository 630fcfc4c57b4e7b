//! Contentful management tokens: `CFPAT-` and 43 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.contentful_token",
    title: "Contentful personal access token",
    label: "[CONTENTFUL_TOKEN]",
    pattern: "CFPAT-[0-9A-Za-z_-]{43}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["CFPAT-"]),
    validate: |candidate| token::known(candidate, 6, 43..=43, Confidence::High),
    context: &["contentful"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "CONTENTFUL_TOKEN=‹CFPA",
                "T-ILbbOAjUaQYfvPtaI9A7jL2K-L7N4MRKpmc8zU9WP9E›"
            ),
            concat!(
                "{\"contentful_token\": \"‹CFPA",
                "T-ODoa1EtUC5SOIrR69fve35GKBXTvKlPz9_lMQzWdad9›\"}"
            ),
            concat!(
                "use ‹CFPA",
                "T-XTGJowJYeVxZtbyua5KnzJVAOOprU_N9kNCQJUYzyt6› from now on"
            ),
        ],
        ignores: &[
            concat!("CFPA", "T-XxI5KYSJOT62puqJMW36RGHEkbOUEzE4LUBmJdXz8r"),
            concat!("CFPA", "T-VMXgtKHKEsFrjLFN7YaQDZ7Iwo3V31L1cncRY-PjRMf7"),
            concat!("xCFPA", "T-HOJUa2o7osPPe2tj4AIGPP6chNPycPqLq1N860GWVbM"),
            concat!("CFPA", "T-0000000000000000000000000000000000000000000"),
        ],
        sources: &["https://www.contentful.com/developers/docs/references/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
