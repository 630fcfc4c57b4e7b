//! Checkly API keys: `cu_` (user) or `sv_` (service) and 32 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.checkly_key",
    title: "Checkly API key",
    label: "[CHECKLY_KEY]",
    pattern: "(?:cu_|sv_)[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["cu_", "sv_"]),
    validate: |candidate| token::known(candidate, 3, 32..=32, Confidence::High),
    context: &["checkly"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("CHECKLY_KEY=‹cu_f", "fce3a88a39eafa7b102a515e930dfc7›"),
            concat!(
                "{\"checkly_key\": \"‹sv_4",
                "6a6b16900292160a4d269659e227804›\"}"
            ),
            concat!("use ‹sv_d", "1c792056627c9139c764a0afe233496› from now on"),
        ],
        ignores: &[
            concat!("cu_d", "845cfd6939fdbb84ff0dc59b130680"),
            concat!("cu_7", "9e69849fd340edf935adce5aa2dd8b57"),
            concat!("xcu_c", "3c2e0d6a259cb9759ba45239dd74344"),
            concat!("cu_0", "0000000000000000000000000000000"),
        ],
        sources: &["https://www.checklyhq.com/docs/accounts-and-users/creating-api-key/"],
    }),
    ..Detector::of(Family::Secret)
};
