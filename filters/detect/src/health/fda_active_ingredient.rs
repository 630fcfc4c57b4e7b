//! FDA active ingredients in a text: a list of words, looked for as they stand.

use super::terms;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.fda_active_ingredient",
    title: "FDA active ingredient",
    label: "[MEDICINE]",
    whole: Some(&terms::TERMS),
    context: terms::CONTEXT,
    about: native(&About {
        validator: terms::VALIDATOR,
        notes: "The list is written from the non-proprietary names of medicines the FDA has approved, which are in the public domain. It is no complete one, and leaves out names that are everyday words or substances of the body.",
        finds: &[
            "patient takes ‹metformin› 500 mg twice",
            "‹Insulin glargine›, ten units",
            "(‹ATORVASTATIN›)",
        ],
        ignores: &[
            "metforminium",
            "xmetformin 5",
            "meta forming 500 mg",
            "insulin pump",
        ],
        sources: &[
            "https://www.accessdata.fda.gov/scripts/cder/daf/",
            "https://open.fda.gov/data/downloads/",
        ],
    }),
    ..Detector::of(Family::Health)
};
