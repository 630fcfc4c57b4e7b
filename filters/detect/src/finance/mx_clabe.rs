//! Mexican bank account numbers (CLABE): three digits for the bank, three for the place, eleven for the account and a check digit: the
//! last digits of all products with the weights 3, 7, 1 added, modulo ten.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.mx_clabe",
    title: "Mexican bank account number (CLABE)",
    country: Some("MX"),
    category: Some("BANK_ACCOUNT"),
    label: "[MX_CLABE]",
    pattern: "[0-9]{3}(?:[0-9]{15}| [0-9]{3} [0-9]{11} [0-9]|-[0-9]{3}-[0-9]{11}-[0-9])(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "clabe",
        "clave bancaria",
        "interbancaria",
        "cuenta",
        "spei",
        "transferencia",
    ],
    about: native(&About {
        validator: "bank and check digit modulo 10",
        notes: "A tenth of all numbers of eighteen digits with a bank's code passes: low unless it is grouped or a word before it names it.",
        finds: &[
            "CLABE: ‹012180004815372905›",
            "clabe interbancaria ‹646180110407592068›",
            "\"‹646 180 11040759206 8›\"",
        ],
        ignores: &[
            "012180004815372906",
            "01218000481537290",
            "0121800048153729055",
            "390180004815372905",
            "1-012180004815372905",
            "x012180004815372905",
        ],
        sources: &[
            "https://www.banxico.org.mx/servicios/clabe-clave-bancaria-estandarizada.html",
            "https://www.abm.org.mx/",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 18] = checksum::exactly(candidate.text)?;
    let bank = checksum::decimal(&digits[..3])?;
    let products = digits.iter().zip([3, 7, 1].iter().cycle());
    let sum: u32 = products
        .take(17)
        .map(|(&d, weight)| u32::from(d) * weight % 10)
        .sum();
    let real = matches!(bank, 1..=168 | 600..=734 | 901..=903)
        && checksum::lacks(sum, 10) == u32::from(digits[17])
        && candidate.stands_apart();
    real.then(|| candidate.by_form(Confidence::Low, Confidence::Medium))
}
