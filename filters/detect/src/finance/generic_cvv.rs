//! Card verification values: three or four digits behind a name for them (CVV, CVC, CSC, CID, security code).

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.generic_cvv",
    title: "Card verification value",
    label: "[CVV]",
    pattern: r#"(?i:cvv2?|cvc2?|csc|cid|security[ _-]?code|verification[ _-]?value)["\x27]?(?: ?(?i:code|number|no\.?|is|value)){0,2}[ \t]{0,3}[:=#]?[ \t]{0,3}["\x27]?[0-9]{3,4}(?:[./-]?[0-9]|[A-Za-z])?"#,
    prefilter: Prefilter::Name(&["cvv", "cvc", "csc", "cid", "securi", "verifi"]),
    value,
    validate,
    context: &[
        "card", "credit", "debit", "expiry", "exp", "carte", "tarjeta", "karte",
    ],
    about: native(&About {
        validator: "name and length",
        notes: "`cid` and `csc` name other things too: low unless a word before them speaks of a card.",
        finds: &[
            "CVV: ‹482›",
            "\"cvc2\": \"‹9173›\"",
            "Security Code ‹305›",
            "card cvv is ‹771›",
            "cid=‹4820›",
        ],
        ignores: &[
            "CVV: 48",
            "cvv 48209",
            "cvv 12.5",
            "acid 482",
            "csc3 x482",
            "CVV-code",
            "security code 482-091",
            "social security number 4820",
            "verification code 4820",
        ],
        sources: &[
            "https://www.pcisecuritystandards.org/document_library/",
            "https://usa.visa.com/run-your-business/small-business-tools/payment-technology/card-security-codes.html",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (name, digits) = candidate.text.split_at_checked(value(candidate.text))?;
    let name = name.to_ascii_lowercase();
    // `cardCvv` names it too; `acid` does not.
    let clear = name.starts_with("cvv") || name.starts_with("cvc");
    let real = matches!(digits.len(), 3 | 4)
        && !candidate.text.ends_with(|c: char| c.is_ascii_alphabetic())
        && (clear || candidate.starts_word());
    real.then_some(match clear || name.starts_with("security") {
        true => Confidence::Medium,
        false => Confidence::Low,
    })
}

/// Where the digits begin.
fn value(text: &str) -> usize {
    text.bytes()
        .rposition(|b| !b.is_ascii_digit())
        .map_or(0, |at| at + 1)
}
