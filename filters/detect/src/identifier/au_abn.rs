//! Australian business numbers (ABN): eleven digits in groups of 2, 3, 3 and 3. The first less one, all times the weights 10, 1,
//! 3, 5, … 19, add up to a multiple of 89.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.au_abn",
    title: "Australian business number",
    country: Some("AU"),
    category: Some("AU_ABN"),
    label: "[AU_ABN]",
    pattern: "[1-9][0-9](?:[0-9]{9}| [0-9]{3} [0-9]{3} [0-9]{3})(?: [0-9]{3}|[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "abn",
        "australian business number",
        "business number",
        "tax invoice",
    ],
    about: native(&About {
        validator: "weighted sum modulo 89",
        notes: "One run of eleven digits in 89 passes: low unless it is grouped or a word before it names it.",
        finds: &[
            "ABN ‹49 624 595 711›",
            "abn: ‹85661250090›",
            "\"‹73 569 568 058›\",",
        ],
        ignores: &[
            "49 624 595 712",
            "49 624 595 71",
            "49 624 595 711 123",
            "4962459571",
            "496245957110",
            "1-49624595711",
            "x49624595711",
            "049624595711",
        ],
        sources: &["https://abr.business.gov.au/Help/AbnFormat"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let mut digits: [u8; 11] = checksum::exactly(candidate.text)?;
    digits[0] = digits[0].checked_sub(1)?;
    let sum = checksum::weighted(&digits, &[10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]);
    let real = candidate.stands_apart() && sum.is_multiple_of(89);
    real.then(|| candidate.by_form(Confidence::Low, Confidence::Medium))
}
