//! Mexican taxpayer codes (RFC): three letters of a company's name or four of a person's, the date of birth or foundation as
//! `YYMMDD`, two characters against doubles and a check character modulo eleven. Old ones end with the date.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.mx_rfc",
    title: "Mexican taxpayer code (RFC)",
    country: Some("MX"),
    category: Some("TAX_ID"),
    label: "[MX_RFC]",
    pattern: r"(?:[A-Z&]|\xc3\x91){3,4}[ -]?[0-9]{6}(?:[ -]?[0-9A-Z]{2}[0-9A])?[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 9 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "date and check character modulo 11",
        notes: "Without the last three characters, or with a wrong check character (old registers have some), low; four letters and a date may be other things' names.",
        finds: &[
            "RFC: ‹GOMC850314F37›",
            "rfc \"‹GODE 561231 GR8›\"",
            "‹COMG-600703›",
            "RFC ‹MAB-930714-8T4›",
        ],
        ignores: &[
            "GOMC851314F37",
            "GOMC850314F3",
            "GOMC850314F377",
            "GOMC850314F38",
            "XYGOMC850314F37",
            "GPMC-850314",
            "MAB-930714",
        ],
        sources: &["https://www.sat.gob.mx/", "https://www.gob.mx/sat"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["rfc", "registro federal", "contribuyente", "contribuyentes"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let compact: Vec<u32> = candidate
        .text
        .chars()
        .filter(|c| !" -".contains(*c))
        .map(value)
        .collect::<Option<_>>()?;
    let date = compact.iter().rposition(|&value| value > 9);
    let letters = compact.iter().take_while(|&&value| value > 9).count();
    let digits: Vec<u8> = compact
        .iter()
        .skip(letters)
        .take(6)
        .filter_map(|&v| u8::try_from(v).ok())
        .collect();
    let [y1, y2, m1, m2, d1, d2] = *digits.as_slice() else {
        return None;
    };
    let day = calendar::is_short_birthday(
        calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    if !day || !candidate.starts_word() {
        return None;
    }
    let person = letters == 4 && compact.get(1).is_some_and(|v| VOWELS.contains(v));
    let named = || candidate.follows_any(NAMES);
    match compact.len() - letters {
        6 => (date < Some(4) && (person || named())).then_some(Confidence::Low),
        9 if is_right(&compact) => Some(Confidence::Medium),
        9 => ((person && candidate.is_grouped()) || named()).then_some(Confidence::Low),
        _ => None,
    }
}

/// What a character counts: Ñ is last, and `&` has the place of it.
fn value(symbol: char) -> Option<u32> {
    match symbol {
        'Ñ' => Some(38),
        '&' => Some(24),
        _ => symbol
            .to_digit(36)
            .map(|value| value + u32::from(value > 23)),
    }
}

/// A, E, I, O, U and X, one of which is a person's second letter.
const VOWELS: &[u32] = &[10, 14, 18, 25, 31, 34];

/// Whether the last character is the check character; a company's name has a space before it.
fn is_right(values: &[u32]) -> bool {
    let Some((check, body)) = values.split_last() else {
        return false;
    };
    let missing = if body.len() == 11 { 37 * 13 } else { 0 };
    let sum: u32 = body
        .iter()
        .rev()
        .zip(2..)
        .map(|(value, weight)| value * weight)
        .sum();
    checksum::lacks(sum + missing, 11) == *check
}
