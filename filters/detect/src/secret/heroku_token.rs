//! Heroku API keys: `HRKU-` and 60 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.heroku_token",
    title: "Heroku API key",
    label: "[HEROKU_TOKEN]",
    pattern: "HRKU-[0-9A-Za-z_-]{60}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["HRKU-"]),
    validate: |candidate| token::known(candidate, 5, 60..=60, Confidence::High),
    context: &["heroku"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "HEROKU_TOKEN=‹HRKU",
                "-WJbf0RyhFzIrAXMKWdhxDlfep-hc1JV9KKyNt_e1NDzIiucOZdzaprSoJEYD›"
            ),
            concat!(
                "{\"heroku_token\": \"‹HRKU",
                "-MMOv5i3xwLpczctvIyXgiYlGAoOUAbx_e2s07KV9W5xs-3zaUIenk3Vq478t›\"}"
            ),
            concat!(
                "use ‹HRKU",
                "-QNvCGrhJIu1m78GmfoK2h5IbnTxrtEWnxY1nEjcD3ym5-xAxvsmizlRTJP-g› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "HRKU",
                "-wbtCodqiMvwDnMd6RaKix3h-MHXhowd2G8VDIULVqYmNJusIqK9EzJeBp8t"
            ),
            concat!(
                "HRKU",
                "-jN0z1xP47ogrLLs_pWR7cCIemKG-ZdQT3tuhKEmhLqHzLtp7f8-9XCeTh85n7"
            ),
            concat!(
                "xHRKU",
                "-QUUzIAUeaJmBhfI0JP2wiF4YtAU3TPNiShmchtETTWSzNkmmsvuayzKE7YY8"
            ),
            concat!(
                "HRKU",
                "-000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://devcenter.heroku.com/articles/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
