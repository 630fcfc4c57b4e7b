//! German tax identification numbers (IdNr): eleven digits, the last the check digit of ISO 7064 MOD 11,10. Of the first ten
//! just one occurs twice, or three times but not in a row; the first is not 0.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.de_tax_id",
    title: "German tax identification number",
    country: Some("DE"),
    category: Some("TAX_ID"),
    label: "[DE_TAX_ID]",
    pattern: whole!("[1-9][0-9] ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "steuer-id",
        "steuer id",
        "steueridentifikationsnummer",
        "steuer-identifikationsnummer",
        "identifikationsnummer",
        "idnr",
        "id-nr",
        "steuer-idnr",
        "steuerid",
        "tax id",
        "tin",
    ],
    about: native(&About {
        validator: "ISO 7064 MOD 11,10 and the repeated digit",
        notes: "One number of eleven digits in five hundred passes.",
        finds: &["Steuer-ID ‹81427350686›", "IdNr. ‹48 137 260 519›"],
        ignores: &[
            "81427350687",
            "81427350694",
            "48134240512",
            "8142735068",
            "814273506860",
            "x81427350686",
            "11145678908",
        ],
        sources: &[
            "https://www.bzst.de/DE/Privatpersonen/SteuerlicheIdentifikationsnummer/steuerlicheidentifikationsnummer_node.html",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    let [first @ .., _] = digits;
    let mut counts = [0_u8; 10];
    for digit in first {
        *counts.get_mut(usize::from(digit))? += 1;
    }
    let repeated = counts.iter().filter(|&&count| count > 1).count();
    let in_a_row = first
        .windows(3)
        .any(|three| matches!(three, [a, b, c] if a == b && b == c));
    let real = repeated == 1
        && counts.iter().all(|&count| count <= 3)
        && !in_a_row
        && checksum::mod_11_10(&digits)
        && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Medium, Confidence::High))
}
