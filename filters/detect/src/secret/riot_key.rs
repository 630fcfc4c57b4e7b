//! Riot Games API keys: `RGAPI-` and a UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.riot_key",
    title: "Riot Games API key",
    label: "[RIOT_KEY]",
    pattern: "RGAPI-[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["RGAPI-"]),
    validate: |candidate| token::known(candidate, 6, 36..=36, Confidence::High),
    context: &["riot", "api key", "api_key", "x-riot-token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹RGAP", "I-a9edd1e5-5148-7b9f-4b01-dbf176ed1207›"),
            concat!(
                "RIOT_KEY=\"‹RGAP",
                "I-9c930573-42c6-8d2c-73f7-572715f5ea05›\""
            ),
        ],
        ignores: &[
            concat!("RGAP", "I-a9edd1e5-5148-7b9f-4b01-dbf176ed120"),
            concat!("RGAP", "I-a9edd1e5-5148-7b9f-4b01-dbf176ed12074"),
            concat!("xRGAP", "I-a9edd1e5-5148-7b9f-4b01-dbf176ed1207"),
            concat!("RGAP", "I-00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://developer.riotgames.com/docs/portal"],
    }),
    ..Detector::of(Family::Secret)
};
