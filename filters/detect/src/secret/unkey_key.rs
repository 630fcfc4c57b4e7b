//! Root keys of Unkey: `unkey_` and 20 to 40 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.unkey_key",
    title: "Unkey root key",
    label: "[UNKEY_KEY]",
    pattern: "unkey_[0-9A-Za-z]{20,40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["unkey_"]),
    validate: |candidate| {
        token::known(candidate, 6, 20..=40, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["unkey", "root key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹unke", "y_vpkZg2i3JwVAZfJ4OWEUdZtYtt0hXP›"),
            concat!("UNKEY_KEY=\"‹unke", "y_xrJWrlsNCLtD4sTUKjS9xAFre309Ep›\""),
        ],
        ignores: &[
            concat!("unke", "y_vpkZg2i3JwVAZfJ4OWE"),
            concat!("unke", "y_vpkZg2i3JwVAZfJ4OWEUdZtYtt0hXPjC7qIIoAYkj"),
            concat!("xunke", "y_vpkZg2i3JwVAZfJ4OWEUdZtYtt0hXP"),
            concat!("unke", "y_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://www.unkey.com/docs/security/root-keys"],
    }),
    ..Detector::of(Family::Secret)
};
