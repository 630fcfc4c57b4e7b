//! Telnyx API keys: `KEY`, 32 upper-case hexadecimal digits, `_` and 22 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.telnyx_key",
    title: "Telnyx API key",
    label: "[TELNYX_KEY]",
    pattern: "KEY[0-9A-F]{32}_[0-9A-Za-z]{22}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["KEY"]),
    validate: |candidate| token::known(candidate, 3, 55..=55, Confidence::High),
    context: &["telnyx", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹KE",
                "Y4C054845079C3ECCFF6B644BE90F82F7_3tmtW8Bhrl2In3T8IlY6tU›"
            ),
            concat!(
                "TELNYX_KEY=\"‹KE",
                "Y02D742E7A54C88852728D1DCF5040B02_ZFF7jZifOzf1ZWLE7pXhzX›\""
            ),
        ],
        ignores: &[
            concat!(
                "KE",
                "Y4C054845079C3ECCFF6B644BE90F82F7_3tmtW8Bhrl2In3T8IlY6t"
            ),
            concat!(
                "KE",
                "Y4C054845079C3ECCFF6B644BE90F82F7_3tmtW8Bhrl2In3T8IlY6tUW"
            ),
            concat!(
                "xKE",
                "Y4C054845079C3ECCFF6B644BE90F82F7_3tmtW8Bhrl2In3T8IlY6tU"
            ),
            concat!(
                "KE",
                "Y00000000000000000000000000000000_xxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://developers.telnyx.com/docs/development/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
