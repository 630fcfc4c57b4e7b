//! Dates of birth: a date behind a word that speaks of birth, in several languages.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.date_of_birth",
    title: "Date of birth",
    label: "[DATE_OF_BIRTH]",
    // Of the Scandinavian words what follows their one letter that is not ASCII.
    pattern: concat!(
        "(?i:dob|d\\.o\\.b|birth|born|geboren|geb\\.|geburtsdatum|geburtstag|geboortedatum|nacimiento|naissance|nascita|",
        "nascimento|urodzenia|delsedatum|dselsdato)",
        "(?i:[ _-]?date|day|[ _-]at|[ _-]on)?(?: \\([A-Za-z/. -]{1,14}\\))?[\"'.)*_]{0,2}[ \\t]{0,4}[:=(|>-]{0,2}",
        "[*_]{0,2}[ \\t]{0,4}[\"'*_]{0,2}",
        "(?i:(?:is|was|on|am|op|el|le|il|the|in) ){0,2}",
        "(?:[0-9]{1,4}[-/. ][0-9]{1,2}[-/. ][0-9]{1,5}|[0-9]{1,2}(?i:st|nd|rd|th|\\.)? (?:of )?[A-Za-z]{3,9}\\.?,? [0-9]{4,5}|",
        "[A-Za-z]{3,9}\\.? [0-9]{1,2}(?i:st|nd|rd|th)?,? [0-9]{4,5})"
    ),
    prefilter: Prefilter::Name(&[
        "dob", "d.o.b", "birth", "born", "geboren", "geb.", "geburts", "geboorte", "nacimien",
        "naissanc", "nascita", "nascimen", "urodzeni", "delsedat", "dselsdat",
    ]),
    value,
    validate,
    about: native(&About {
        validator: "a day that the calendar has, of 1900 to 2035, behind such a word",
        notes: "Dates whose word stands in another column or sentence are left out; dates of things that were \"born\" are found too.",
        finds: &[
            "DOB: ‹04/17/1982›",
            "date of birth ‹1982-04-17›, female",
            "She was born on ‹17 April 1982› in Bath",
            "\"birth_date\": \"‹17.4.1982›\"",
            "born ‹April 17, 1982›",
            "Fecha de nacimiento: ‹17/04/1982›",
            "Födelsedatum: ‹1982-04-17›",
            "BORN ‹17 APRIL 1982›",
            "Ann Lee, geb. am ‹21.07.1984› in Bonn",
            "geb. ‹21.07.1984›",
            "DOB: ‹17 APR 1982›",
            "**DOB:** ‹04/17/1982›",
            "**Born:** ‹April 17, 1982›",
            "| DOB | ‹04/17/1982› |",
            "<dob>‹1982-04-17›</dob>",
            "Date of Birth (MM/DD/YYYY): ‹04/17/1982›",
        ],
        ignores: &[
            "04/17/1982",
            "DOB: 13/32/1982",
            "DOB: 04/17/1882",
            "DOB: 04/17/19821",
            "born 3 Bananas 1982",
            "the birth of a nation 1915",
            "Geb. 12, Zimmer 3",
            "zugeb. 21.07.1984",
        ],
        sources: &["https://www.iso.org/iso-8601-date-and-time-format.html"],
    }),
    ..Detector::of(Family::Pii)
};

/// Where the date begins: at its first digit, or at the name of a month before it.
fn value(text: &str) -> usize {
    let digit = text
        .find(|c: char| c.is_ascii_digit())
        .unwrap_or(text.len());
    let before = text.get(..digit).unwrap_or_default();
    let word = before
        .trim_end()
        .rfind([' ', '\t', ':', '"', '\'', '(', '=', '-', '*', '_', '|', '>'])
        .map_or(0, |at| at + 1);
    let named = before.get(word..).and_then(month).is_some();
    match named {
        true => word,
        false => digit,
    }
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let date = candidate.text.get(value(candidate.text)..)?;
    let numbers: Vec<u16> = date
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| !digits.is_empty())
        .map(|digits| digits.parse().unwrap_or(u16::MAX))
        .collect();
    let name = date
        .split(|c: char| !c.is_ascii_alphabetic())
        .find(|word| word.len() > 2 && *word != "the");
    let month = match name {
        Some(name) => Some(month(name)?),
        None => None,
    };
    let real = match (numbers.as_slice(), month) {
        (&[day, year], Some(month)) => is_day(year, month, day),
        (&[one, two, three], None) => {
            is_day(one, two, three) || is_day(three, one, two) || is_day(three, two, one)
        }
        _ => false,
    };
    let alone = !candidate
        .before
        .ends_with(|c: char| c.is_ascii_alphabetic());
    (real && alone).then_some(Confidence::High)
}

/// Whether the calendar has the day; of a year in two digits too.
fn is_day(year: u16, month: u16, day: u16) -> bool {
    let days = match month {
        4 | 6 | 9 | 11 => 30,
        2 => 29,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day) && matches!(year, 0..=99 | 1900..=2035)
}

/// The number of a month's name, in English or German, whole or cut short.
fn month(name: &str) -> Option<u16> {
    let name = name.trim().trim_end_matches('.').to_ascii_lowercase();
    let is = |month: &&str| {
        name.len() >= 3 && (month.starts_with(&name) || name == "sept" && **month == *"september")
    };
    let place = MONTHS.iter().position(is)?;
    u16::try_from(place % 12 + 1).ok()
}

const MONTHS: [&str; 24] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "januar",
    "februar",
    "maerz",
    "april",
    "mai",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "dezember",
];
