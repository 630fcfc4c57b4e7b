//! Irish VAT numbers: `IE` and seven digits with one or two letters, as personal public service numbers have them. Older ones
//! have a letter, `+` or `*` in second place; the check letter is that of 0, the last five digits and the first.

use super::ie_pps;
use crate::{
    boundary::whole,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ie_vat",
    title: "Irish VAT number",
    country: Some("IE"),
    category: Some("TAX_ID"),
    label: "[IE_VAT]",
    pattern: whole!("(?:IE ?|ie)?(?:[0-9]{7}[A-W][A-I]?|[0-9][A-Z+*][0-9]{5}[A-W])"),
    prefilter: Prefilter::Digit { before: 3 },
    names: &[NAMES],
    nameless: whole!("IE ?(?:[0-9]{7}[A-W][A-I]?|[0-9][A-Z+*][0-9]{5}[A-W])"),
    validate,
    context: NAMES,
    about: native(&About {
        validator: "weighted sum modulo 23",
        notes: "Numbers without `IE` count only after a word that names them.",
        finds: &[
            "VAT ‹IE4817263W›",
            "‹IE 4817263IA›",
            "VAT no. ‹7K14628O›",
            "‹IE7K14628O›",
            "vat ‹ie4817263W›",
        ],
        ignores: &[
            "IE4817263A",
            "4817263W",
            "IE481726W",
            "IE4817263WAB",
            "xIE4817263W",
            "IE7K14628P",
            "IE1234567",
        ],
        sources: &[
            "https://www.revenue.ie/en/vat/vat-registration/index.aspx",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["vat", "vat no", "cbl", "tax"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let number = candidate.unprefixed().as_bytes();
    let real = match *number {
        [first, second, a, b, c, d, e, check] if !second.is_ascii_digit() => {
            ie_pps::is_real(&[b'0', a, b, c, d, e, first, check])
        }
        _ => ie_pps::is_real(number),
    };
    if !real || !candidate.stands_alone() {
        return None;
    }
    match candidate.is_prefixed() {
        true => Some(Confidence::Medium),
        false => candidate.follows_any(NAMES).then_some(Confidence::Low),
    }
}
