//! Addresses in Canada: street, town, province, and a postal code whose first letter is the province's.

use super::street;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.ca_address",
    title: "Canadian address",
    country: Some("CA"),
    label: "[CA_ADDRESS]",
    pattern: concat!(
        "(?:",
        street::line!(),
        "|[0-9]{1,6},? (?i:rue|avenue|av|boulevard|boul|chemin|ch|place|rang|route)\\.? ",
        "(?:[A-Za-z][A-Za-z'.-]{0,24} ?|(?:[\\xc3-\\xdf][\\x80-\\xbf]) ?){1,24}?)",
        "(?:,? ?\\r?\\n|, ?| )(?:[A-Za-z.' -]|[\\xc3-\\xdf][\\x80-\\xbf]){2,40}?(?:, ?|,? ?\\r?\\n| )",
        "\\(?(?:AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)\\)?,? {1,2}",
        "[A-Z][0-9][A-Z][ -]?[0-9][A-Z][0-9]{1,2}"
    ),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "address", "adresse", "mail", "ship", "deliver", "delivery", "resident", "home", "live",
        "lives",
    ],
    about: native(&About {
        validator: "street, town, province, and a postal code of the province",
        notes: "Postal codes alone are left out; a company's address is found like a person's.",
        finds: &[
            "‹125 Maple Street, Ottawa, ON K1A 0B1›",
            "Adresse: ‹4800 rue Saint-Denis, Québec QC G1R 2B5›.",
            "‹77 W Georgia St, Unit 4, Vancouver, BC V6B 1A1›",
        ],
        ignores: &[
            "125 Maple Street, Ottawa, ON V1A 0B1",
            "125 Maple Street, Ottawa, ON K1O 0B1",
            "125 Maple Street, Ottawa, ON K1A 0B12",
            "125 maples, Ottawa, ON K1A 0B1",
        ],
        sources: &[
            "https://www.canadapost-postescanada.ca/cpc/en/support/articles/addressing-guidelines/postal-codes.page",
        ],
    }),
    ..Detector::of(Family::Pii)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let plain: Vec<char> = candidate
        .text
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    let (rest, code) = plain.split_last_chunk::<6>()?;
    let (_, province) = rest.split_last_chunk::<2>()?;
    let first = code.first()?;
    // D, F, I, O, Q and U are in no code.
    let letters = code
        .iter()
        .step_by(2)
        .all(|c| c.is_ascii_uppercase() && !"DFIOQU".contains(*c));
    let digits = code.iter().skip(1).step_by(2).all(char::is_ascii_digit);
    let firsts = match province {
        ['A', 'B'] => "T",
        ['B', 'C'] => "V",
        ['M', 'B'] => "R",
        ['N', 'B'] => "E",
        ['N', 'L'] => "A",
        ['N', 'S'] => "B",
        ['N', 'T' | 'U'] => "X",
        ['O', 'N'] => "KLMNP",
        ['P', 'E'] => "C",
        ['Q', 'C'] => "GHJK",
        ['S', 'K'] => "S",
        ['Y', 'T'] => "Y",
        _ => "",
    };
    let starts = candidate.starts_number(&['.', '-', '/', ':', '$']);
    (starts && letters && digits && firsts.contains(*first)).then_some(Confidence::High)
}
