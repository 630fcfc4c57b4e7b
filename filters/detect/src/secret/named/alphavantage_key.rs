//! Alpha Vantage API keys: 16 capital letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.alphavantage_key",
    title: "Alpha Vantage API key",
    label: "[ALPHAVANTAGE_KEY]",
    pattern: token::assigned!("alpha-vantage|alpha_vantage|alphavantage", "[0-9A-Z]{16}"),
    prefilter: Prefilter::Name(&["alpha-vantage", "alpha_vantage", "alphavantage"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 16..=16),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("ALPHAVANTAGE_API_KEY=‹WVRY", "4GM6TNLLT76P›"),
            concat!("\"alphavantage_api_key\": \"‹3S0Y", "H09H9RGEW2QC›\","),
            concat!("the ALPHA-VANTAGE key is ‹2EQ3", "03CJMFVYPP7B›"),
        ],
        ignores: &[
            concat!("ALPHAVANTAGE_API_KEY=E4Q2", "YLRINUSN7JQ"),
            concat!("ALPHAVANTAGE_API_KEY=VFSL", "K9I3DY89AFC17"),
            concat!("ALPHAVANTAGE_API_KEY=0000", "000000000000"),
            concat!("checksum=6UO2", "ZBJE18MLWP86"),
        ],
        sources: &["https://www.alphavantage.co/documentation/"],
    }),
    ..Detector::of(Family::Secret)
};
