//! UK VAT numbers: nine digits; seven of them weighted (8, 7 … 2) and the last two add up to a multiple of 97, or to 42 more. Groups and
//! branches have three more.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.uk_vat",
    title: "UK VAT number",
    country: Some("GB"),
    category: Some("TAX_ID"),
    label: "[UK_VAT]",
    pattern: whole!("(?:(?:GB|XI) ?|gb|xi)?[0-9]{3} ?[0-9]{4} ?[0-9]{2}(?: ?[0-9]{3})?"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("(?:GB|XI) ?[0-9]{3} ?[0-9]{4} ?[0-9]{2}(?: ?[0-9]{3})?"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 97",
        notes: "Digits without `GB` or `XI` count only after a word that names them.",
        finds: &[
            "VAT ‹GB748271903›",
            "‹GB 748 2719 45›",
            "VAT no: ‹748271903›",
            "‹GB748271903001›",
            "vat ‹gb748271903›",
        ],
        ignores: &[
            "GB748271904",
            "748271903",
            "GB7482719030",
            "GB74827190",
            "xGB748271903",
            "order 748271903",
        ],
        sources: &[
            "https://www.gov.uk/guidance/vat-registration-number",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["vat", "vat no", "vat number", "vat reg"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let digits = match checksum::exactly::<12>(text) {
        Some([digits @ .., _, _, _]) => digits,
        None => checksum::exactly::<9>(text)?,
    };
    let [.., c1, c2] = digits;
    let sum = checksum::weighted(&digits, &[8, 7, 6, 5, 4, 3, 2]) + calendar::pair(c1, c2);
    let real = sum > 0 && matches!(sum % 97, 0 | 42) && candidate.stands_alone();
    match candidate.is_prefixed() {
        true => real.then_some(Confidence::Medium),
        false => (real && candidate.follows_any(NAMES)).then_some(Confidence::Low),
    }
}
