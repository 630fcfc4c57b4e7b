//! Checkout.com secret keys: `sk_` (live) or `sk_sbox_` (sandbox), 26 characters of base32, and a check character
//! of that alphabet or one of `*#$=`.

use super::{placeholder, token};
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.checkout_key",
    title: "Checkout.com secret key",
    label: "[CHECKOUT_KEY]",
    pattern: "sk_(?:sbox_)?[2-7a-z]{26}(?:[*#$=]|[2-7a-z][0-9A-Za-z]?)",
    prefilter: Prefilter::Prefix(&["sk_"]),
    validate: |candidate| {
        let body = candidate.text.rsplit('_').next()?;
        let fits = body.len() == 27 && token::mixed(body) && candidate.starts_word();
        placeholder::grade(body, Confidence::High).filter(|_| fits)
    },
    context: &["checkout"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "How the check character is made is not published: it is not verified.",
        finds: &[
            concat!(
                "CHECKOUT_SECRET_KEY=‹sk_",
                "sbox_k7w3nq2ovt5xh4ycz6ejmr2pdaf›"
            ),
            concat!("\"‹sk_", "k7w3nq2ovt5xh4ycz6ejmr2pda*›\""),
        ],
        ignores: &[
            concat!("sk_", "k7w3nq2ovt5xh4ycz6ejmr2pd"),
            concat!("sk_", "k7w3nq2ovt5xh4ycz6ejmr2pdafq"),
            concat!("xsk_", "k7w3nq2ovt5xh4ycz6ejmr2pdaf"),
            concat!("sk_", "aaaaaaaaaaaaaaaaaaaaaaaaaaa"),
        ],
        sources: &["https://www.checkout.com/docs/developer-resources/api/manage-api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
