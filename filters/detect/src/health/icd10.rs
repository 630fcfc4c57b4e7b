//! ICD-10 descriptions in a text: a list of words, looked for as they stand.

use super::terms;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.icd10",
    title: "ICD-10 description",
    label: "[DIAGNOSIS]",
    whole: Some(&terms::TERMS),
    context: terms::CONTEXT,
    about: native(&About {
        validator: terms::VALIDATOR,
        notes: "The list is written from the titles of ICD-10-CM categories, a work of the United States government and in the public domain, shortened to the disease where a title has a rest; it has most everyday categories and no codes.",
        finds: &[
            "diagnosed with ‹rheumatoid arthritis› in May",
            "‹Type 2 diabetes mellitus›, stable",
            "‹CHOLERA›",
        ],
        ignores: &["choleras", "type 2 diabetic", "rheumatoid arthritics"],
        sources: &["https://www.cdc.gov/nchs/icd/icd-10-cm/index.html"],
    }),
    ..Detector::of(Family::Health)
};
