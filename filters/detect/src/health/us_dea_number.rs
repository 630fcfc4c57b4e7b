//! US drug enforcement (DEA) registration numbers of practitioners: a letter for the kind of registrant, a letter of the name (9 for
//! a business), six digits and a check digit: the first, third and fifth, and twice the others, added.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.us_dea_number",
    title: "US drug enforcement registration number (DEA)",
    country: Some("US"),
    category: Some("MEDICAL_LICENSE"),
    label: "[US_DEA_NUMBER]",
    pattern: "(?i:[ABCDEFGHJKLMPRSTUX][A-Z9])[0-9]{7}[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 2 },
    validate,
    context: &[
        "dea",
        "dea number",
        "dea no",
        "dea registration",
        "prescriber",
        "physician",
    ],
    about: native(&About {
        validator: "kind of registrant and check digit modulo 10",
        notes: "A tenth of all codes of this shape passes: low unless a word before it names it.",
        finds: &[
            "DEA ‹BK4172932›",
            "dea number: \"‹fm8301549›\"",
            "prescriber ‹AB1234563›",
        ],
        ignores: &[
            "BK4172933",
            "BK417293",
            "BK41729322",
            "NK4172932",
            "XBK4172932",
            "BK-4172932",
        ],
        sources: &["https://www.deadiversion.usdoj.gov/drugreg/registration.html"],
    }),
    ..Detector::of(Family::Health)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (_, digits) = candidate.text.split_at_checked(2)?;
    let digits: [u8; 7] = checksum::exactly(digits)?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[1, 2, 1, 2, 1, 2]);
    let real = sum > 0 && sum % 10 == u32::from(check) && candidate.starts_word();
    real.then_some(Confidence::Low)
}
