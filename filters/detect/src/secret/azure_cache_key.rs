//! Access keys of Azure Cache for Redis: 44 characters with the mark `AzCa` at the 34th.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_cache_key",
    title: "Azure Cache for Redis key",
    label: "[AZURE_CACHE_KEY]",
    pattern: "[0-9A-Za-z]{33}AzCa[A-P][0-9A-Za-z]{5}=",
    prefilter: Prefilter::Within {
        literals: &["AzCa"],
        before: 33,
    },
    validate: |candidate| token::known(candidate, 0, 44..=44, Confidence::High),
    context: &["azure", "redis"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_CACHE_KEY=‹WMhuKlNGVN4SJYolG9WmoN7uSIzDKXln8",
                "Az",
                "CaBCfNWe=›"
            ),
            concat!(
                "{\"azure_cache_key\": \"‹yKT87T9SIfGMtqJUFYp5t5XvAcDU7BiES",
                "Az",
                "CaB5EyrK=›\"}"
            ),
        ],
        ignores: &[
            concat!("as0FKYSUE7jXvmsiHc8lopyeb9PM9VlW", "Az", "CaBxT2ul="),
            concat!("xHsbbbEsObzFA1F4PFYmW11YKxvz3hdNz8", "Az", "CaB8ILcp="),
            concat!("KLC7g4fLK776YEgyDQ2ZAL2EWd1Mk5bNT", "Az", "CaBW7cX8"),
        ],
        sources: &["https://learn.microsoft.com/en-us/azure/azure-cache-for-redis/cache-configure"],
    }),
    ..Detector::of(Family::Secret)
};
