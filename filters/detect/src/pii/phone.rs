//! Telephone numbers: international ones with `+` and a country code (ITU-T E.164), North American ones by their own
//! rules, and national ones with a leading 0 where a word before speaks of a telephone.
//!
//! In the North American plan area and exchange start with 2 to 9, neither ends in 11, and 37X, 96X and N9X are kept
//! free as areas. A run of ten digits alone is no finding: order numbers look the same.

use super::calling_code;
use crate::{
    checksum,
    detector::{Detector, Family, Match, Prefilter},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.phone",
    title: "Telephone number",
    family: Family::Pii,
    category: Some("PHONE_NUMBER"),
    label: "[PHONE_NUMBER]",
    pattern: concat!(
        // + country code, in any grouping; also with 00 or 011 instead of +
        "\\+ ?[1-9](?:[ .()/-]{0,3}[0-9]){6,18}",
        "|0(?:0|11[ .-])[1-9](?:[ .()/-]{0,3}[0-9]){6,18}",
        // 1? (NPA) NXX-XXXX
        "|(?:1[ .-]{0,2})?\\(?[2-9][0-9]{2}\\)?[ .-]{0,2}[2-9][0-9]{2}[ .-]{0,2}[0-9]{4,12}",
        // (0xx) xxx xxx
        "|\\(?0[1-9][0-9]{0,4}\\)?(?:[ ./-]{0,2}[0-9]{2,8}){1,4}",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    validate,
    context: WORDS,
    sources: &[
        "https://www.itu.int/rec/T-REC-E.164",
        "https://www.nanpa.com/numbering/number-plan-area-codes",
    ],
};

const WORDS: &[&str] = &[
    "phone",
    "phones",
    "telephone",
    "tel",
    "call",
    "mobile",
    "cell",
    "cellphone",
    "fax",
    "sms",
    "whatsapp",
    "dial",
    "phone number",
    "contact number",
    "telefon",
    "telefonnummer",
    "handy",
    "handynummer",
    "mobil",
    "téléphone",
    "portable",
    "teléfono",
    "móvil",
    "celular",
    "telefono",
    "cellulare",
    "telefone",
    "telemóvel",
    "telefoon",
    "puhelin",
    "telefonu",
    "тел",
    "телефон",
    "номер",
    "电话",
    "手机",
    "電話",
    "携帯",
    "전화",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    if let Some(number) = text.strip_prefix('+') {
        return (candidate.starts_word() && international(number)).then_some(Confidence::Medium);
    }
    if !candidate.starts_number(&['.', '-', '/', ',', ':', '+']) {
        return None;
    }
    let named = candidate.follows_word(WORDS);
    let grouped = text.contains([' ', '-', '.', ')']);
    match text.strip_prefix("011").or_else(|| text.strip_prefix("00")) {
        Some(number) => (international(number) && (named || grouped)).then_some(Confidence::Low),
        None if text.trim_start_matches('(').starts_with('0') => {
            (named && national(text)).then_some(Confidence::Low)
        }
        None => north_american(text).filter(|_| named || grouped),
    }
}

/// A country code and as many digits as its plan allows. Groups at the end that would make it too long may follow.
fn international(number: &str) -> bool {
    // The trunk prefix that is left out when calling from abroad: +44 (0)20 …
    let mut number = number.replacen("(0)", "", 1);
    loop {
        if calling_code::fits(&checksum::digits(&number)) {
            return true;
        }
        match number.trim_end().rsplit_once([' ', '/']) {
            Some((shorter, _)) => number = shorter.to_owned(),
            None => return false,
        }
    }
}

/// Nine to eleven digits that are not a date.
fn national(text: &str) -> bool {
    let groups: Vec<usize> = text
        .split(|c: char| !c.is_ascii_digit())
        .map(str::len)
        .filter(|&len| len > 0)
        .collect();
    let date = matches!(groups.as_slice(), [2, 2, 4, ..] | [2, 2, 2, 2]);
    (9..=11).contains(&groups.iter().sum::<usize>()) && !date
}

fn north_american(text: &str) -> Option<Confidence> {
    let digits = checksum::digits(text);
    let number = match digits.split_first() {
        Some((1, number)) => number,
        _ => &digits,
    };
    let balanced = text.contains('(') == text.contains(')');
    if !calling_code::north_american(number) || !balanced {
        return None;
    }
    // Dashes and parentheses are how people write telephone numbers; spaces and dots separate any numbers.
    Some(
        match text.contains(['-', '(']) || digits.len() == 11 && text.contains(' ') {
            true => Confidence::Medium,
            false => Confidence::Low,
        },
    )
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_north_american_numbers() {
        finds!(DETECTOR,
            "call (212) 555-0123 now" => "(212) 555-0123",
            "212-555-0123" => "212-555-0123",
            "1-212-555-0123" => "1-212-555-0123",
            "+1 212 555 0123" => "+1 212 555 0123",
            "(212)555-0123" => "(212)555-0123",
            "212.555.0123" => "212.555.0123",
            "my phone is 2125550123" => "2125550123",
        );
        rates!(DETECTOR, "212-555-0123" => Medium, "212 555 0123" => Low);
    }

    #[test]
    fn finds_international_numbers() {
        finds!(DETECTOR,
            "+442079460958" => "+442079460958",
            "+44 (0)20 7946 0958" => "+44 (0)20 7946 0958",
            "tel:+49-30-901820" => "+49-30-901820",
            "+33 6 12 34 56 78." => "+33 6 12 34 56 78",
            "0044 20 7946 0958" => "0044 20 7946 0958",
            "Telefon: 030 901820-11" => "030 901820-11",
            "手机 +86 138 0013 8000" => "+86 138 0013 8000",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "2125550123",
            "112-555-0123",
            "211-555-0123",
            "212-155-0123",
            "212-911-0123",
            "375-555-0123",
            "212-555-01234",
            "555-0123",
            "2024-01-15 10:30:00",
            "call me on 01-02-2024",
            "1700000000",
            "1700000000123",
            "123-45-6789",
            "+999 123 456 789",
            "+44 123",
            "+1 012 555 0123",
            "a+442079460958",
            "order 20240115-5550123",
            "192.168.100.2000",
            "030 901820",
            "3.2125550123",
            "00000000-2125-5501-2300-000000000000",
            "4111 1111 1111 1111",
        );
    }
}
