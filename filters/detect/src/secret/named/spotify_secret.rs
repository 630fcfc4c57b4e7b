//! Secrets of Spotify apps: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.spotify_secret",
    title: "Spotify client secret",
    label: "[SPOTIFY_SECRET]",
    pattern: token::assigned!("spotify|spotipy", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["spotify", "spotipy"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Client ids look the same and are found too.",
        finds: &[
            concat!(
                "SPOTIFY_CLIENT_SECRET=‹777",
                "834849034bacfee9e0cad9791b5ae›"
            ),
            concat!(
                "\"spotifyClientSecret\": \"‹d47",
                "2afd0e6dc3f942c2517d6f073b59f›\","
            ),
        ],
        ignores: &[
            concat!("SPOTIFY_CLIENT_SECRET=777", "834849034bacfee9e0cad9791b5a"),
            concat!(
                "SPOTIFY_CLIENT_SECRET=777",
                "834849034bacfee9e0cad9791b5ae3"
            ),
            concat!("SPOTIFY_CLIENT_SECRET=000", "00000000000000000000000000000"),
        ],
        sources: &["https://developer.spotify.com/documentation/web-api/concepts/apps"],
    }),
    ..Detector::of(Family::Secret)
};
