//! Chinese resident identity numbers: six digits for the region, the birthday as `YYYYMMDD`, three digits and a check character
//! (ISO 7064 MOD 11-2, X for ten). Defined by GB 11643-1999.

use crate::{
    calendar, checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.cn_resident_id",
    title: "Chinese resident identity number",
    country: Some("CN"),
    label: "[CN_RESIDENT_ID]",
    pattern: "[1-8][0-9]{5} ?[12][0-9]{7} ?[0-9]{3}[0-9Xx](?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "身份证",
        "身份證",
        "公民身份号码",
        "证件号",
        "id card",
        "resident id",
        "identity card",
    ],
    about: native(&About {
        validator: "region, birthday and ISO 7064 MOD 11-2",
        notes: "The numbers of fifteen digits that were given until 1999 have no check digit and are left out.",
        finds: &[
            "身份证号 ‹310103198709176454›",
            "ID card: \"‹310101 19870311 4735›\"",
            "‹11010519491231002X›",
        ],
        ignores: &[
            "310103198709176455",
            "310103198709316454",
            "990103198709176454",
            "31010319870917645",
            "3101031987091764540",
            "x310103198709176454",
            "1-310103198709176454",
        ],
        sources: &[
            "https://openstd.samr.gov.cn/bzgk/gb/newGbInfo?hcno=080D6FBF2BB468F9007657F26D60013E",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let symbols: [u8; 18] = checksum::exactly_symbols(candidate.text)?;
    let [body @ .., check] = symbols.map(|symbol| symbol.wrapping_sub(b'0'));
    let [p1, p2, _, _, _, _, y1, y2, y3, y4, m1, m2, d1, d2, ..] = body;
    let year = calendar::pair(y1, y2) * 100 + calendar::pair(y3, y4);
    let birthday = calendar::is_birthday(year, calendar::pair(m1, m2), calendar::pair(d1, d2));
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum = checksum::weighted(&body, &weights);
    let check = if symbols[17] == b'X' { 10 } else { check };
    let real = birthday
        && PROVINCES.contains(&calendar::pair(p1, p2))
        && (sum + u32::from(check)) % 11 == 1
        && candidate.stands_apart();
    real.then_some(Confidence::High)
}

/// GB/T 2260: provinces, and Taiwan, Hong Kong and Macao.
const PROVINCES: &[u32] = &[
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52,
    53, 54, 61, 62, 63, 64, 65, 71, 81, 82, 83,
];
