//! Telephone numbers: international ones with `+` and a country code (ITU-T E.164), North American ones by their own
//! rules, and groups of digits of any plan where a word before speaks of a telephone, an extension follows, or the trunk
//! prefix stands in parentheses.
//!
//! In the North American plan area and exchange start with 2 to 9, neither ends in 11, and 37X, 96X and N9X are kept
//! free as areas. A run of ten digits alone is no finding: order numbers look the same.

use super::calling_code;
use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

/// The number of a desk.
macro_rules! extension {
    () => {
        " ?(?:x|ext\\.?) ?[0-9]{1,6}"
    };
}

/// What is a telephone number by its form.
macro_rules! unmistakable {
    () => {
        concat!(
            // + country code, in any grouping; also with 00 or 011 instead of +
            "(?:\\+ ?|00|011[ .-])[1-9](?:[ .()/-]{0,3}[0-9]){6,18}",
            "(?:",
            extension!(),
            // 1? (NPA) NXX-XXXX
            ")?|(?:1[ .-]{0,2})?\\(?[2-9][0-9]{2}\\)?[ .-]{0,2}[2-9][0-9]{2}[ .-]{0,2}[0-9]{4,12}",
            "(?:",
            extension!(),
            ")?",
        )
    };
}

/// (0)xx xxxx xxxx
macro_rules! trunk {
    () => {
        "\\(0\\) ?[1-9][0-9]{1,4}(?:[ ./-]{1,2}[0-9]{2,8}){1,4}"
    };
}

/// (0xx) xxx xxx, xx xx xx xx
macro_rules! groups {
    () => {
        "(?:\\([0-9]{2,5}\\)[ ./-]{0,2}|[0-9]{2,5}[ ./-]{1,2})[0-9]{2,8}(?:[ ./-]{1,2}[0-9]{2,8}){0,3}"
    };
}

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.phone",
    title: "Telephone number",
    category: Some("PHONE_NUMBER"),
    label: "[PHONE_NUMBER]",
    pattern: concat!(
        unmistakable!(),
        // 0xxxxxxxxx
        "|0[1-9][0-9]{7,12}|",
        trunk!(),
        "|",
        groups!(),
        "(?:",
        extension!(),
        ")?",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    names: &[WORDS],
    nameless: concat!(unmistakable!(), "|", trunk!(), "|", groups!(), extension!()),
    validate,
    context: &[
        "reach", "contact", "number", "ring", "text me", "nummer", "número", "numéro",
    ],
    about: native(&About {
        validator: "numbering plans of countries",
        notes: "National numbers of other countries need a word before them (a telephone, a call, who does not answer), unless the zero is in parentheses or an extension follows; ten digits without separators do too.",
        finds: &[
            "call ‹(212) 555-0123› now",
            "‹212-555-0123›",
            "‹1-212-555-0123›",
            "‹+1 212 555 0123›",
            "‹(212)555-0123›",
            "‹212.555.0123›",
            "‹001-212-555-0123›",
            "‹212-555-0123x45›",
            "‹(0)20 7946 0958›",
            "nobody is answering at ‹374 780 163›",
            "llámame al ‹612 345 678›",
            "1,‹212-555-0123›,x",
            "[1,‹212-555-0123›]",
            "VALUES (1,‹212-555-0123›,2)",
        ],
        ignores: &[
            "2125550123",
            "112-555-0123",
            "211-555-0123",
            "212-155-0123",
            "212-911-0123",
            "375-555-0123",
            "212-555-01234",
            "555-0123",
            "2024-01-15 10:30:00",
            "1,212 555 0123",
        ],
        sources: &[
            "https://www.itu.int/rec/T-REC-E.164",
            "https://www.nanpa.com/numbering/number-plan-area-codes",
        ],
    }),
    ..Detector::of(Family::Pii)
};

