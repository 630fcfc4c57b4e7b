//! HERE API keys: 43 characters of base64url, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.here_key",
    title: "HERE API key",
    label: "[HERE_KEY]",
    pattern: token::assigned!(
        "here-api|here_api|here_key|here_maps|hereapi|heremaps",
        "[0-9A-Za-z_-]{43}"
    ),
    prefilter: Prefilter::Name(&[
        "here-api",
        "here_api",
        "here_key",
        "here_maps",
        "hereapi",
        "heremaps",
    ]),
    value: token::value,
    validate: |candidate| token::named(candidate, 43..=43),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "HERE_API_KEY=‹DxX1",
                "em1WruLCxXkONfdYfrz2wxnvZqquPRc6n0abhOq›"
            ),
            concat!(
                "\"here_api_key\": \"‹C5iR",
                "u3RNNUcLVww5E6kQFYtFyUv_zTL5A951Qd7IeKl›\","
            ),
            concat!(
                "the HERE-API key is ‹07fW",
                "zAamewlYs7nlgAT_DpY459oruzO0IuSflyhIdzM›"
            ),
        ],
        ignores: &[
            concat!(
                "HERE_API_KEY=MVYO",
                "ct3N0k8vI5-k-KwcyidOYxnOlTemRyx-4v2xBI"
            ),
            concat!(
                "HERE_API_KEY=9Rt9",
                "dIixc17TK6RNyi7mUFmsC8Q2940mepVlGinb0w67"
            ),
            concat!(
                "HERE_API_KEY=0000",
                "000000000000000000000000000000000000000"
            ),
            concat!("checksum=Vsai", "2Cf7Qwgxh38RUABmQv2KBIx8D3vhpOHiqwyG0AE"),
        ],
        sources: &[
            "https://www.here.com/docs/bundle/identity-and-access-management-developer-guide/page/README.html",
        ],
    }),
    ..Detector::of(Family::Secret)
};
