//! Keys of The Movie Database: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tmdb_key",
    title: "TMDB API key",
    label: "[TMDB_KEY]",
    pattern: token::assigned!("tmdb|themoviedb", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["tmdb", "themoviedb"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("TMDB_API_KEY=‹693", "1d31192c45233e5882f6c44fab0a5›"),
            concat!(
                "\"tmdbApiKey\": \"‹4ea",
                "1f942eaa8d2bc37c499afde1d3b74›\","
            ),
        ],
        ignores: &[
            concat!("TMDB_API_KEY=693", "1d31192c45233e5882f6c44fab0a"),
            concat!("TMDB_API_KEY=693", "1d31192c45233e5882f6c44fab0a59"),
            concat!("TMDB_API_KEY=000", "00000000000000000000000000000"),
        ],
        sources: &["https://developer.themoviedb.org/docs/getting-started"],
    }),
    ..Detector::of(Family::Secret)
};
