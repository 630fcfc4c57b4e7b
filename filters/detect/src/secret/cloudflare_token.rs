//! Cloudflare API keys and tokens: `cfk_` (a user's key), `cfut_` (a user's token) or `cfat_` (an account's token),
//! 40 letters and digits, and a checksum of eight hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cloudflare_token",
    title: "Cloudflare API token",
    label: "[CLOUDFLARE_TOKEN]",
    pattern: "(?:cfk_|cfut_|cfat_)[0-9A-Za-z]{40}[0-9a-f]{8}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["cfk_", "cfut_", "cfat_"]),
    validate: |candidate| {
        let kinds = [("cfk_", 48..=48), ("cfut_", 48..=48), ("cfat_", 48..=48)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["cloudflare"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "How the checksum is made is not published: any eight hexadecimal digits are accepted.",
        finds: &[
            concat!(
                "CLOUDFLARE_TOKEN=‹cfk_",
                "8qm5m5Swt1kv5WBEbSymVJfsgWFSX7HxdSKWCqOKc4ed70fb›"
            ),
            concat!(
                "{\"cloudflare_token\": \"‹cfut",
                "_bmWsokFkKmlkMo7OPBEPOOoETFTBTgrHbe6aQGipe5775ecf›\"}"
            ),
            concat!(
                "CLOUDFLARE_TOKEN=‹cfat",
                "_L41tTP5K6c5d890EI9WHfRRgH4S5YZiihAnAXIgl6eb9f8d2›"
            ),
            concat!(
                "use ‹cfat",
                "_zZiEJMz68qLxmglgUDHKrrVruBx1QYSnrpZ5WNJLebb7ac9c› from now on"
            ),
        ],
        ignores: &[
            concat!("cfk_", "l7FS23DDlRXhK11l9NaMq91JzwwWVdSRO8PozvXpa852bdc"),
            concat!("cfk_", "ZV3nkvokVrREAA2L6GDOM35xeDxbEnVvLXgBjPaFa12b2d447"),
            concat!("xcfk_", "5QpMDwlzA11fzmxnzh3U1RGe1LKHC3Ryd42AGYiH333401da"),
            concat!("cfk_", "000000000000000000000000000000000000000000000000"),
        ],
        sources: &["https://developers.cloudflare.com/fundamentals/api/get-started/create-token/"],
    }),
    ..Detector::of(Family::Secret)
};
