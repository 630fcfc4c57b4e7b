//! Dutch VAT numbers: `NL`, nine digits, `B` and two digits. Companies have a number that passes the test of citizen service
//! numbers; since 2020 those of one person have one whose symbols (letters 10 to 35) modulo 97 give 1.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.nl_vat",
    title: "Dutch VAT number",
    country: Some("NL"),
    category: Some("TAX_ID"),
    label: "[NL_VAT]",
    pattern: whole!("(?:NL ?|nl)[0-9]{7,9}[Bb][0-9]{2}|[0-9]{9}B[0-9]{2}"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "btw",
        "btw-nummer",
        "btw-id",
        "vat",
        "tax",
        "rsin",
        "omzetbelasting",
    ],
    about: native(&About {
        validator: "weighted sum modulo 11, or modulo 97",
        notes: "Numbers of fewer than nine digits count only after `NL`.",
        finds: &[
            "BTW ‹NL174826370B01›",
            "‹NL003417582B50›",
            "\"‹174826370B02›\"",
            "btw ‹nl174826370B01›",
        ],
        ignores: &[
            "NL174826371B01",
            "NL174826370B00",
            "NL174826370B",
            "NL174826370B011",
            "xNL174826370B01",
            "NL174826370C01",
        ],
        sources: &[
            "https://www.belastingdienst.nl/wps/wcm/connect/nl/btw/content/hoe-ziet-het-btw-identificatienummer-eruit",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let (number, suffix) = text.split_once(['B', 'b'])?;
    let number = checksum::decimal(&checksum::digits(number))?;
    let suffix = checksum::integer(&checksum::exactly::<2>(suffix)?);
    let digits = checksum::exactly::<9>(&format!("{number:09}"))?;
    // N is 23, L 21, B 11.
    let rest = (2321 * 1_000_000_000 + u64::from(number)) % 97;
    let rest = (rest * 10_000 + 1100 + suffix) % 97;
    let real = suffix > 0 && (rest == 1 || checksum::elfproef(&digits)) && candidate.starts_word();
    real.then_some(match candidate.is_prefixed() {
        true => Confidence::High,
        false => Confidence::Medium,
    })
}
