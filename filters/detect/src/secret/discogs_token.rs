//! Discogs personal access tokens: 40 letters, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.discogs_token",
    title: "Discogs access token",
    label: "[DISCOGS_TOKEN]",
    pattern: token::assigned!("discogs", "[0-9A-Za-z]{40}"),
    prefilter: Prefilter::Name(&["discogs"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "DISCOGS_TOKEN=‹uS0C",
                "Cu6FaRTCKc2X5ZBGovCR6HU5pICcy4qUF7io›"
            ),
            concat!(
                "\"discogs_token\": \"‹h0Px",
                "Ao2icCcCAvEliP6NKVjL7Oo3Ago673zCy4R0›\","
            ),
            concat!(
                "the DISCOGS key is ‹08MB",
                "1aQOnoaR5FoAIEKyXMM20MEVkzttnORY88JW›"
            ),
        ],
        ignores: &[
            concat!("DISCOGS_TOKEN=Jj4d", "Bio30GscSd7YrMcjBYLm24OcSH7I84fw8DV"),
            concat!(
                "DISCOGS_TOKEN=gH1y",
                "msez47pgF8grehFWoYCLBsdM5kRuDo44ZbP57"
            ),
            concat!("DISCOGS_TOKEN=0000", "000000000000000000000000000000000000"),
            concat!("checksum=nFbu", "KGQ8GxpB6j4yj6OCzDSJBoRivIJzaGeaYQIl"),
        ],
        sources: &["https://www.discogs.com/developers"],
    }),
    ..Detector::of(Family::Secret)
};
