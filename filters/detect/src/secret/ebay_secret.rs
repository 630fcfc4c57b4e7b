//! eBay certificate ids, the secret of an application: `PRD-` or `SBX-`, 12 hexadecimal digits, and four groups of
//! four.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ebay_secret",
    title: "eBay certificate id",
    label: "[EBAY_SECRET]",
    pattern: "(?:PRD-|SBX-)[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["PRD-", "SBX-"]),
    validate: |candidate| token::known(candidate, 4, 32..=32, Confidence::High),
    context: &["ebay"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("EBAY_SECRET=‹PRD-", "3f9827df1ee2-1b24-2016-b2e7-7682›"),
            concat!(
                "{\"ebay_secret\": \"‹SBX-",
                "79e8f1bba62e-9b5b-56cb-ff0c-5258›\"}"
            ),
            concat!("use ‹SBX-", "981b7ccd6ac2-3f19-5b8a-5d98-4402› from now on"),
        ],
        ignores: &[
            concat!("PRD-", "6a8ff361c240-a7bc-1e4c-d160-904"),
            concat!("PRD-", "cac6e502004f-b953-3f92-49af-00ee7"),
            concat!("xPRD-", "deba96b2177d-1f1b-96de-dfa5-4f75"),
            concat!("PRD-", "000000000000-0000-0000-0000-0000"),
        ],
        sources: &["https://developer.ebay.com/api-docs/static/oauth-credentials.html"],
    }),
    ..Detector::of(Family::Secret)
};
