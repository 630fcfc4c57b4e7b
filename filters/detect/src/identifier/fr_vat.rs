//! French VAT numbers: `FR`, a key of two symbols, and the nine digits of the company (SIREN, Luhn). A key of digits is 12 and
//! three times the SIREN modulo 97, all that modulo 97. A key with letters stands for a number whose rest of eleven is that of
//! the SIREN and the quotient and one.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fr_vat",
    title: "French VAT number",
    country: Some("FR"),
    category: Some("TAX_ID"),
    label: "[FR_VAT]",
    pattern: whole!("(?:(?:F[Rr]|fr) ?)?[0-9A-HJ-NP-Z]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 6 },
    names: &[NAMES],
    nameless: whole!("(?:F[Rr]|fr) ?[0-9A-HJ-NP-Z]{2} ?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "Luhn and modulo 97 or 11",
        notes: "Numbers without `FR` count only after a word that names them.",
        finds: &[
            "TVA : ‹FR93738149269›",
            "‹FR 93 738 149 269›",
            "n° TVA ‹FR7C738149269›",
            "TVA intracommunautaire ‹B5738149269›",
        ],
        ignores: &[
            "FR92738149269",
            "FR93738149268",
            "93738149269",
            "FR937381492690",
            "FR9373814926",
            "xFR93738149269",
            "FRIO738149269",
        ],
        sources: &[
            "https://entreprendre.service-public.fr/vosdroits/F23570",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["tva", "tva intracommunautaire", "n° tva", "vat"];

const ALPHABET: &[u8; 34] = b"0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

fn fits(k1: u8, k2: u8, siren: u64) -> Option<bool> {
    let at = |key: u8| ALPHABET.iter().position(|&symbol| symbol == key);
    let (a, b) = (u64::try_from(at(k1)?).ok()?, u64::try_from(at(k2)?).ok()?);
    let key = match (a < 10, b < 10) {
        (true, true) => return Some((12 + 3 * (siren % 97)) % 97 == a * 10 + b),
        (true, false) => a * 24 + b - 10,
        (false, _) => a * 34 + b - 100,
    };
    Some((siren + 1 + key / 11) % 11 == key % 11)
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let prefixed = checksum::exactly_symbols::<13>(candidate.text);
    let symbols = match prefixed {
        Some([b'F', b'R', symbols @ ..]) => symbols,
        Some(_) => return None,
        None => checksum::exactly_symbols::<11>(candidate.text)?,
    };
    let [k1, k2, siren @ ..] = symbols;
    let siren = siren.map(|symbol| symbol.wrapping_sub(b'0'));
    let real = siren.iter().all(|&digit| digit < 10)
        && checksum::luhn(&siren)
        && fits(k1, k2, checksum::integer(&siren))?
        && candidate.stands_alone();
    match prefixed {
        Some(_) => real.then_some(Confidence::High),
        None => (real && candidate.follows_any(NAMES)).then_some(Confidence::Medium),
    }
}
