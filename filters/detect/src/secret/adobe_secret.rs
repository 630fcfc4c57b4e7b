//! Client secrets of the Adobe Developer Console: `p8e-` and 32 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.adobe_secret",
    title: "Adobe client secret",
    label: "[ADOBE_SECRET]",
    pattern: "p8e-[0-9A-Za-z_-]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["p8e-"]),
    validate: |candidate| token::known(candidate, 4, 32..=32, Confidence::High),
    context: &["adobe", "client_secret"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("ADOBE_SECRET=‹p8e-", "Bdlc7xyc5Aa9USpjCRT9fdFjKeXeySVd›"),
            concat!(
                "{\"adobe_secret\": \"‹p8e-",
                "k7t-5hfMSJ3LsQKzbJwLdTH0hK8Z_Y7s›\"}"
            ),
            concat!("use ‹p8e-", "nYN1aoYgSc6K4Dwp6IfdufM01pGob55h› from now on"),
        ],
        ignores: &[
            concat!("p8e-", "YF4e5O9oxvVZU5ctF2b4so1iRp8io0i"),
            concat!("p8e-", "opbme-AlpQI6iSygDkKL-nb4gyw6NY3T7"),
            concat!("xp8e-", "bKuuanY28Hrwg2hhBWsgqNSUMvy9bVw2"),
            concat!("p8e-", "00000000000000000000000000000000"),
        ],
        sources: &["https://developer.adobe.com/developer-console/docs/guides/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
