//! API keys of Tinify (TinyPNG): 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tinify_key",
    title: "Tinify API key",
    label: "[TINIFY_KEY]",
    pattern: token::assigned!("tinify|tinypng|tiny_?png", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["tinify", "tinypng", "tiny_png"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("TINIFY_API_KEY=‹Ga6", "5EOuOxjrsNKSqKOuxHO17ytQ6LOPN›"),
            concat!(
                "\"tinifyApiKey\": \"‹cw7",
                "x0vKhv7rabNJ0ttfQP3ofq0yo9cna›\","
            ),
        ],
        ignores: &[
            concat!("TINIFY_API_KEY=Ga6", "5EOuOxjrsNKSqKOuxHO17ytQ6LOP"),
            concat!("TINIFY_API_KEY=Ga6", "5EOuOxjrsNKSqKOuxHO17ytQ6LOPNX"),
            concat!("TINIFY_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://tinypng.com/developers/reference"],
    }),
    ..Detector::of(Family::Secret)
};
