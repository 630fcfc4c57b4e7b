//! Spanish tax numbers of companies (CIF): a letter for the kind, seven digits, and a check digit, or the letter A to J that stands
//! for it. The digits of the first, third … doubled, and the others are added.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.es_cif",
    title: "Spanish tax number of a company",
    country: Some("ES"),
    category: Some("TAX_ID"),
    label: "[ES_CIF]",
    pattern: whole!("(?:ES ?)?[A-HJNP-SUVW][ -]?[0-9]{2}[ .]?[0-9]{3}[ .]?[0-9]{2}[ -]?[0-9A-J]"),
    prefilter: Prefilter::Digit { before: 5 },
    validate,
    context: &[
        "cif", "c.i.f", "nif", "n.i.f", "empresa", "sociedad", "iva", "vat",
    ],
    about: native(&About {
        validator: "Luhn with the letter of the kind",
        notes: "One article number of this shape in ten passes: low unless `ES` or a word before it says what it is.",
        finds: &[
            "CIF ‹B48271936›",
            "NIF: ‹Q2816043J›",
            "‹ES B48271936›",
            "cif ‹B-48271936›",
        ],
        ignores: &[
            "B48271937",
            "Q28160430",
            "B4827193F",
            "I48271936",
            "B482719366",
            "xB48271936",
            "B4827193",
            "B00000000",
        ],
        sources: &["https://www.boe.es/buscar/act.php?id=BOE-A-2008-3580"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let prefixed = checksum::exactly_symbols::<11>(candidate.text);
    let symbols = match prefixed {
        Some([b'E', b'S', symbols @ ..]) => symbols,
        Some(_) => return None,
        None => checksum::exactly_symbols::<9>(candidate.text)?,
    };
    let [kind, digits @ .., check] = symbols;
    let digits = digits.map(|symbol| symbol.wrapping_sub(b'0'));
    let [a, b, c, d, e, f, g] = digits;
    let wanted = (10 - checksum::luhn_sum(&[a, b, c, d, e, f, g, 0]) % 10) % 10;
    let fits = match check {
        b'0'..=b'9' => {
            u32::from(check - b'0') == wanted && !matches!(kind, b'N' | b'P'..=b'S' | b'W')
        }
        b'J' => wanted == 0 && !matches!(kind, b'A' | b'B' | b'E' | b'H'),
        _ => u32::from(check - b'A') + 1 == wanted && !matches!(kind, b'A' | b'B' | b'E' | b'H'),
    };
    let real = fits && digits != [0; 7] && candidate.stands_alone();
    real.then_some(match prefixed {
        Some(_) => Confidence::Medium,
        None => Confidence::Low,
    })
}
