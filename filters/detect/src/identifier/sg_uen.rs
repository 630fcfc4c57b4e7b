//! Singapore unique entity numbers (UEN): eight digits and a letter (businesses), year and five digits and a letter (companies), or
//! R, S or T with a year, the kind of entity, four digits and a letter. The letter is a check modulo eleven.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.sg_uen",
    title: "Singapore unique entity number",
    country: Some("SG"),
    category: Some("SG_UEN"),
    label: "[SG_UEN]",
    pattern: "(?:[0-9]{8,9}[A-Z]|[RST][0-9]{2}[A-Z]{2}[0-9]{4}[A-Z])[0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 5 },
    validate,
    context: &["uen", "unique entity", "acra", "entity number", "gst reg"],
    about: native(&About {
        validator: "kind of entity and check letter modulo 11",
        notes: "One code of these shapes in eleven passes.",
        finds: &[
            "UEN ‹53607317A›",
            "uen: ‹201588828G›",
            "\"‹T15LL3021C›\"",
            "‹S16FC0121D›",
        ],
        ignores: &[
            "53607317B",
            "201588828H",
            "T15LL3021D",
            "T15ZZ3021C",
            "201588828GG",
            "1201588828G",
            "5360731A",
            "179988828G",
        ],
        sources: &["https://www.uen.gov.sg/", "https://www.acra.gov.sg/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols = candidate.text.as_bytes();
    let right = match symbols.len() {
        9 => checked(symbols, &[10, 4, 9, 3, 8, 2, 7, 1], b"XMKECAWLJDB"),
        10 if symbols.starts_with(b"18")
            || symbols.starts_with(b"19")
            || symbols.starts_with(b"20") =>
        {
            checked(symbols, &[10, 8, 6, 4, 9, 7, 5, 3, 1], b"ZKCMDNERGWH")
        }
        10 => is_other_entity(symbols),
        _ => false,
    };
    (right && candidate.starts_word()).then_some(Confidence::Medium)
}

/// Whether the last symbol is the one that the digits before it ask for.
fn checked(symbols: &[u8], weights: &[u32], letters: &[u8; 11]) -> bool {
    let digits: Vec<u8> = symbols.iter().map(|s| s.wrapping_sub(b'0')).collect();
    let place = checksum::weighted(&digits, weights) % 11;
    let letter = usize::try_from(place).ok().and_then(|at| letters.get(at));
    letter.is_some() && letter == symbols.last()
}

fn is_other_entity(symbols: &[u8]) -> bool {
    const ALPHABET: &[u8; 33] = b"ABCDEFGHJKLMNPQRSTUVWX0123456789Y";
    let value = |symbol: &u8| ALPHABET.iter().position(|a| a == symbol);
    let weights = [4, 3, 5, 3, 10, 2, 2, 5, 7];
    let sum: Option<usize> = symbols
        .iter()
        .zip(weights)
        .map(|(s, weight)| Some(value(s)? * weight))
        .sum();
    let kind = symbols.get(3..5).unwrap_or_default();
    let letter = sum.and_then(|sum| ALPHABET.get((sum + 6) % 11));
    ENTITIES.chunks(2).any(|known| known == kind) && letter.is_some() && letter == symbols.last()
}

/// The kinds of entities, two letters each.
const ENTITIES: &[u8] =
    b"LPLLFCPFRFMQMMNBCCCSMBFMGSDPCPNRCMCDMDHSVHCHMHCLXLCXRPTUTCFBFNPAPBSSMCSMGAGB";