/// Words without which some digits are no telephone number, and with which all others are one more surely.
const WORDS: &[&str] = &[
    "phone",
    "phones",
    "telephone",
    "tel",
    "call",
    "called",
    "calling",
    "callback",
    "mobile",
    "cell",
    "cellphone",
    "landline",
    "hotline",
    "helpline",
    "pager",
    "fax",
    "sms",
    "whatsapp",
    "dial",
    "desk",
    "phone number",
    "contact number",
    "my number",
    "his number",
    "her number",
    "their number",
    "our number",
    "reach me",
    "reach us",
    "reach him",
    "reach her",
    "reach them",
    "reached at",
    "contact me",
    "contact us",
    "text me",
    "text us",
    "texted",
    "message on",
    "message to",
    "messages on",
    "messages to",
    "message me",
    "answering",
    "answers at",
    "answer at",
    "picking up",
    "pick up at",
    "voicemail",
    // German, Dutch and Nordic languages
    "telefon",
    "telefonnummer",
    "telefonnr",
    "rufnummer",
    "durchwahl",
    "mobilnummer",
    "handy",
    "handynummer",
    "mobil",
    "anrufen",
    "erreichbar",
    "erreichen",
    "telefoon",
    "telefoonnummer",
    "mobiel",
    "gsm",
    "bellen",
    "bereikbaar",
    "ringa",
    "mobilnr",
    "tlf",
    "puhelin",
    "puhelinnumero",
    "soita",
    // Romance languages
    "téléphone",
    "portable",
    "appeler",
    "appelez",
    "joindre",
    "joignable",
    "teléfono",
    "móvil",
    "celular",
    "llamar",
    "llame",
    "llámame",
    "telefono",
    "cellulare",
    "chiamare",
    "chiamami",
    "chiamate",
    "telefone",
    "telemóvel",
    "ligar",
    "ligue",
    "telefonul",
    "sunați",
    // Slavic and other languages
    "telefonu",
    "telefonie",
    "zadzwoń",
    "dzwonić",
    "komórka",
    "volejte",
    "telefonní",
    "telefonszám",
    "hívjon",
    "cep",
    "arayın",
    "тел",
    "телефон",
    "телефону",
    "звоните",
    "позвоните",
    "номер",
    "τηλέφωνο",
    "κινητό",
    "电话",
    "手机",
    "致电",
    "電話",
    "携帯",
    "連絡先",
    "전화",
    "휴대폰",
    "연락처",
    "هاتف",
    "اتصل",
    "फोन",
    "मोबाइल",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    // Most numbers are none, whatever stands before them: reading that costs the most.
    judge(candidate, true)?;
    let named = candidate.near(40).follows_any(WORDS);
    let confidence = judge(candidate, named)?;
    Some(match named {
        true => confidence.raised(),
        false => confidence,
    })
}

fn judge(candidate: &Match<'_>, named: bool) -> Option<Confidence> {
    let (text, extension) = match candidate.text.find(['x', 'e']) {
        Some(at) => candidate.text.split_at_checked(at)?,
        None => (candidate.text, ""),
    };
    // The form of North American numbers, whoever dreamt them up, with the number of a desk behind it.
    let extended = !extension.is_empty() && in_threes(text.trim_start_matches(['+', '0']));
    if let Some(number) = text.strip_prefix('+') {
        let dashed = number.starts_with("1-") && in_threes(number) && !number.starts_with("1-0");
        return (candidate.starts_word() && (international(number) || extended || dashed))
            .then_some(Confidence::Medium);
    }
    if !candidate.starts_number(&['.', '-', '/', ':', '+', ')']) || candidate.joins_thousands() {
        return None;
    }
    let from_abroad = text
        .strip_prefix("001")
        .is_some_and(|number| number.starts_with(['-', '.']) && in_threes(number));
    if extended || from_abroad || has_trunk_prefix(text) {
        return Some(Confidence::Medium);
    }
    let grouped = text.contains([' ', '-', '.', ')']);
    let abroad = text.strip_prefix("011").or_else(|| text.strip_prefix("00"));
    if abroad.is_some_and(|number| (named || grouped) && international(number)) {
        return Some(Confidence::Low);
    }
    let spelt_out = extension.starts_with("ext");
    north_american(text)
        .filter(|_| named || grouped)
        .or_else(|| ((named || spelt_out) && national(text)).then_some(Confidence::Low))
}

/// Three, three and four digits, perhaps behind the country's one.
fn in_threes(text: &str) -> bool {
    let (groups, count) = groups(text);
    matches!(
        groups.get(..count).unwrap_or_default(),
        [3, 3, 4] | [1, 3, 3, 4]
    )
}

/// The zero that is dialled within a country stands alone in parentheses: `(0)20 7946 0958`.
fn has_trunk_prefix(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    text.starts_with("(0)") && (9..=12).contains(&digits)
}

/// A country code and as many digits as its plan allows. Groups at the end that would make it too long may follow.
fn international(number: &str) -> bool {
    // The trunk prefix that is left out when calling from abroad: +44 (0)20 …
    let mut number = number.replacen("(0)", "", 1);
    loop {
        if calling_code::fits(&checksum::digits(&number)) {
            return true;
        }
        match number.trim_end().rfind([' ', '/']) {
            Some(at) => number.truncate(at),
            None => return false,
        }
    }
}

