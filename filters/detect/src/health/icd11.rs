//! ICD-11 disease names in a text: a list of words, looked for as they stand.

use super::terms;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.icd11",
    title: "ICD-11 disease name",
    label: "[DIAGNOSIS]",
    whole: Some(&terms::TERMS),
    context: terms::CONTEXT,
    about: native(&About {
        validator: terms::VALIDATOR,
        notes: "The list has common names of diseases that ICD-11 classifies, in words of our own: its texts may not be altered and are not copied. It has the frequent ones and no codes.",
        finds: &[
            "history of ‹major depressive episode›",
            "‹Migraine› since childhood",
            "‹type 1 diabetes›",
        ],
        ignores: &["migraineur", "type 1 diabetics", "depression of the key"],
        sources: &["https://icd.who.int/browse11"],
    }),
    ..Detector::of(Family::Health)
};
