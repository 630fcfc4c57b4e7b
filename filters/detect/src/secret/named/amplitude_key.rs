//! Amplitude API and secret keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.amplitude_key",
    title: "Amplitude key",
    label: "[AMPLITUDE_KEY]",
    pattern: token::assigned!("amplitude", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["amplitude"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "AMPLITUDE_SECRET_KEY=‹1a6f",
                "d2bdee94c322db971a021d74accd›"
            ),
            concat!(
                "\"amplitude_secret_key\": \"‹fd36",
                "6b12d10429f1bae9e67c9b0fb643›\","
            ),
            concat!(
                "the AMPLITUDE key is ‹4fa7",
                "679f677d775b7c3cd55fbc89ca6f›"
            ),
        ],
        ignores: &[
            concat!("AMPLITUDE_SECRET_KEY=8d14", "84dd00abcf22a0874e95b8f1ef5"),
            concat!("AMPLITUDE_SECRET_KEY=bf88", "982f88016826b64d2ca29a41e9587"),
            concat!("AMPLITUDE_SECRET_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=7118", "7f98682eb329c63a9d6c9d3ebd77"),
        ],
        sources: &["https://amplitude.com/docs/apis/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
