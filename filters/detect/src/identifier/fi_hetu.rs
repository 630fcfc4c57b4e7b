//! Finnish personal identity codes: day, month and year of birth, a sign for the century (`+` 1800s; `-` and U to Y 1900s; A
//! to F 2000s), a serial number, and a check symbol: all nine digits as one number, modulo 31.

use crate::{
    boundary::whole,
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.fi_hetu",
    title: "Finnish personal identity code",
    country: Some("FI"),
    category: Some("FI_PERSONAL_IDENTITY_CODE"),
    label: "[FI_HETU]",
    pattern: whole!("[0-9]{6}[-+A-FU-Ya-fu-y][0-9]{3}[0-9A-Za-z]"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "hetu",
        "henkilötunnus",
        "henkilotunnus",
        "personbeteckning",
        "personal identity code",
        "sotu",
    ],
    about: native(&About {
        validator: "birthday, number modulo 31",
        notes: "Numbers that were given for a time only (900 and above) are found too.",
        finds: &["HETU ‹170568-213D›", "\"‹041103A472E›\"", "‹220287+038F›."],
        ignores: &[
            "170568-213E",
            "300268-213D",
            "170568-213",
            "170568-213DX",
            "1170568-213D",
            "170568G213D",
            "170568-001K",
        ],
        sources: &["https://dvv.fi/en/personal-identity-code"],
    }),
    ..Detector::of(Family::Identifier)
};

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols: [u8; 11] = candidate.text.as_bytes().try_into().ok()?;
    let [d1, d2, m1, m2, y1, y2, sign, n1, n2, n3, check] = symbols.map(|s| s.to_ascii_uppercase());
    let digits = [d1, d2, m1, m2, y1, y2, n1, n2, n3].map(|symbol| symbol.wrapping_sub(b'0'));
    let [d1, d2, m1, m2, y1, y2, ..] = digits;
    let century = match sign {
        b'+' => 1800,
        b'-' | b'U'..=b'Y' => 1900,
        _ => 2000,
    };
    let born = calendar::is_birthday(
        century + calendar::pair(y1, y2),
        calendar::pair(m1, m2),
        calendar::pair(d1, d2),
    );
    let number = checksum::integer(&digits);
    let fits = ALPHABET.get(usize::try_from(number % 31).ok()?) == Some(&check);
    (born && number % 1000 > 1 && fits && candidate.stands_alone()).then_some(Confidence::High)
}
