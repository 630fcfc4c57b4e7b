//! British bank accounts: a sort code of six digits, which names bank and branch, and an account number of eight. Which of them
//! belong together only the banks' tables say, so a word must stand before each.

use crate::{
    boundary::whole,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.uk_bank_account",
    title: "British sort code and bank account number",
    country: Some("GB"),
    category: Some("BANK_ACCOUNT"),
    label: "[UK_BANK_ACCOUNT]",
    pattern: whole!("[0-9]{2}(?:[0-9]{4}(?:[0-9]{2})?|-[0-9]{2}-[0-9]{2}| [0-9]{2} [0-9]{2})"),
    prefilter: Prefilter::Digit { before: 0 },
    names: &[SORT],
    validate,
    about: native(&About {
        validator: "shape after a word",
        notes: "No check digit that can be told without the banks' tables: a word for a sort code must stand before both.",
        finds: &[
            "sort code ‹20-00-00›, account number ‹55779911›",
            "Sort Code: ‹200000›",
            "sort-code=‹20 00 00›",
        ],
        ignores: &[
            "20-00-00",
            "account number 55779911",
            "sort code 20-00-001",
            "sort code: see the card, account number 557799112",
            "sort code: see the card, reference 55779911",
            "sort code 2000001",
            "sort the codes by 20-00-00",
        ],
        sources: &["https://www.vocalink.com/tools/modulus-checking/"],
    }),
    ..Detector::of(Family::Finance)
};

/// Words for what names the branch.
const SORT: &[&str] = &["sort code", "sort-code", "sort_code", "sortcode"];

/// Words for the number of an account.
const ACCOUNT: &[&str] = &[
    "account",
    "account number",
    "account no",
    "acct",
    "a/c",
    "acc no",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = candidate.text.bytes().filter(u8::is_ascii_digit).count();
    let lettered = candidate.text.ends_with(|c: char| !c.is_ascii_digit());
    let named = match digits {
        6 => candidate.near(24).follows_any(SORT),
        8 => candidate.near(24).follows_any(ACCOUNT) && candidate.follows_any(SORT),
        _ => false,
    };
    let shaped = digits == 6 || !candidate.is_grouped();
    (named && shaped && !lettered && candidate.stands_apart()).then_some(Confidence::Medium)
}
