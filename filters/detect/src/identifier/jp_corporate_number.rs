//! Japanese corporate numbers (hojin bango): a check digit and twelve digits. The check digit is nine less the remainder by nine of
//! the others, every second one doubled. On invoices a T stands before it.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.jp_corporate_number",
    title: "Japanese corporate number",
    country: Some("JP"),
    category: Some("TAX_ID"),
    label: "[JP_CORPORATE_NUMBER]",
    pattern: "T?[1-9](?:[0-9]{12}|[ -][0-9]{4}[ -][0-9]{4}[ -][0-9]{4})(?:[ -][0-9]{4}|[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 1 },
    validate,
    context: &[
        "法人番号",
        "corporate number",
        "houjin",
        "hojin",
        "登録番号",
        "インボイス",
    ],
    about: native(&About {
        validator: "check digit modulo 9",
        notes: "One number of thirteen digits in nine passes, times in milliseconds among them: low unless it is grouped or a word before it names it.",
        finds: &[
            "法人番号: ‹4744330394067›",
            "corporate number ‹3-3540-6354-1876›",
            "適格請求書 ‹T6493485442225›",
        ],
        ignores: &[
            "4744330394068",
            "474433039406",
            "47443303940670",
            "3-3540-6354-1877",
            "3-3540-6354-1876-1234",
            "1.4744330394067",
            "x4744330394067",
        ],
        sources: &[
            "https://www.houjin-bangou.nta.go.jp/en/",
            "https://www.houjin-bangou.nta.go.jp/documents/checkdigit.pdf",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let [check, body @ ..]: [u8; 13] = checksum::exactly(candidate.unprefixed())?;
    let sum = checksum::weighted(&body, &[2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
    let real = u32::from(check) == 9 - sum % 9 && candidate.stands_apart();
    real.then_some(match candidate.is_prefixed() || candidate.is_grouped() {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}
