//! Chilean tax and identity numbers (RUT, RUN): up to eight digits and a check character (a digit or K), printed `00.000.000-0`.
//! The digits times 2, 3, … 7, 2, … from the last on, and the check character, add up to a multiple of eleven.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.cl_rut",
    title: "Chilean tax number (RUT)",
    country: Some("CL"),
    category: Some("TAX_ID"),
    label: "[CL_RUT]",
    pattern: r"(?:CL[ -]?|cl)?[1-9](?:[0-9]{6,7}-?[Kk]|[0-9]{6,7}-[0-9]|[0-9]{7,8}|[0-9]?\.[0-9]{3}\.[0-9]{3}-[0-9Kk])(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 3 },
    validate,
    context: NAMES,
    about: native(&About {
        validator: "check character modulo 11",
        notes: "One run of digits in eleven passes: low unless it is written with its dash or a word before it names it. Eight digits in a run need such a word.",
        finds: &[
            "RUT ‹12.531.909-2›",
            "rut: ‹76086428-5›",
            "RUN ‹7186541-K›",
            "‹130912842›",
            "rut ‹7186541k›",
            "‹CL 12531909-2›",
            "rut ‹cl12531909-2›",
        ],
        ignores: &[
            "12.531.909-3",
            "12.531.909-22",
            "12531909",
            "130912843",
            "1.12.531.909-2",
            "12.531.909-K",
            "x12531909-2",
            "07186541-K",
            "build 20250619.46",
            "12531909.27",
        ],
        sources: &["https://www.sii.cl/", "https://www.registrocivil.cl/"],
    }),
    ..Detector::of(Family::Identifier)
};

const NAMES: &[&str] = &[
    "rut",
    "run:",
    "r.u.t.",
    "r.u.n.",
    "rol único tributario",
    "rol unico tributario",
    "cédula de identidad",
    "sii",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.unprefixed().as_bytes();
    let (check, body) = text.split_last()?;
    let digits = checksum::digits(str::from_utf8(body).ok()?);
    let weighed = digits.iter().rev().zip([2, 3, 4, 5, 6, 7].iter().cycle());
    let sum: u32 = weighed.map(|(&d, weight)| u32::from(d) * weight).sum();
    let right = match (checksum::lacks(sum, 11), check.to_ascii_uppercase()) {
        (10, check) => check == b'K',
        (digit, check) => check.is_ascii_digit() && u32::from(check - b'0') == digit,
    };
    // A dot, or a slash, goes before no check digit.
    let real = !body.ends_with(b".")
        && !body.ends_with(b"/")
        && right
        && matches!(digits.len(), 7 | 8)
        && !body.contains(&b'K')
        && !body.contains(&b'k');
    if !real || !candidate.stands_apart() {
        return None;
    }
    if candidate.is_grouped() || candidate.is_prefixed() {
        return Some(Confidence::Medium);
    }
    let long = digits.len() == 8 && check.is_ascii_digit();
    (long || candidate.follows_any(NAMES)).then_some(Confidence::Low)
}
