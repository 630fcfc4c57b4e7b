//! Apify API tokens: `apify_api_` and 36 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.apify_token",
    title: "Apify API token",
    label: "[APIFY_TOKEN]",
    pattern: "apify_api_[0-9A-Za-z]{36}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["apify_api_"]),
    validate: |candidate| token::known(candidate, 10, 36..=36, Confidence::High),
    context: &["apify"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "APIFY_TOKEN=‹apif",
                "y_api_oOSSWfUmClT5Tg5kT5rfgVZ4CYVqL8n88jOK›"
            ),
            concat!(
                "{\"apify_token\": \"‹apif",
                "y_api_wotACsR9DpNet8x3jYekYivWI4YcbDqjmTWW›\"}"
            ),
            concat!(
                "use ‹apif",
                "y_api_zVWwx653jJJRi2l37KroP1rsgq5ebXP92UPK› from now on"
            ),
        ],
        ignores: &[
            concat!("apif", "y_api_P7EZFTD7AZGzz7405xkO83CU4PzKP01PQyd"),
            concat!("apif", "y_api_qWgePJaYk4UdQi6USC0tQyREFFDjrXxVO1my7"),
            concat!("xapif", "y_api_wJagQvS5BkYZETyF8H3j3FazJzUWGpOGrvji"),
            concat!("apif", "y_api_000000000000000000000000000000000000"),
        ],
        sources: &["https://docs.apify.com/platform/integrations/api"],
    }),
    ..Detector::of(Family::Secret)
};
