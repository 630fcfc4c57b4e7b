//! Lithuanian VAT numbers: `LT` and nine digits, or twelve for those registered for a time; the last but one is 1. The last is the weighted
//! sum (1 … 9, repeated) modulo 11, or where that is ten, that of the weights 3 … 9, 1 ….

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.lt_vat",
    title: "Lithuanian VAT number",
    country: Some("LT"),
    category: Some("TAX_ID"),
    label: "[LT_VAT]",
    pattern: whole!("(?:LT[ -]?|lt)?[0-9]{9}(?:[0-9]{3})?"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("LT[ -]?[0-9]{9}(?:[0-9]{3})?"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Digits without `LT` count only after a word that names them.",
        finds: &[
            "pvm ‹LT482719315›",
            "‹LT 482719315›",
            "pvm: ‹482719315›",
            "pvm ‹lt482719315›",
        ],
        ignores: &[
            "LT482719316",
            "482719315",
            "LT4827193150",
            "LT48271931",
            "xLT482719315",
        ],
        sources: &["https://ec.europa.eu/taxation_customs/vies/"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["pvm", "pvm kodas", "vat"];

fn fits(digits: &[u8]) -> bool {
    let [.., mark, check] = digits else {
        return false;
    };
    let count = digits.len() - 1;
    let sum = |start: u32| {
        let weights = (start..).map(|weight| weight % 9 + 1);
        let digits = digits.iter().take(count);
        digits
            .zip(weights)
            .map(|(&digit, weight)| u32::from(digit) * weight)
            .sum::<u32>()
    };
    let wanted = match sum(0) % 11 {
        10 => sum(2) % 11 % 10,
        rest => rest,
    };
    *mark == 1 && wanted == u32::from(*check)
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let real = match text.len() {
        9 => fits(&checksum::exactly::<9>(text)?),
        _ => fits(&checksum::exactly::<12>(text)?),
    } && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
