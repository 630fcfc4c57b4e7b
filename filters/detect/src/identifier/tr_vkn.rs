//! Turkish tax numbers (VKN) of companies: ten digits. To each of the first nine what is left of its place to ten is added, modulo 10; that is
//! doubled as often, modulo 9 (9 for 0); the sum and the last are a multiple of ten.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.tr_vkn",
    title: "Turkish tax number",
    country: Some("TR"),
    category: Some("TAX_ID"),
    label: "[TR_VKN]",
    pattern: whole!("[0-9]{10}"),
    prefilter: Prefilter::Digit { before: 0 },
    names: &[WORDS],
    validate,
    context: WORDS,
    about: native(&About {
        validator: "sum modulo 10",
        notes: "One number of ten digits in ten passes: it needs a word before it.",
        finds: &["VKN ‹4827193659›", "Vergi No: ‹4827193659›."],
        ignores: &[
            "4827193659",
            "VKN 4827193650",
            "VKN 482719365",
            "VKN 48271936590",
            "VKN x4827193659",
            "VKN 1.4827193659",
        ],
        sources: &[
            "https://www.gib.gov.tr/",
            "https://www.oecd.org/tax/automatic-exchange/crs-implementation-and-assistance/tax-identification-numbers/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

const WORDS: &[&str] = &["vkn", "vergi no", "vergi kimlik", "vergi numaras", "vergi"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let [digits @ .., check] = checksum::exactly::<10>(candidate.text)?;
    let sum: u32 = digits
        .iter()
        .zip((1..=9).rev())
        .map(|(&digit, place)| match (u32::from(digit) + place) % 10 {
            0 => 0,
            shifted => (shifted * 2_u32.pow(place) + 8) % 9 + 1,
        })
        .sum();
    let real =
        digits != [0; 9] && (sum + u32::from(check)).is_multiple_of(10) && candidate.stands_alone();
    (real && candidate.follows_any(WORDS)).then_some(Confidence::Low)
}
