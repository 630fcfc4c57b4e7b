//! Browserbase API keys: `bb_live_` and 27 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.browserbase_key",
    title: "Browserbase API key",
    label: "[BROWSERBASE_KEY]",
    pattern: "bb_live_[0-9A-Za-z_-]{24,32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["bb_live_"]),
    validate: |candidate| token::known(candidate, 8, 24..=32, Confidence::High),
    context: &["browserbase"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("BROWSERBASE_KEY=‹bb_l", "ive_YzBc3fgkNOSYLZ_MNXd0q3Bbbq›"),
            concat!(
                "{\"browserbase_key\": \"‹bb_l",
                "ive_OexzizNMA4jq8rvbaz9_33xWa7›\"}"
            ),
            concat!("use ‹bb_l", "ive_qUK0N-R-AvcWFh78_siPSTXHOG› from now on"),
        ],
        ignores: &[
            concat!("bb_l", "ive_Ww2pVcl3GAlUNxQZyZkDlRi"),
            concat!("bb_l", "ive_sLqXnwV_VUET9Rb_BzkeP8rEHzjO5m1T7"),
            concat!("xbb_l", "ive_n7OyX53EM6vWTPiyYlj0OAsUIk"),
            concat!("bb_l", "ive_000000000000000000000000"),
        ],
        sources: &["https://docs.browserbase.com/introduction/getting-started"],
    }),
    ..Detector::of(Family::Secret)
};
