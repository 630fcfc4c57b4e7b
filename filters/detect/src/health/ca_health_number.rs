//! Canadian health insurance numbers, one shape for each province: Ontario ten digits (Luhn) and a version of two letters, British
//! Columbia ten from 9 with a check digit modulo eleven, Quebec four letters and eight digits with the birthday, others eight to twelve.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "health.ca_health_number",
    title: "Canadian health number",
    country: Some("CA"),
    label: "[CA_HEALTH_NUMBER]",
    pattern: concat!(
        "(?:[0-9]{12}|[A-Z]{4} ?[0-9]{4} ?[0-9]{4}|[DHMNT][0-9]{7}|[0-9]{4}[ -]?[0-9]{3}[ -]?[0-9]{3}(?:[ -]?[A-Z]{2})?",
        "|[0-9]{5}-[0-9]{4}|[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}|[0-9]{8})(?:[./-]?[0-9]|[A-Za-z])?",
    ),
    prefilter: Prefilter::Digit { before: 5 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "check digit or birthday; shape after a word",
        notes: "Other than British Columbia's and Quebec's, numbers count only after a word that names them.",
        finds: &[
            "OHIP: ‹5837-462-018 KW›",
            "PHN ‹9831704257›",
            "‹9128 460 372›",
            "RAMQ ‹TREM 8554 1203›",
            "health card number ‹12345-6789›",
        ],
        ignores: &[
            "5837-462-018",
            "PHN 98317042571",
            "9831704258",
            "TREM 8574 1203",
            "health card 12345",
            "x9831704257",
            "1-9831704257",
        ],
        sources: &[
            "https://www.ontario.ca/page/apply-ohip-and-get-health-card",
            "https://www2.gov.bc.ca/gov/content/health/health-drug-coverage/msp",
            "https://www.ramq.gouv.qc.ca/en",
        ],
    }),
    ..Detector::of(Family::Health)
};

const NAMES: &[&str] = &[
    "health number",
    "health card",
    "health insurance number",
    "health insurance card",
    "health care number",
    "healthcare number",
    "personal health number",
    "phn",
    "ohip",
    "ramq",
    "ahcip",
    "msp number",
    "mcp number",
    "carte santé",
    "carte soleil",
    "assurance maladie",
    "numéro d'assurance maladie",
    "care card",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let letters = candidate
        .text
        .bytes()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    let digits = checksum::digits(candidate.text);
    let version = candidate
        .text
        .bytes()
        .rev()
        .take_while(u8::is_ascii_alphabetic)
        .count();
    if !candidate.stands_apart() {
        return None;
    }
    let checked = match (letters, digits.len(), version) {
        (4, 8, 0) => is_quebec(&digits),
        (0, 10, 0) if digits.starts_with(&[9]) => is_british_columbia(&digits),
        (0, 10, 0 | 2) => checksum::luhn(&digits),
        (0, 8 | 9 | 12, 0) | (1, 7, 0) => false,
        _ => return None,
    };
    let unmistakable = letters == 4 || digits.starts_with(&[9]) && digits.len() == 10;
    match checked {
        true if unmistakable => Some(Confidence::Low),
        _ if letters == 4 => None,
        _ => candidate.follows_any(NAMES).then_some(Confidence::Low),
    }
}

/// Year, month (50 more for women) and day of birth, and two digits.
fn is_quebec(digits: &[u8]) -> bool {
    let [y1, y2, m1, m2, d1, d2, ..] = *digits else {
        return false;
    };
    let month = match calendar::pair(m1, m2) {
        month @ 51.. => month - 50,
        month => month,
    };
    calendar::is_short_birthday(calendar::pair(y1, y2), month, calendar::pair(d1, d2))
}

fn is_british_columbia(digits: &[u8]) -> bool {
    let sum = checksum::weighted(digits, &[0, 2, 4, 8, 5, 10, 9, 7, 3]);
    let check = digits.last().map(|&check| u32::from(check));
    check == Some(checksum::lacks(sum, 11))
}
