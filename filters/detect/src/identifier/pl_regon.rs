//! Polish business register numbers (REGON): nine digits, the last the weighted sum (8, 9, 2, 3, 4, 5, 6, 7) modulo 11, ten
//! becoming 0; a branch has five more, with another such digit (2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8).

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.pl_regon",
    title: "Polish business register number",
    country: Some("PL"),
    category: Some("TAX_ID"),
    label: "[PL_REGON]",
    pattern: whole!("[0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{3}(?:[ -]?[0-9]{5})?"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["regon", "numer regon", "nr regon"],
    about: native(&About {
        validator: "weighted sums modulo 11",
        notes: "One number of nine digits in ten passes: low without a word before it.",
        finds: &[
            "REGON ‹274819360›",
            "regon: ‹27481936000423›",
            "REGON ‹274-819-360›",
        ],
        ignores: &[
            "274819361",
            "27481936000424",
            "2748193600",
            "27481936",
            "x274819360",
            "000000000",
        ],
        sources: &[
            "https://bip.stat.gov.pl/dzialalnosc-statystyki-publicznej/rejestr-regon/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let branch = checksum::exactly::<14>(candidate.text);
    let digits = match branch {
        Some([digits @ .., _, _, _, _, _]) => digits,
        None => checksum::exactly::<9>(candidate.text)?,
    };
    let fits = |digits: &[u8], weights: &[u32]| {
        let check = digits.last().map(|&check| u32::from(check));
        Some(checksum::weighted(digits, weights) % 11 % 10) == check
    };
    let real = digits != [0; 9]
        && fits(&digits, &[8, 9, 2, 3, 4, 5, 6, 7])
        && branch.is_none_or(|branch| fits(&branch, &[2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8]))
        && candidate.stands_alone();
    real.then_some(match branch {
        Some(_) => Confidence::Medium,
        None => Confidence::Low,
    })
}
