//! Foursquare API keys: `fsq3` and 44 characters of base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.foursquare_key",
    title: "Foursquare API key",
    label: "[FOURSQUARE_KEY]",
    pattern: "fsq3[0-9A-Za-z+/]{43}=[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["fsq3"]),
    validate: |candidate| token::known(candidate, 4, 44..=44, Confidence::High),
    context: &["foursquare"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "FOURSQUARE_KEY=‹fsq3",
                "XgOXkjv34YSbs6umaZdYUqem8ra0JAm125FFjfiEpLD=›"
            ),
            concat!(
                "{\"foursquare_key\": \"‹fsq3",
                "uQVTpnZ7RA0dkSgk/hohVpVDfOMVJFk6OpkJG7ZatOK=›\"}"
            ),
            concat!(
                "use ‹fsq3",
                "M+btQE6XiEF5sPxntPqGFTq5fpKt424kgFK9K2fuWcX=› from now on"
            ),
        ],
        ignores: &[
            concat!("fsq3", "I1A2Wx7U91qbjHDOOrSQ19Kr854xhHHfZ+EpYwluop4"),
            concat!("xfsq3", "9A35Lq7r3sm59LHU/fyOYMpCzCKAygoHzYWi7HkNxGi="),
            concat!("fsq3", "0000000000000000000000000000000000000000000="),
        ],
        sources: &["https://docs.foursquare.com/developer/reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
