//! Geocodio API keys: 39 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.geocodio_key",
    title: "Geocodio API key",
    label: "[GEOCODIO_KEY]",
    pattern: token::assigned!("geocodio", "[0-9a-f]{39}"),
    prefilter: Prefilter::Name(&["geocodio"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 39..=39),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "GEOCODIO_API_KEY=‹6761",
                "f1a60be66b87b79d48bc22abfa0d84c9246›"
            ),
            concat!(
                "\"geocodio_api_key\": \"‹31e2",
                "41025799bb0ef514b12e1ddb4ce971678b8›\","
            ),
            concat!(
                "the GEOCODIO key is ‹d279",
                "bca0f87a0913ec3bdf3faa6ea9dab1ac61f›"
            ),
        ],
        ignores: &[
            concat!(
                "GEOCODIO_API_KEY=6a1d",
                "4cbe26df5c57e7ec4063716e40cf98e11b"
            ),
            concat!(
                "GEOCODIO_API_KEY=2d5e",
                "0dd2a0432e0edf9d18054187ba484d571e27"
            ),
            concat!(
                "GEOCODIO_API_KEY=0000",
                "00000000000000000000000000000000000"
            ),
            concat!("checksum=e8a4", "2c14303fb6a18d6341bccbeb57e5dd2a39d"),
        ],
        sources: &["https://www.geocod.io/docs/"],
    }),
    ..Detector::of(Family::Secret)
};
