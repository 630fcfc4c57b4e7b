//! New Zealand tax numbers (IRD): eight or nine digits from 10,000,000 to 150,000,000, the last a check digit modulo eleven; where
//! it would be ten, other weights are used.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.nz_ird",
    title: "New Zealand tax number (IRD)",
    country: Some("NZ"),
    category: Some("TAX_ID"),
    label: "[NZ_IRD]",
    pattern: "(?:NZ[ -]?|nz)?[0-9]{2,3}(?:[0-9]{6}|[0-9]{5}-[0-9]|-[0-9]{3}-[0-9]{3}| [0-9]{3} [0-9]{3})(?:[ -][0-9]{3}|[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "check digit modulo 11",
        notes: "One number in eleven passes: low unless dashes group it, `NZ` stands before it or a word before it names it. Eight digits that read as a day need such a word.",
        finds: &[
            "IRD ‹49-098-576›",
            "ird number: ‹119601711›",
            "‹4909185-0›",
            "GST ‹NZ 49-098-576›",
            "‹60758999›",
            "ird ‹nz49-098-576›",
        ],
        ignores: &[
            "ird number: 11960171.16",
            "49-098-577",
            "136410133",
            "9125568",
            "49-098-576-123",
            "490985760",
            "1-49-098-576",
            "x49098576",
            "20240108",
        ],
        sources: &["https://www.ird.govt.nz/managing-my-tax/ird-numbers"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "ird",
    "ird number",
    "inland revenue",
    "tax number",
    "gst number",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed();
    let digits = checksum::exactly::<9>(text).or_else(|| {
        let [a, b, c, d, e, f, g, h] = checksum::exactly(text)?;
        Some([0, a, b, c, d, e, f, g, h])
    })?;
    let [.., check] = digits;
    let number = checksum::decimal(&digits)?;
    let lack = |weights| checksum::lacks(checksum::weighted(&digits, weights), 11);
    let expected = match lack(&[3, 2, 7, 6, 5, 4, 3, 2]) {
        10 => lack(&[7, 4, 3, 2, 5, 2, 7, 6]),
        digit => digit,
    };
    let day = text.len() == 8 && calendar::reads_as_day(number);
    let real = expected == u32::from(check)
        && (10_000_000..150_000_000).contains(&number)
        && candidate.stands_apart()
        && (!day || candidate.follows_any(NAMES));
    real.then_some(match text.contains('-') || candidate.is_prefixed() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
