//! Adyen API keys: `AQE`, then three parts joined by dashes: base64, base64 of 32 bytes, and 16 characters of any
//! kind.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.adyen_key",
    title: "Adyen API key",
    label: "[ADYEN_KEY]",
    pattern: concat!(
        "AQE[a-z]hm[0-9A-Za-z+/]{40,200}={0,2}",
        "-[0-9A-Za-z+/]{43}=-[!#-&(-~]{10,16}",
    ),
    prefilter: Prefilter::Prefix(&["AQE"]),
    validate: |candidate| token::known(candidate, 6, 90..=300, Confidence::VeryHigh),
    context: &["adyen"],
    about: native(&About {
        validator: "prefix and form",
        notes: "Leaves out keys of the older kind that have no dashes.",
        finds: &[
            concat!(
                "ADYEN_API_KEY=‹AQEy",
                "hmfxWJiDELCrujke8PM3r804eluGRA35grOtWgIcFiI2TBAHS0GNzLZKF2zuJDMB0LO5UHWfCFWn05Gq-vn9yjfgN9Gu8zTEly6PuVAgrEAjRWPLQCMK5kN1LZTS=-T4xWqZ;n7}M%=kU2›"
            ),
            concat!(
                "\"‹AQEx",
                "hmfxWJiDELCrujke8PM3r804eluGRA35grOtWgIcFiI2TBAHS0GNzLZKF2zuJDMB0LO5UHWfCFWn05==-vn9yjfgN9Gu8zTEly6PuVAgrEAjRWPLQCMK5kN1LZTS=-T4xWqZ;n7}M%=kU2›\""
            ),
        ],
        ignores: &[
            concat!(
                "AQEy",
                "hmfxWJiDELCrujke8PM3r804eluGRA35grOtWgIcFiI2TBAHS0GNz"
            ),
            concat!(
                "xAQEy",
                "hmfxWJiDELCrujke8PM3r804eluGRA35grOtWgIcFiI2TBAHS0GNzLZKF2zuJDMB0LO5UHWfCFWn05Gq-vn9yjfgN9Gu8zTEly6PuVAgrEAjRWPLQCMK5kN1LZTS=-T4xWqZ;n7}M%=kU2"
            ),
            concat!("AQEy", "hmfxAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"),
        ],
        sources: &["https://docs.adyen.com/development-resources/api-credentials/"],
    }),
    ..Detector::of(Family::Secret)
};
