//! Finnhub API keys: 20 or 40 small letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.finnhub_key",
    title: "Finnhub API key",
    label: "[FINNHUB_KEY]",
    pattern: token::assigned!("finnhub", "[0-9a-z]{20}(?:[0-9a-z]{20})?"),
    prefilter: Prefilter::Name(&["finnhub"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 20..=20).or_else(|| token::named(candidate, 40..=40))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("FINNHUB_API_KEY=‹y258", "c20xvr74a6lycbc8›"),
            concat!("\"finnhub_api_key\": \"‹7mzi", "rum58ix2ikktemab›\","),
            concat!("the FINNHUB key is ‹xr9a", "pn4db14t1mgrkp9v›"),
            concat!(
                "FINNHUB_API_KEY: ‹377a",
                "1bwpzfon08yq19i6atal4uamp4z7fy6pemdu›"
            ),
        ],
        ignores: &[
            concat!("FINNHUB_API_KEY=pza6", "hqql30vsnva4dkl"),
            concat!("FINNHUB_API_KEY=7pa5", "pdxdazfstn1r9jtg7"),
            concat!("FINNHUB_API_KEY=0000", "0000000000000000"),
            concat!("checksum=uicp", "qrxhup4n6ykf7n1y"),
        ],
        sources: &["https://finnhub.io/docs/api/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
