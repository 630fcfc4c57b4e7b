//! Emirates identity card numbers: 784 (the state in ISO 3166-1), the year of birth, seven digits and a check digit by Luhn's scheme,
//! printed `784-0000-0000000-0`.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ae_emirates_id",
    title: "Emirates identity card number",
    country: Some("AE"),
    label: "[AE_EMIRATES_ID]",
    pattern: "784[ -]?[0-9]{4}[ -]?[0-9]{7}[ -]?[0-9](?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["emirates id", "eid", "emirati", "uae id", "الهوية", "هوية"],
    about: native(&About {
        validator: "year and Luhn",
        notes: "A bar code of a product from the Emirates has thirteen digits, not fifteen.",
        finds: &[
            "Emirates ID: ‹784-1987-6997462-1›",
            "EID ‹784198775388659›",
            "\"‹784 1987 1019881 7›\"",
        ],
        ignores: &[
            "784-1987-6997462-2",
            "784-1787-6997462-1",
            "784-1987-6997462",
            "784-1987-6997462-11",
            "785-1987-6997462-1",
            "1784198775388659",
        ],
        sources: &[
            "https://u.ae/en/information-and-services/visa-and-emirates-id/emirates-id",
            "https://icp.gov.ae/en/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 15] = checksum::exactly(candidate.text)?;
    let [_, _, _, y1, y2, ..] = digits;
    let real = matches!(calendar::pair(y1, y2), 19 | 20)
        && checksum::luhn(&digits)
        && candidate.stands_apart();
    real.then(|| candidate.by_form(Confidence::Medium, Confidence::High))
}
