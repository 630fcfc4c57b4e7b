//! reCAPTCHA keys: `6L` and 38 characters of base64url; the site key, which is public, looks the same.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.recaptcha_secret",
    title: "reCAPTCHA secret key",
    label: "[RECAPTCHA_SECRET]",
    pattern: token::assigned!("recaptcha", "6L[0-9A-Za-z_-]{38}"),
    prefilter: Prefilter::Name(&["recaptcha"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "The public site key looks the same and is found too.",
        finds: &[
            concat!(
                "RECAPTCHA_SECRET_KEY=‹6LVd",
                "_y-7Ziyhwp9rPz2VNEkhvHBPcyXJqGn1PGw5›"
            ),
            concat!(
                "\"recaptcha_secret_key\": \"‹6LI7",
                "iBz9Hn2e4gqX599OieBpibT3CHjSuevQuLHF›\","
            ),
            concat!(
                "the RECAPTCHA key is ‹6L0I",
                "G2BEXF4ciJWAUFgwwXaFZltpYJqF7Pp3hCEe›"
            ),
        ],
        ignores: &[
            concat!(
                "RECAPTCHA_SECRET_KEY=6L9l",
                "wKrColnv1mX0G_n7f9dMnpGE-AW0XiShxd0"
            ),
            concat!(
                "RECAPTCHA_SECRET_KEY=6L2k",
                "d3hgvWoWKXBW94lkZJ14lAMLMkatBPS1bM1J7"
            ),
            concat!(
                "RECAPTCHA_SECRET_KEY=6L00",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=6Lw-", "HQmR4o1q7eAnQR5MZegI-VktnysEOWXAjHMC"),
        ],
        sources: &["https://developers.google.com/recaptcha/docs/verify"],
    }),
    ..Detector::of(Family::Secret)
};
