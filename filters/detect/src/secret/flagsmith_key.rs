//! Flagsmith server-side environment keys: `ser.` and 22 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.flagsmith_key",
    title: "Flagsmith server-side key",
    label: "[FLAGSMITH_KEY]",
    pattern: "ser\\.[0-9A-Za-z]{22}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ser."]),
    validate: |candidate| {
        token::known(candidate, 4, 22..=22, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["flagsmith"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Medium without context: the prefix is short.",
        finds: &[
            concat!("FLAGSMITH_KEY=‹ser.", "FuFTzt4WMWIqbXqcMGTEQJ›"),
            concat!("{\"flagsmith_key\": \"‹ser.", "cWHOS42ROgDZwfQBxsc5PJ›\"}"),
            concat!("use ‹ser.", "ldCikMAy3RSlsqnBjtfxpa› from now on"),
        ],
        ignores: &[
            concat!("ser.", "Soypqqi6wnr8PLdhO1l3G"),
            concat!("ser.", "aA00rLBHZVeLguMWJzzKWl7"),
            concat!("xser.", "TBlVd89EK9XajU8Iuu4qHn"),
            concat!("ser.", "0000000000000000000000"),
        ],
        sources: &["https://docs.flagsmith.com/clients/server-side"],
    }),
    ..Detector::of(Family::Secret)
};
