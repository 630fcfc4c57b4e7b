//! Swedish organisation numbers: ten digits, the first 1 to 9, the third 2 or more, the last a Luhn check digit. The VAT number is
//! `SE`, these ten, and 01.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.se_org_number",
    title: "Swedish organisation number",
    country: Some("SE"),
    category: Some("TAX_ID"),
    label: "[SE_ORG_NUMBER]",
    pattern: whole!("SE ?[0-9]{6}-?[0-9]{4}(?: ?01)?|[0-9]{6}-?[0-9]{4}"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "org.nr",
        "orgnr",
        "org nr",
        "organisationsnummer",
        "momsnr",
        "moms",
        "momsregistreringsnummer",
        "vat",
    ],
    about: native(&About {
        validator: "Luhn",
        notes: "One number of ten digits in fifteen passes: low unless `SE` or a word before it says what it is.",
        finds: &[
            "org.nr ‹556482-7193›",
            "organisationsnummer: ‹5564827193›",
            "moms ‹SE556482719301›",
        ],
        ignores: &[
            "556482-7194",
            "556482-71930",
            "551482-7193",
            "SE556482719302",
            "x556482-7193",
            "SE5564827193",
        ],
        sources: &[
            "https://www.bolagsverket.se/en/sjalvservice/organisationsnummer.2186.html",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let digits = match candidate.is_prefixed() {
        true => match checksum::exactly::<12>(text)? {
            [digits @ .., 0, 1] => digits,
            _ => return None,
        },
        false => checksum::exactly::<10>(text)?,
    };
    let [kind, _, third, ..] = digits;
    let real = kind > 0 && third > 1 && checksum::luhn(&digits) && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