/// Groups of seven to eleven digits, or nine to eleven in one run that starts with 0; no date, no amount, no Social
/// Security number.
fn national(text: &str) -> bool {
    let (groups, count) = groups(text);
    let groups = groups.get(..count).unwrap_or_default();
    let digits: usize = groups.iter().sum();
    let year =
        |group: Option<&str>| group.is_some_and(|g| g.starts_with("19") || g.starts_with("20"));
    let mut numbers = text.split(|c: char| !c.is_ascii_digit());
    let other = match groups {
        [4, 2, 2, ..] => year(numbers.next()),
        [2, 2, 4, ..] => year(numbers.nth(2)),
        [2, 2, 2] | [3, 2, 4] | [4, 4, 4, ..] => true,
        // An address of a machine.
        [_, _, _, _] if text.matches('.').count() == 3 => groups != [2, 2, 2, 2],
        _ => text.ends_with("000"),
    };
    let shortest = if groups.len() > 1 { 7 } else { 9 };
    (shortest..=11).contains(&digits) && !other && (groups.len() > 1 || text.starts_with('0'))
}

fn north_american(text: &str) -> Option<Confidence> {
    let digits = checksum::digits(text);
    let number = match digits.split_first() {
        Some((1, number)) => number,
        _ => &digits,
    };
    let balanced = text.contains('(') == text.contains(')');
    let (groups, count) = groups(text);
    let shape = matches!(
        groups.get(..count).unwrap_or_default(),
        [3, 3, 4] | [1, 3, 3, 4] | [10] | [11] | [3, 7] | [1, 3, 7] | [6, 4] | [1, 6, 4] | [1, 10]
    );
    if !calling_code::north_american(number) || !balanced || !shape {
        return None;
    }
    // Dashes, dots and parentheses are how people write telephone numbers; spaces separate any numbers.
    Some(
        match text.contains(['-', '(', '.']) || digits.len() == 11 && text.contains(' ') {
            true => Confidence::Medium,
            false => Confidence::Low,
        },
    )
}

/// How many digits stand together, and how many such groups there are.
fn groups(text: &str) -> ([usize; GROUPS], usize) {
    let mut groups = [0; GROUPS];
    let mut count = 0;
    let lengths = text.split(|c: char| !c.is_ascii_digit()).map(str::len);
    for (slot, length) in groups.iter_mut().zip(lengths.filter(|&length| length > 0)) {
        *slot = length;
        count += 1;
    }
    (groups, count)
}

/// More groups than any candidate has.
const GROUPS: usize = 24;

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
        rates!(DETECTOR,
            "212-555-0123" => Medium,
            "212 555 0123" => Low,
            "call 212 555 0123" => Medium,
        );
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
            "call us 01207001275" => "01207001275",
            "fax (044)688-7538" => "(044)688-7538",
            "(0)20 7946 0958" => "(0)20 7946 0958",
            "+44 20 7946 0958 ext. 12" => "+44 20 7946 0958 ext. 12",
            "001-490-155-3846" => "001-490-155-3846",
            "+1-962-819-8200" => "+1-962-819-8200",
            "490-155-3846x22008" => "490-155-3846x22008",
            "030 901820 ext 11" => "030 901820 ext 11",
            "phone 71-33-52-22" => "71-33-52-22",
            "they are not answering at 374 780 163" => "374 780 163",
            "I got no message on my registered 0961-7596216" => "0961-7596216",
            "send no messages to 0489 25 37 29" => "0489 25 37 29",
            "leave a message to 99 668472" => "99 668472",
            "zadzwoń 516 466 638" => "516 466 638",
            "joignable au 02.27.96.63.08" => "02.27.96.63.08",
            "my cell is 212-555-0123 x45" => "212-555-0123 x45",
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
            "call me on 2024-01-15 10",
            "mobile phone: 12 500 000",
            "phone and SSN 169-82-3303",
            "71-33-52-22",
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
            "2021 1080x720",
            "(0) 12 34",
            "(021) 835012",
            "call 192.168.10.20",
            "001-2024-0115",
            "my driver's license number is 2270-66-1551",
            "3.2125550123",
            "00000000-2125-5501-2300-000000000000",
            "4111 1111 1111 1111",
        );
    }
}
