//! ScrapingBee API keys: 80 upper-case letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.scrapingbee_key",
    title: "ScrapingBee API key",
    label: "[SCRAPINGBEE_KEY]",
    pattern: token::assigned!("scraping_?bee", "[0-9A-Z]{80}"),
    prefilter: Prefilter::Name(&["scrapingbee", "scraping_bee"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 80..=80),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SCRAPINGBEE_API_KEY=‹7B5",
                "9BV91CD39Q6QET9KVQSD7XPQD5R3LQY8L2135UEXNHM6PW3NSCKRZUU92WEQSKFC59RGLOSCYBQI4›"
            ),
            concat!(
                "\"scrapingbeeApiKey\": \"‹8J1",
                "1GD2AH27C05GLX1FA91ZRAGTS1726VASING4SP7E8D3PHT3S5PAD0Q02G9417L13TQ8V9CWHPGU32›\","
            ),
        ],
        ignores: &[
            concat!(
                "SCRAPINGBEE_API_KEY=7B5",
                "9BV91CD39Q6QET9KVQSD7XPQD5R3LQY8L2135UEXNHM6PW3NSCKRZUU92WEQSKFC59RGLOSCYBQI"
            ),
            concat!(
                "SCRAPINGBEE_API_KEY=7B5",
                "9BV91CD39Q6QET9KVQSD7XPQD5R3LQY8L2135UEXNHM6PW3NSCKRZUU92WEQSKFC59RGLOSCYBQI4P"
            ),
            concat!(
                "SCRAPINGBEE_API_KEY=XXX",
                "XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX"
            ),
        ],
        sources: &["https://www.scrapingbee.com/documentation/"],
    }),
    ..Detector::of(Family::Secret)
};
