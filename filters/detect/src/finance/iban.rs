//! International bank account numbers: country, two check digits, and as many letters and digits as that country uses.
//!
//! ISO 13616-1; the lengths are those of the IBAN registry SWIFT keeps. Spaces and dashes may stand anywhere after the
//! check digits, since several countries print their national layout inside; a line may end once between groups of four.
//! The remainder must be 1 modulo 97.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

/// The pattern of the numbers of some countries: how many letters and digits follow the check digits.
macro_rules! national {
    ($countries:literal, $length:literal) => {
        concat!(
            "(?:",
            $countries,
            ")[0-9]{2}(?:(?:[ -]|\\r?\\n)?[A-Z0-9]){",
            $length,
            "}|"
        )
    };
}

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.iban",
    title: "International bank account number",
    category: Some("IBAN_CODE"),
    label: "[IBAN]",
    pattern: concat!(
        "(?i:",
        national!("NO", 11),
        national!("BE", 12),
        national!("DK|FI|FK|FO|GL|NL|SD", 14),
        national!("MK|SI", 15),
        national!("AT|BA|EE|KZ|LT|LU|MN|XK", 16),
        national!("CH|HR|LI|LV", 17),
        national!("BG|BH|CR|DE|GB|GE|IE|ME|RS|VA", 18),
        national!("AE|GI|IL|IQ|OM|SO|TL", 19),
        national!("AD|CZ|ES|MD|PK|RO|SA|SE|SK|TN|VG", 20),
        national!("LY|PT|ST", 21),
        national!("IS|TR", 22),
        national!("BI|DJ|FR|GR|IT|MC|MR|SM", 23),
        national!("AL|AZ|BY|CY|DO|GT|HN|HU|LB|NI|PL|SV", 24),
        national!("BR|EG|PS|QA|UA", 25),
        national!("JO|KW|MU|YE", 26),
        national!("MT|SC", 27),
        national!("LC", 28),
        "(?:RU)[0-9]{2}(?:(?:[ -]|\\r?\\n)?[A-Z0-9]){29}",
        ")(?:_|\\b{end-half})",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    validate,
    context: &[
        "iban", "bank", "account", "konto", "compte", "cuenta", "conto", "rekening", "счёт", "口座",
    ],
    about: native(&About {
        validator: "remainder of 97, length of the country",
        notes: "Countries that are not in the registry are left out, and so are numbers whose check digits are wrong by a slip.",
        finds: &[
            "IBAN ‹GB94 BARC 1020 1530 0934 59›",
            "‹DE89370400440532013000›",
            "‹de89 3704 0044 0532 0130 00› AND MORE",
            "‹BE32 123-4567890-02›",
            "‹NO93 8601 1117 947›.",
            "‹MT84MALT011000012345MTLCAST001S›",
            "IBAN: ‹DE89 3704 0044\n0532 0130 00›",
        ],
        ignores: &[
            "GB94 BARC 1020 1530 0934 58",
            "GB94 BARC 1020 1530 0934 5",
            "DE893704004405320130001",
            "XDE89370400440532013000",
            "ZZ89370400440532013000",
            "DE89 3704  0044 0532 0130 00",
            "DE89 3704 0044\n0532\n0130 00",
            "DE89 3704 00\n44 0532 0130 00",
            "DE8937040044\n0532013000",
            "AE0F8B2C-1D3E-4F5A-9B6C-7D8E9F0A1B2C",
            "ba6313d1-274d-42ad-8ea7-b2c45c70e55d",
        ],
        sources: &[
            "https://www.swift.com/standards/data-standards/iban-international-bank-account-number",
            "https://www.iso.org/standard/81090.html",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let real = candidate.starts_word()
        && !is_torn(candidate.text)
        && checksum::iban(candidate.text)
        && !candidate.in_uuid();
    real.then_some(Confidence::High)
}

/// A line ends in it elsewhere than once between groups of four, as the number is printed: what stands there is two things.
fn is_torn(text: &str) -> bool {
    let Some((first, rest)) = text.split_once('\n') else {
        return false;
    };
    let mut groups = first.split_ascii_whitespace();
    !first.contains(' ') || rest.contains('\n') || !groups.all(|group| group.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "IBAN GB94 BARC 1020 1530 0934 59" => "GB94 BARC 1020 1530 0934 59",
            "DE89370400440532013000" => "DE89370400440532013000",
            "de89 3704 0044 0532 0130 00 AND MORE" => "de89 3704 0044 0532 0130 00",
            "BE32 123-4567890-02" => "BE32 123-4567890-02",
            "NO93 8601 1117 947." => "NO93 8601 1117 947",
            "MT84MALT011000012345MTLCAST001S" => "MT84MALT011000012345MTLCAST001S",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "GB94 BARC 1020 1530 0934 58",
            "GB94 BARC 1020 1530 0934 5",
            "DE893704004405320130001",
            "XDE89370400440532013000",
            "ZZ89370400440532013000",
            "DE89 3704  0044 0532 0130 00",
            "AE0F8B2C-1D3E-4F5A-9B6C-7D8E9F0A1B2C",
            "ba6313d1-274d-42ad-8ea7-b2c45c70e55d",
        );
    }
}
