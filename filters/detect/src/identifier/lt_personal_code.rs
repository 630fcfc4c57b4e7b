//! Lithuanian personal codes (asmens kodas): built like Estonian ones, and with the same check digit.

use super::ee_personal_code;
use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.lt_personal_code",
    title: "Lithuanian personal code",
    country: Some("LT"),
    category: Some("TAX_ID"),
    label: "[LT_PERSONAL_CODE]",
    pattern: whole!("[1-6][0-9]{10}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["asmens kodas", "asmens", "a.k", "personal code"],
    about: native(&About {
        validator: "birthday and weighted sum modulo 11",
        notes: "One number of eleven digits in three hundred passes, Estonian codes too.",
        finds: &["asmens kodas ‹48503170257›", "a.k. ‹48503170257›"],
        ignores: &[
            "48503170258",
            "48513170257",
            "4850317025",
            "485031702570",
            "x48503170257",
            "78503170257",
        ],
        sources: &[
            "https://www.registrucentras.lt/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    let real = ee_personal_code::is_real(&digits) && candidate.stands_alone();
    real.then_some(Confidence::Medium)
}
