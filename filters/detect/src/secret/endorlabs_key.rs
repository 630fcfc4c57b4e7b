//! Endor Labs API keys and secrets: `endr+` and 16 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.endorlabs_key",
    title: "Endor Labs API key",
    label: "[ENDORLABS_KEY]",
    pattern: "endr\\+[0-9A-Za-z]{16}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["endr+"]),
    validate: |candidate| token::known(candidate, 5, 16..=16, Confidence::High),
    context: &["endor"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("ENDORLABS_KEY=‹endr", "+wgQ88WYLyLtSZNJb›"),
            concat!("{\"endorlabs_key\": \"‹endr", "+CYZVxgwE41jsnW9o›\"}"),
            concat!("use ‹endr", "+cWyU5q7a84J4Sc7G› from now on"),
        ],
        ignores: &[
            concat!("endr", "+24lVNqvj6pb0UD0"),
            concat!("endr", "+ZYGamawkO70K37zv7"),
            concat!("xendr", "+oXtvUBsSwbc5tNp8"),
            concat!("endr", "+0000000000000000"),
        ],
        sources: &["https://docs.endorlabs.com/administration/api-keys/"],
    }),
    ..Detector::of(Family::Secret)
};
