//! Bulgarian VAT numbers of companies: `BG` and nine digits. The last is the weighted sum (1 … 8) modulo 11, or where that is ten,
//! that of the weights 3 … 10. Persons use their personal numbers.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.bg_vat",
    title: "Bulgarian VAT or company number",
    country: Some("BG"),
    category: Some("TAX_ID"),
    label: "[BG_VAT]",
    pattern: whole!("(?:BG[ -]?|bg)?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("BG[ -]?[0-9]{3} ?[0-9]{3} ?[0-9]{3}"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Digits without `BG` count only after a word that names them.",
        finds: &[
            "ддс ‹BG204837196›",
            "‹BG 204837196›",
            "ддс: ‹204837196›",
            "vat ‹bg204837196›",
        ],
        ignores: &[
            "BG204837197",
            "204837196",
            "BG2048371960",
            "BG20483719",
            "xBG204837196",
        ],
        sources: &["https://ec.europa.eu/taxation_customs/vies/"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["ддс", "еик", "булстат", "vat", "eik", "bulstat"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<9>(candidate.unprefixed())?;
    let [.., check] = digits;
    let wanted = match checksum::weighted(&digits, &[1, 2, 3, 4, 5, 6, 7, 8]) % 11 {
        10 => checksum::weighted(&digits, &[3, 4, 5, 6, 7, 8, 9, 10]) % 11 % 10,
        rest => rest,
    };
    let real = digits != [0; 9] && wanted == u32::from(check) && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
