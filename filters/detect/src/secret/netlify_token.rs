//! Netlify access tokens: `nfp_` (personal), `nfo_` (OAuth), `nfc_` (command line), `nfu_` (web), `nfb_` (build) and
//! 36 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.netlify_token",
    title: "Netlify access token",
    label: "[NETLIFY_TOKEN]",
    pattern: "(?:nfp_|nfo_|nfc_|nfu_|nfb_)[0-9A-Za-z]{36}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["nfp_", "nfo_", "nfc_", "nfu_", "nfb_"]),
    validate: |candidate| token::known(candidate, 4, 36..=36, Confidence::High),
    context: &["netlify", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹nfp", "_hojiz9i19MQnxO8RRlE18IXFHIRY30nf1Ufd›"),
            concat!(
                "NETLIFY_AUTH_TOKEN=\"‹nfp",
                "_KOVMwEN9MJPnBk4i5EJhc1l8GslR3XcnsdUO›\""
            ),
            concat!("it is ‹nfo", "_1YK6BdZMqTP8zSq1e8FkZqLhBQJWxUGROD2t›."),
            concat!(
                "Authorization: Bearer ‹nfc",
                "_21vlS6cAhFB9dcavoV4Utua6g2HNHWWw1YEW›,"
            ),
            concat!("it is ‹nfu", "_g065pQHWDlvAajY8HNdftiqmIj7OjiIWWubw›."),
            concat!(
                "Authorization: Bearer ‹nfb",
                "_dslNyIlO8WrlvrgwX1SLpobS3SPC8gq45DKB›,"
            ),
        ],
        ignores: &[
            concat!("nfp", "_hojiz9i19MQnxO8RRlE18IXFHIRY30nf1Uf"),
            concat!("nfp", "_hojiz9i19MQnxO8RRlE18IXFHIRY30nf1UfdP"),
            concat!("xnfp", "_hojiz9i19MQnxO8RRlE18IXFHIRY30nf1Ufd"),
            concat!("nfp", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.netlify.com/api/get-started/"],
    }),
    ..Detector::of(Family::Secret)
};
