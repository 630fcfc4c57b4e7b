//! Finnish tax numbers (veronumero), which workers on building sites wear: twelve digits without any rule, so only after a
//! word that names them.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fi_tax_number",
    title: "Finnish tax number",
    country: Some("FI"),
    category: Some("TAX_ID"),
    label: "[FI_TAX_NUMBER]",
    pattern: whole!("[0-9]{12}"),
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    validate,
    context: NAMES,
    about: native(&About {
        validator: "length, after a word",
        notes: "There is no check digit: any twelve digits after such a word are found.",
        finds: &["veronumero ‹482719306541›", "Skattenummer: ‹100274819365›"],
        ignores: &[
            "482719306541",
            "veronumero 4827193065412",
            "veronumero 48271930654",
            "order 482719306541",
        ],
        sources: &[
            "https://www.vero.fi/en/individuals/tax-cards-and-tax-returns/tax-card/tax-number/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &["veronumero", "veronumeron", "skattenummer", "tax number"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<12>(candidate.text)?;
    let real =
        checksum::integer(&digits) > 0 && candidate.stands_alone() && candidate.follows_any(NAMES);
    real.then_some(Confidence::Low)
}
