//! Last.fm API keys and secrets: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.lastfm_key",
    title: "Last.fm API key",
    label: "[LASTFM_KEY]",
    pattern: token::assigned!("last\\.fm|last_fm|lastfm", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["last.fm", "last_fm", "lastfm"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LASTFM_API_KEY=‹19bd", "3dd1fe723747bba1f3d379f486de›"),
            concat!(
                "\"lastfm_api_key\": \"‹73d0",
                "be09878b6ad6436e6db0c6a62a4a›\","
            ),
            concat!("the LAST.FM key is ‹2125", "70939b7008c6ce879cff31500544›"),
        ],
        ignores: &[
            concat!("LASTFM_API_KEY=88bb", "12af8c3f1df34da0a88515174ab"),
            concat!("LASTFM_API_KEY=aa06", "0fc3c98516666fd520215c9e398c7"),
            concat!("LASTFM_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=50b5", "39d11cc14c3121fe85666fdb54c5"),
        ],
        sources: &["https://www.last.fm/api/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
