//! Italian fiscal codes (codice fiscale) of persons: three letters of the surname, three of the name, year, month (a letter)
//! and day of birth (40 more for women), the place of birth, and a check letter. Where two persons would have the same,
//! digits are replaced by letters, from the last on (omocodia).

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.it_fiscal_code",
    title: "Italian fiscal code",
    country: Some("IT"),
    category: Some("IT_FISCAL_CODE"),
    label: "[IT_FISCAL_CODE]",
    pattern: whole!(
        "[A-Z]{3} ?[A-Z]{3} ?[0-9LMNP-V]{2}[ABCDEHLMPRST][0-9LMNP-V]{2} ?[A-Z][0-9LMNP-V]{3} ?[A-Z]|[a-z]{6}[0-9lmnp-v]{2}[abcdehlmprst][0-9lmnp-v]{2}[a-z][0-9lmnp-v]{3}[a-z]"
    ),
    prefilter: Prefilter::Digit { before: 8 },
    validate,
    context: &[
        "codice fiscale",
        "cod. fiscale",
        "cod. fisc",
        "c.f.",
        "cf",
        "fiscal code",
        "tax code",
    ],
    about: native(&About {
        validator: "birthday and check letter",
        notes: "Companies' codes are VAT numbers and found as such; a code whose seven digits are all replaced is left out.",
        finds: &[
            "codice fiscale ‹FRNLRT71D52F205Q›",
            "CF: ‹BNC GPP 64R08 H501E›",
            "‹bncgpp64r08h50mw›",
        ],
        ignores: &[
            "FRNLRT71D52F205R",
            "FRNLRT71D72F205Q",
            "FRNLRT71F52F205Q",
            "FRNLRT71D52F205",
            "FRNLRT71D52F205QX",
            "xFRNLRT71D52F205Q",
        ],
        sources: &[
            "https://www.agenziaentrate.gov.it/portale/web/guest/schede/istanze/richiesta-ts_cf/informazioni-codificazione-pf",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";

/// What stands for the digits 0 to 9 where two codes would be the same.
const REPLACED: &[u8; 10] = b"LMNPQRSTUV";

/// What the letters A to Z count in the first, third … place; the digits count as the first ten.
const ODD: [u32; 26] = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

fn digit(symbol: u8) -> Option<u8> {
    if symbol.is_ascii_digit() {
        return Some(symbol - b'0');
    }
    let at = REPLACED.iter().position(|&letter| letter == symbol)?;
    u8::try_from(at).ok()
}

/// What a letter or digit counts; `odd`: in the first, third … place.
fn value(symbol: u8, odd: bool) -> u32 {
    let first = if symbol.is_ascii_digit() { b'0' } else { b'A' };
    let rank = symbol.wrapping_sub(first);
    match odd {
        true => ODD.get(usize::from(rank)).copied().unwrap_or(0),
        false => u32::from(rank),
    }
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols = checksum::exactly_symbols::<16>(candidate.text)?;
    let [_, _, _, _, _, _, y1, y2, month, d1, d2, .., check] = symbols;
    let day = calendar::pair(digit(d1)?, digit(d2)?);
    let day = if day > 40 { day - 40 } else { day };
    let month = MONTHS.iter().position(|&m| m == month)? + 1;
    let year = calendar::pair(digit(y1)?, digit(y2)?);
    let born = calendar::is_short_birthday(year, u32::try_from(month).ok()?, day);
    let sum: u32 = symbols
        .iter()
        .take(15)
        .enumerate()
        .map(|(i, &s)| value(s, i % 2 == 0))
        .sum();
    let real = born && sum % 26 == u32::from(check.wrapping_sub(b'A')) && candidate.starts_word();
    real.then_some(Confidence::High)
}
