//! FDA-approved drug by its brands in a text: a list of words, looked for as they stand.

use super::terms;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.fda_drug_name",
    title: "FDA-approved drug by its brand",
    label: "[MEDICINE]",
    whole: Some(&terms::TERMS),
    context: terms::CONTEXT,
    about: native(&About {
        validator: terms::VALIDATOR,
        notes: "The list is written from well-known brand names of medicines the FDA has approved: facts in the public domain, several hundred of some thousands.",
        finds: &[
            "prescribed ‹Lipitor› 20 mg",
            "‹OZEMPIC›, weekly",
            "switched to ‹Humira›.",
        ],
        ignores: &["Lipitors", "the lip it or", "xHumira"],
        sources: &["https://www.accessdata.fda.gov/scripts/cder/daf/"],
    }),
    ..Detector::of(Family::Health)
};
