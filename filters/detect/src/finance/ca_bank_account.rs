//! Canadian bank account numbers: five digits for the branch (transit), three for the institution, seven to twelve for the account;
//! electronically a zero, institution and branch before the account. There is no check digit.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.ca_bank_account",
    title: "Canadian bank account number",
    country: Some("CA"),
    category: Some("BANK_ACCOUNT"),
    label: "[CA_BANK_ACCOUNT]",
    pattern: "(?:[0-9]{5}[ -][0-9]{3}[ -][0-9]{7,12}|0[0-9]{8}[ -][0-9]{7,12}|[0-9]{7,12})(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    names: &[ACCOUNT],
    validate,
    context: BANK,
    about: native(&About {
        validator: "shape after a word",
        notes: "No check digit: found only after a word for an account, and one run only where the words before it are about a bank in Canada.",
        finds: &[
            "bank account ‹00011-001-1234567›",
            "compte bancaire: ‹01234 815 4820917›",
            "direct deposit account ‹000100011-1234567›",
            "Transit: 00011, institution: 001, account: ‹1234567›",
        ],
        ignores: &[
            "00011-001-1234567",
            "bank account 00011-001-12345",
            "account 1234567",
            "account 00011-001-1234567890123",
            "bank account x00011-001-1234567",
        ],
        sources: &[
            "https://www.payments.ca/systems-services/payment-systems/financial-institution-branch-directory",
        ],
    }),
    ..Detector::of(Family::Finance)
};

const ACCOUNT: &[&str] = &[
    "account",
    "acct",
    "account number",
    "bank account",
    "direct deposit",
    "compte",
    "compte bancaire",
    "void cheque",
];

const BANK: &[&str] = &[
    "transit",
    "transit number",
    "institution",
    "institution number",
    "canada",
    "canadian",
    "td canada trust",
    "rbc",
    "scotiabank",
    "bmo",
    "cibc",
    "desjardins",
    "tangerine",
    "banque nationale",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let groups: Vec<usize> = candidate.text.split([' ', '-']).map(str::len).collect();
    let shaped = match *groups.as_slice() {
        [5, 3, 7..=12] | [9, 7..=12] => true,
        [7..=12] => candidate.follows_any(BANK),
        _ => false,
    };
    let lettered = candidate.text.bytes().any(|b| b.is_ascii_alphabetic());
    let real = shaped && !lettered && candidate.stands_apart();
    (real && candidate.near(40).follows_any(ACCOUNT)).then_some(Confidence::Low)
}
