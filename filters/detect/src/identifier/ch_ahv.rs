//! Swiss social security numbers (AHV/AVS): `756`, nine digits, and the check digit of European article numbers: weights 1 and 3,
//! repeated, to a multiple of ten.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.ch_ahv",
    title: "Swiss social security number",
    country: Some("CH"),
    category: Some("TAX_ID"),
    label: "[CH_AHV]",
    pattern: whole!("756[. ]?[0-9]{4}[. ]?[0-9]{4}[. ]?[0-9]{2}"),
    prefilter: Prefilter::Prefix(&["756"]),
    validate,
    context: &[
        "ahv",
        "avs",
        "ahv-nr",
        "ahv-nummer",
        "sozialversicherungsnummer",
        "numéro avs",
        "n° avs",
        "numero avs",
        "social security",
    ],
    about: native(&About {
        validator: "sum modulo 10",
        notes: "Of numbers of thirteen digits that begin with 756 one in ten passes.",
        finds: &["AHV ‹756.4827.1936.02›", "‹7563019482753›"],
        ignores: &[
            "756.4827.1936.03",
            "757.4827.1936.02",
            "756.4827.1936.021",
            "756.4827.1936",
            "x7563019482753",
            "1.756.4827.1936.02",
        ],
        sources: &[
            "https://www.zas.admin.ch/en/nav-number-presentation",
            "https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<13>(candidate.text)?;
    let sum = checksum::weighted(&digits, &[1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]);
    let real = sum.is_multiple_of(10) && candidate.stands_alone();
    real.then_some(candidate.by_form(Confidence::Medium, Confidence::High))
}
