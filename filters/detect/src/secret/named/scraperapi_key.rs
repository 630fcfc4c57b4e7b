//! ScraperAPI keys: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.scraperapi_key",
    title: "ScraperAPI key",
    label: "[SCRAPERAPI_KEY]",
    pattern: token::assigned!("scraper_?api", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["scraperapi", "scraper_api"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("SCRAPERAPI_KEY=‹aff", "3e3a6c0b1d5779168997c00f207ed›"),
            concat!(
                "\"scraperapiKey\": \"‹40a",
                "6b20cece518be750982c261ed9993›\","
            ),
        ],
        ignores: &[
            concat!("SCRAPERAPI_KEY=aff", "3e3a6c0b1d5779168997c00f207e"),
            concat!("SCRAPERAPI_KEY=aff", "3e3a6c0b1d5779168997c00f207edf"),
            concat!("SCRAPERAPI_KEY=000", "00000000000000000000000000000"),
        ],
        sources: &["https://docs.scraperapi.com/"],
    }),
    ..Detector::of(Family::Secret)
};
