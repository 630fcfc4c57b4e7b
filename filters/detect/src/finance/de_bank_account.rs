//! German bank accounts as they were written before IBANs: an account number of up to ten digits, and the bank's code
//! (Bankleitzahl) of eight. How an account number is checked each bank chooses, so a word must stand before each.

use crate::{
    boundary::whole,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.de_bank_account",
    title: "German bank account number and bank code",
    country: Some("DE"),
    category: Some("BANK_ACCOUNT"),
    label: "[DE_BANK_ACCOUNT]",
    pattern: whole!("[0-9]{3}(?:[0-9]{3,7}| [0-9]{3} [0-9]{2}(?:[0-9]{2})?)"),
    prefilter: Prefilter::Digit { before: 0 },
    names: &[ACCOUNT, BANK],
    validate,
    context: BANK,
    about: native(&About {
        validator: "shape after a word",
        notes: "No check digit that is common to all banks: a word must stand before each number. Accounts of bookkeeping, which have fewer than six digits, are left out.",
        finds: &[
            "Kontonummer ‹0532013000› BLZ ‹37040044›",
            "BLZ: ‹370 400 44›, Kto.-Nr. ‹532013000›",
            "Bankleitzahl ‹37040044›",
        ],
        ignores: &[
            "0532013000 37040044",
            "Kontonummer 4711",
            "Kontonummer 05320130001",
            "BLZ 97040044",
            "BLZ 3704004",
            "Konto 2024-05-01",
        ],
        sources: &[
            "https://www.bundesbank.de/de/aufgaben/unbarer-zahlungsverkehr/serviceangebot/bankleitzahlen",
        ],
    }),
    ..Detector::of(Family::Finance)
};

/// Words for the number of an account.
const ACCOUNT: &[&str] = &[
    "kontonummer",
    "konto-nummer",
    "kontonr",
    "konto-nr",
    "konto nr",
    "kto",
    "kto-nr",
    "kto nr",
    "ktonr",
];

/// Words for the bank's code.
const BANK: &[&str] = &["blz", "bankleitzahl"];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = candidate.text.bytes().filter(u8::is_ascii_digit).count();
    let lettered = candidate.text.ends_with(|c: char| !c.is_ascii_digit());
    let near = candidate.near(16);
    // Codes of banks begin with the number of a region, 1 to 8.
    let regional = !candidate.text.starts_with(['0', '9']);
    let bank = digits == 8 && regional && near.follows_any(BANK);
    let account = (6..=10).contains(&digits) && near.follows_any(ACCOUNT);
    let real = (bank || account) && !lettered && candidate.stands_apart();
    real.then_some(Confidence::Low)
}
