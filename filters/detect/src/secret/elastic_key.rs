//! Elastic Cloud API keys: `essu_` and base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.elastic_key",
    title: "Elastic Cloud API key",
    label: "[ELASTIC_KEY]",
    pattern: "essu_[0-9A-Za-z+/]{40,200}",
    prefilter: Prefilter::Prefix(&["essu_"]),
    validate: |candidate| token::known(candidate, 5, 40..=200, Confidence::High),
    context: &["elastic"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "ELASTIC_KEY=‹essu",
                "_KKuZykz0XC6eHfdwOdmQhbte6kaGpbeJuxSn+5X+8C›"
            ),
            concat!(
                "{\"elastic_key\": \"‹essu",
                "_3yM3TTp9/676oVFzaWoCCh8kCObE7sr3FRza+Wgo8b›\"}"
            ),
            concat!(
                "use ‹essu",
                "_hJFRGvyCzW3NodWCjXUbF0289Ai3x+07zBszM8LA3M› from now on"
            ),
        ],
        ignores: &[
            concat!("essu", "_fV9GHT14kakJPFZflTdjSDUR3+LtyNwCEOUP/MN"),
            concat!("xessu", "_Gh5dAkipJdHL4ZeZCnT1ormZK16uWOwh2RiOPe/emK"),
            concat!("essu", "_0000000000000000000000000000000000000000"),
        ],
        sources: &["https://www.elastic.co/docs/deploy-manage/api-keys/elastic-cloud-api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
