//! SerpApi private keys: 64 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.serpapi_key",
    title: "SerpApi key",
    label: "[SERPAPI_KEY]",
    pattern: token::assigned!("serp_?api", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["serpapi", "serp_api"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SERPAPI_API_KEY=‹ab4",
                "c22b15c7a722d87567fbc3d91836e2c8f7d510c960fd40ab7c1394dbb813c›"
            ),
            concat!(
                "\"serpapiApiKey\": \"‹495",
                "0bffa69e0c1a9ab963c6a830fdb31ded3aa15d46483a1469109951476671f›\","
            ),
        ],
        ignores: &[
            concat!(
                "SERPAPI_API_KEY=ab4",
                "c22b15c7a722d87567fbc3d91836e2c8f7d510c960fd40ab7c1394dbb813"
            ),
            concat!(
                "SERPAPI_API_KEY=ab4",
                "c22b15c7a722d87567fbc3d91836e2c8f7d510c960fd40ab7c1394dbb813c9"
            ),
            concat!(
                "SERPAPI_API_KEY=000",
                "0000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://serpapi.com/search-api#api-parameters-serpapi-parameters-api-key"],
    }),
    ..Detector::of(Family::Secret)
};
