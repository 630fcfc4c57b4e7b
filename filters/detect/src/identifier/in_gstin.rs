//! Indian goods and services tax numbers (GSTIN): the state's code, the holder's PAN, the number of the registration, `Z`, and a
//! check character: Luhn's scheme with 36 symbols.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.in_gstin",
    title: "Indian goods and services tax number",
    country: Some("IN"),
    category: Some("TAX_ID"),
    label: "[IN_GSTIN]",
    pattern: "[0-9]{2}[A-Z]{5}[0-9]{4}[A-Z][1-9A-Z]Z[0-9A-Z][0-9A-Za-z]?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["gstin", "gst", "goods and services tax"],
    about: native(&About {
        validator: "state, PAN and check character modulo 36",
        notes: "Numbers of UN bodies and non-residents, which have another shape, are left out.",
        finds: &["GSTIN ‹29AQKCM8671D1Z4›", "gst no. \"‹29AQKPM5476D1ZG›\""],
        ignores: &[
            "29AQKCM8671D1Z5",
            "29AQKCM8671D1Z",
            "29AQKCM8671D1Z44",
            "49AQKCM8671D1Z4",
            "129AQKCM8671D1Z4",
            "29AQKCM8671D0Z4",
        ],
        sources: &[
            "https://www.gst.gov.in/",
            "https://cleartax.in/s/know-your-gstin",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols: [u8; 15] = checksum::exactly_symbols(candidate.text)?;
    let [s1, s2, ..] = symbols;
    let state = calendar::pair(s1.saturating_sub(b'0'), s2.saturating_sub(b'0'));
    // From the right, every second symbol is doubled; a product is split into its two digits of base 36.
    let sum: Option<u32> =
        symbols
            .iter()
            .rev()
            .zip([1, 2].iter().cycle())
            .try_fold(0, |sum, (&symbol, factor)| {
                let product = checksum::base36(symbol)? * factor;
                Some(sum + product / 36 + product % 36)
            });
    let real =
        matches!(state, 1..=38 | 97 | 99) && sum?.is_multiple_of(36) && candidate.starts_word();
    real.then_some(Confidence::High)
}
