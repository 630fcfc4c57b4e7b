//! Addresses in Australia: street, suburb, state and a postcode that is the state's.

use super::street;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.au_address",
    title: "Australian address",
    country: Some("AU"),
    label: "[AU_ADDRESS]",
    pattern: concat!(
        street::line!(),
        street::town!(),
        "(?:ACT|NSW|NT|QLD|SA|TAS|VIC|WA),? {1,2}[0-9]{4,5}"
    ),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "address", "mail", "post", "ship", "deliver", "delivery", "resident", "home", "live",
        "lives",
    ],
    about: native(&About {
        validator: "street, suburb, state, and a postcode of the state's range",
        notes: "Streets whose kind is none of the usual ones are left out; a company's address is found like a person's.",
        finds: &[
            "‹12 Smith Street, Richmond VIC 3121›",
            "Deliver to ‹4/27 Beach Road, Bondi NSW 2026›!",
            "7,‹12 Smith Street, Richmond VIC 3121›",
            "‹9A Mount Pleasant Rd, Belmont, QLD 4153›",
        ],
        ignores: &[
            "12 Smith Street, Richmond VIC 2121",
            "12 Smith Street, Richmond VIC 31211",
            "12 Smith Street, Richmond 3121",
            "12 smiths from Richmond VIC 3121",
        ],
        sources: &["https://auspost.com.au/sending/guidelines/addressing-guidelines"],
    }),
    ..Detector::of(Family::Pii)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let mut last = candidate.text.split_ascii_whitespace().rev();
    let code: u16 = last.next().filter(|code| code.len() == 4)?.parse().ok()?;
    let state = last.next()?.trim_end_matches(',');
    let fits = match state {
        "ACT" => matches!(code, 200..=299 | 2600..=2618 | 2900..=2920),
        "NSW" => matches!(code, 1000..=2599 | 2619..=2899 | 2921..=2999),
        "NT" => matches!(code, 800..=999),
        "QLD" => matches!(code, 4000..=4999 | 9000..=9999),
        "SA" => matches!(code, 5000..=5999),
        "TAS" => matches!(code, 7000..=7999),
        "VIC" => matches!(code, 3000..=3999 | 8000..=8999),
        "WA" => matches!(code, 6000..=6999),
        _ => false,
    };
    let starts = candidate.starts_number(&['.', '-', '/', ':', '$']);
    (starts && fits).then_some(Confidence::High)
}
