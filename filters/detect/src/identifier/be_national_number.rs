//! Belgian national register numbers (NISS/INSZ): year, month and day of birth, a serial number, and 97 less the rest of
//! all that divided by 97; a 2 goes before it for those born since 2000. Foreigners' numbers (BIS) have 20 or 40 added
//! to the month. A month or day that is not known is 0.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.be_national_number",
    title: "Belgian national register number",
    country: Some("BE"),
    category: Some("TAX_ID"),
    label: "[BE_NATIONAL_NUMBER]",
    pattern: whole!("[0-9]{2}[. -]?[0-9]{2}[. -]?[0-9]{2}[. -]?[0-9]{3}[. -]?[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "niss",
        "insz",
        "rijksregisternummer",
        "rijksregister",
        "registre national",
        "numéro national",
        "numero national",
        "nationaal nummer",
        "nationalregisternummer",
        "national number",
        "national register",
    ],
    about: native(&About {
        validator: "month and day, modulo 97",
        notes: "One number of eleven digits in four hundred passes.",
        finds: &[
            "‹72.08.19-315.04›",
            "NISS: ‹72081931504›",
            "INSZ ‹04 03 17 028 81›",
            "‹73.48.12-501.38›",
        ],
        ignores: &[
            "72.08.19-315.05",
            "72.13.19-315.04",
            "720819315040",
            "7208193150",
            "1.72.08.19-315.04",
            "x72081931504",
        ],
        sources: &[
            "https://www.ibz.rrn.fgov.be/",
            "https://ec.europa.eu/taxation_customs/tin/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<11>(candidate.text)?;
    let [_, _, m1, m2, d1, d2, ..] = digits;
    let (month, day) = (calendar::pair(m1, m2), calendar::pair(d1, d2));
    let born = matches!(month, 0..=12 | 20..=32 | 40..=52) && day <= 31;
    let number = checksum::integer(&digits);
    let (number, check) = (number / 100, number % 100);
    let fits = |number: u64| 97 - number % 97 == check;
    let serial = number % 1000;
    let real = born && serial > 0 && (fits(number) || fits(2_000_000_000 + number));
    (real && candidate.stands_alone())
        .then_some(candidate.by_form(Confidence::Medium, Confidence::High))
}
