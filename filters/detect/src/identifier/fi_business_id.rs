//! Finnish business numbers (Y-tunnus): seven digits, a dash and a check digit; as a VAT number `FI` and the eight digits. The
//! weighted sum (7, 9, 10, 5, 8, 4, 2, 1) is a multiple of eleven.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fi_business_id",
    title: "Finnish business or VAT number",
    country: Some("FI"),
    category: Some("TAX_ID"),
    label: "[FI_BUSINESS_ID]",
    pattern: whole!("(?:FI ?[0-9]{7}|[0-9]{7}-)[0-9]"),
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: &[
        "y-tunnus",
        "ytunnus",
        "fo-nummer",
        "business id",
        "alv",
        "alv-nro",
        "vat",
        "moms",
    ],
    about: native(&About {
        validator: "weighted sum modulo 11",
        notes: "Eight digits without dash or `FI` are left out.",
        finds: &["Y-tunnus ‹1934627-1›", "ALV: ‹FI24815394›", "‹FI 19346271›"],
        ignores: &[
            "1934627-2",
            "19346271",
            "1934627-10",
            "x1934627-1",
            "11934627-1",
            "FI19346272",
            "0000000-0",
        ],
        sources: &[
            "https://www.prh.fi/en/ytj/businessid.html",
            "https://ec.europa.eu/taxation_customs/vies/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<8>(candidate.unprefixed())?;
    let sum = checksum::weighted(&digits, &[7, 9, 10, 5, 8, 4, 2, 1]);
    let real = sum > 0 && sum.is_multiple_of(11) && candidate.stands_alone();
    real.then_some(match candidate.is_prefixed() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
