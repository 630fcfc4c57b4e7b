//! US Social Security numbers: area, group and serial, written `000-00-0000`.
//!
//! Never issued, and so not found: area 000, 666 and 900 to 999, group 00, serial 0000, and the two numbers that were
//! printed in advertisements. Nine digits in a row, or groups with spaces round their dashes, count only after a word that
//! names the number: far too many things are nine digits.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

/// A number in its groups.
macro_rules! grouped {
    () => {
        "[0-8][0-9]{2}(?:-[0-9]{2}-|\\.[0-9]{2}\\.| [0-9]{2} )[0-9]{4,8}"
    };
}

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.us_ssn",
    title: "US Social Security number",
    country: Some("US"),
    category: Some("US_SSN"),
    label: "[US_SSN]",
    pattern: concat!(
        grouped!(),
        "|[0-8][0-9]{2}(?:[0-9]{6}| ?- ?[0-9]{2} ?- ?[0-9]{4})(?:[./-]?[0-9]|[A-Za-z])?"
    ),
    prefilter: Prefilter::Digit { before: 0 },
    names: &[NAMES],
    nameless: grouped!(),
    validate,
    context: &[
        "ssn",
        "social security",
        "social sec",
        "seguro social",
        "tax",
        "taxpayer",
    ],
    negative: &[
        "room", "sku", "model", "part", "part no", "order", "serial", "item", "product", "version",
        "ticket", "invoice", "tracking", "catalog", "article", "lot", "batch",
    ],
    about: native(&About {
        validator: "ranges that were never given out",
        notes: "There is no check digit; numbers without separators, or with spaces round them, need a word before them. Behind a word for goods, rooms or papers a number is less likely one.",
        finds: &[
            "SSN ‹123-45-6789›",
            "my social is ‹536 90 4399›, thanks",
            "(‹536.90.4399›)",
            "ssn:\t‹856-45-6789›",
            "1.‹123-45-6789›",
            "12/‹123-45-6789›",
            "ssn: ‹219344568›",
            "{\"ssn\":\"‹219344568›\"}",
            "Social Security Number (SSN): ‹219344568›",
            "ssn: ‹123 - 45 - 6789›",
        ],
        ignores: &[
            "123456789",
            "000-12-3456",
            "666-12-3456",
            "900-12-3456",
            "123-00-4567",
            "123-45-0000",
            "078-05-1120",
            "219-09-9999",
            "123-45-67890",
            "order 219344568",
            "123 - 45 - 6789",
            "ssn: 900344568",
            "ssn: 2193445681",
            "ssn: 21934456.81",
            "ssn: 219344568.1",
            "ssn: 219344568a",
            "ssn of the first of two in the list of all who came: 219344568",
        ],
        sources: &[
            "https://www.ssa.gov/employer/randomization.html",
            "https://www.ssa.gov/history/ssn/misused.html",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

/// Words without which nine digits in a row are no such number.
const NAMES: &[&str] = &[
    "ssn",
    "social security",
    "social sec",
    "soc sec",
    "ss number",
    "ss no",
    "seguro social",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    if candidate.text.ends_with(|c: char| !c.is_ascii_digit()) {
        return None;
    }
    let digits = checksum::digits(candidate.text);
    let number = checksum::decimal(&digits)?;
    let (area, group, serial) = (number / 1_000_000, number / 10_000 % 100, number % 10_000);
    let issued = digits.len() == 9
        && !matches!(area, 0 | 666 | 900..)
        && group > 0
        && serial > 0
        && !matches!(number, 78_051_120 | 219_099_999);
    // A number with dashes goes on after a dash only: `1.` before it numbers a list, `/` separates it.
    let (joints, confidence): (&[char], _) = match candidate.text.contains('-') {
        true => (&['-'], Confidence::Medium),
        false => (&['-', '.', '/'], Confidence::Low),
    };
    let real = issued && candidate.starts_number(joints);
    let joined = |c: char| matches!(c, '-' | '.' | ' ');
    match candidate.text.matches(joined).count() {
        2 => real.then_some(confidence),
        // Not in its own form.
        _ => (real && candidate.near(40).follows_any(NAMES)).then_some(Confidence::Low),
    }
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "SSN 123-45-6789" => "123-45-6789",
            "my social is 536 90 4399, thanks" => "536 90 4399",
            "(536.90.4399)" => "536.90.4399",
            "ssn:\t856-45-6789" => "856-45-6789",
            "1.123-45-6789" => "123-45-6789",
            "12/123-45-6789" => "123-45-6789",
            "ssn: 219344568" => "219344568",
            "ssn=219344568," => "219344568",
            "Social Security No. 219344568." => "219344568",
            "SSN: 123 - 45 - 6789" => "123 - 45 - 6789",
            "SSN: 123- 45- 6789" => "123- 45- 6789",
            "SSN\t123 -45 -6789" => "123 -45 -6789",
        );
        rates!(DETECTOR, "123-45-6789" => Medium, "123 45 6789" => Low, "ssn 219344568" => Low);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "123456789",
            "000-12-3456",
            "666-12-3456",
            "900-12-3456",
            "123-00-4567",
            "123-45-0000",
            "078-05-1120",
            "219-09-9999",
            "123-45-67890",
            "123-45-678",
            "1123-45-6789",
            "1-123-45-6789",
            "123-45 6789",
            "1.123.45.6789",
            "2024-123-45-6789",
            "123-456-7890",
            "x123-45-6789",
        );
    }
}
