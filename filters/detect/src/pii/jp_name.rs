//! Japanese names in kanji behind a label, as forms have them: 氏名：山田 太郎.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.jp_name",
    title: "Japanese name behind a label",
    country: Some("JP"),
    label: "[NAME]",
    // 氏名, 名前, 姓名, 患者名, 顧客名, 契約者, 申込者, 担当者; then two to six kanji.
    pattern: concat!(
        "(?:\\xe6\\xb0\\x8f\\xe5\\x90\\x8d|\\xe5\\x90\\x8d\\xe5\\x89\\x8d|\\xe5\\xa7\\x93\\xe5\\x90\\x8d|",
        "\\xe6\\x82\\xa3\\xe8\\x80\\x85\\xe5\\x90\\x8d|\\xe9\\xa1\\xa7\\xe5\\xae\\xa2\\xe5\\x90\\x8d|",
        "\\xe5\\xa5\\x91\\xe7\\xb4\\x84\\xe8\\x80\\x85|\\xe7\\x94\\xb3\\xe8\\xbe\\xbc\\xe8\\x80\\x85|",
        "\\xe6\\x8b\\x85\\xe5\\xbd\\x93\\xe8\\x80\\x85)",
        "(?: ?(?:[:=]|\\xef\\xbc\\x9a)|\\xe3\\x80\\x80| )(?: |\\xe3\\x80\\x80){0,2}",
        "(?:[\\xe4-\\xe9][\\x80-\\xbf]{2}){1,5}(?:(?: |\\xe3\\x80\\x80)?(?:[\\xe4-\\xe9][\\x80-\\xbf]{2}){1,5})?",
        "(?:\\xe3[\\x81-\\x83][\\x80-\\xbf])?"
    ),
    prefilter: Prefilter::Prefix(&[
        "氏名",
        "名前",
        "姓名",
        "患者名",
        "顧客名",
        "契約者",
        "申込者",
        "担当者",
    ]),
    value,
    validate,
    about: native(&About {
        validator: "two to six kanji behind a label, not a word that forms have there",
        notes: "Names in kana, and names without a label, are left out; a word of kanji that stands behind a label is found like a name.",
        finds: &[
            "氏名：‹山田太郎›",
            "お名前: ‹佐藤 花子›\n住所",
            "担当者：‹鈴木一郎›、電話",
        ],
        ignores: &[
            "山田太郎",
            "氏名：必須",
            "氏名：記入してください",
            "氏名と住所",
            "名前: taro",
        ],
        sources: &["https://www.unicode.org/charts/PDF/U4E00.pdf"],
    }),
    ..Detector::of(Family::Pii)
};

fn value(text: &str) -> usize {
    let marks = [':', '=', '：', ' ', '\u{3000}'];
    let name = text.split_once(marks).map_or("", |(_, rest)| rest);
    text.len() - name.trim_start_matches(marks).len()
}

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let name = candidate.text.get(value(candidate.text)..)?;
    let kanji = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}' | '々');
    let length = name.chars().filter(kanji).count();
    let only = name
        .chars()
        .all(|c| kanji(&c) || matches!(c, ' ' | '\u{3000}'));
    let word = OTHER.iter().any(|other| name.starts_with(other));
    ((2..=6).contains(&length) && only && !word).then_some(Confidence::Medium)
}

/// What forms have in a name's place.
const OTHER: &[&str] = &[
    "一覧",
    "不明",
    "入力",
    "全角",
    "変更",
    "必須",
    "必要",
    "任意",
    "匿名",
    "未定",
    "未入力",
    "記入",
    "記載",
    "同上",
    "省略",
    "確認",
];
