//! Discogs personal access tokens: 40 letters of both cases, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.discogs_token",
    title: "Discogs access token",
    label: "[DISCOGS_TOKEN]",
    pattern: token::assigned!("discogs", "[A-Za-z]{40}"),
    prefilter: Prefilter::Name(&["discogs"]),
    value: token::value,
    validate: |candidate| token::named_letters(candidate, 40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "DISCOGS_TOKEN=‹uSPC",
                "CulFaRTCKciXIZBGovCRXHUmpICcyeqUFoio›"
            ),
            concat!(
                "\"discogs_token\": \"‹hlPx",
                "AoEicCcCAvEliPmNKVjLAOoeAgoQjOzCyMRt›\","
            ),
            concat!(
                "the DISCOGS key is ‹eiMB",
                "jaQOnoaReFoAIEKyXMMZoMEVkzttnORYJOJW›"
            ),
        ],
        ignores: &[
            concat!("DISCOGS_TOKEN=Jjod", "BioJhGscSdYYrMcjBYLmvAOcSHqIxEfwKDV"),
            concat!(
                "DISCOGS_TOKEN=gHwy",
                "msezlCpgFTgrehFWoYCLBsdMxkRuDoBRZbPem"
            ),
            concat!("DISCOGS_TOKEN=0000", "000000000000000000000000000000000000"),
            concat!("checksum=nFbu", "KGQuGxpBYjtyjyOCzDSJBoRivIJzaGeaYQIl"),
        ],
        sources: &["https://www.discogs.com/developers"],
    }),
    ..Detector::of(Family::Secret)
};
