//! Visa card numbers: 16 digits that start with 4 (13 on old cards, 19 on some new ones), Luhn.
//!
//! Defined by ISO/IEC 7812-1 and the issuer range Visa holds. Groups of four, or one run.

use super::card;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.visa",
    title: "Visa card number",
    category: Some("CREDIT_CARD"),
    label: "[CREDIT_CARD]",
    pattern: concat!(
        card::track!(),
        "4[0-9]{3}(?:[0-9]{9,20}",
        card::hash!(),
        "|",
        card::lines!(),
        "(?:",
        card::joint!(),
        "[0-9]{4}){3}[0-9]{0,4})",
    ),
    prefilter: Prefilter::Digit { before: 2 },
    value: card::value,
    validate,
    context: card::CONTEXT,
    about: native(&About {
        validator: "Luhn, prefix and length",
        notes: "One number in ten with such a prefix and length passes; thirteen digits, which bar codes have too, are low.",
        finds: &[
            "‹4111 1111 1111 1111›",
            "card ‹4111111111111111›.",
            "‹4111-1111-1111-1111›, 12/30",
            "‹4111.1111.1111.1111›",
            "pay ‹4111 - 1111 - 1111 - 1111›",
            "_‹4012888888881881›_",
            "%B‹4012888888881881›^DOE/JOHN^2512101?",
            "‹4012 8888\n8888 1881›",
            "‹4012\t8888\t8888\t1881›",
            "‹4012\n8888\n8888\n1881›\n",
            "‹4012/8888/8888/1881›",
            "‹4012_8888_8888_1881›.",
        ],
        ignores: &[
            "4111 1111 1111 1112",
            "411111111111111",
            "41111111111111111",
            "4111 1111 1111 11111",
            "4111-1111 1111-1111",
            "0.4111111111111111",
            "a4111111111111111f",
            "1234-4111-1111-1111-1111",
            "5111111111111118",
            "4111111111111111a3cea181",
            "4012\n8888\n8888\n1882",
            "4012\n8888\n8888\n1881\n1234",
            "1234\n4012\n8888\n8888\n1881",
            "12/4012/8888/8888/1881",
            "4012/8888_8888/1881",
            "9f86d081-4111-1111-1111-11111111d3f1",
        ],
        sources: &[
            "https://www.iso.org/standard/70484.html",
            "https://developer.visa.com/capabilities/vmdq",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let confidence = card::number(candidate, &[13, 16, 19], |prefix| prefix / 1000 == 4)?;
    // Thirteen digits are also what a bar code has, and a tenth of those pass.
    Some(match candidate.unprefixed().len() {
        13 => Confidence::Low,
        _ => confidence,
    })
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::{
        proof::{finds, ignores, rates},
        scanner::Scanner,
    };

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "4111 1111 1111 1111" => "4111 1111 1111 1111",
            "card 4111111111111111." => "4111111111111111",
            "4111-1111-1111-1111, 12/30" => "4111-1111-1111-1111",
            "4111.1111.1111.1111" => "4111.1111.1111.1111",
            "pay 4111 - 1111 - 1111 - 1111" => "4111 - 1111 - 1111 - 1111",
            "_4012888888881881_" => "4012888888881881",
            "123,4111111111111111,789" => "4111111111111111",
            "4111 1111 1111 1111 123" => "4111 1111 1111 1111",
        );
        rates!(DETECTOR, "4111111111111111" => High, "4222222222222" => Low,
            "4012 8888\r\n8888 1881" => Medium, "4012\t8888\t8888\t1881" => Low,
            "4012\r\n8888\r\n8888\r\n1881" => Low, "4012/8888/8888/1881" => Low,
            "0690 0520 2693 4111 1111 1111 1111" => Low, "2024 4111 1111 1111 1111" => High);
    }

    #[test]
    fn a_track_begins_with_no_escape() {
        let scanner = Scanner::new([&DETECTOR]).unwrap();
        let found = scanner.scan("%B4012888888881881^DOE/JOHN^2512101?");
        assert!(found.iter().all(|f| (f.span.start, f.span.end) == (2, 18)) && found.len() == 1);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "4111 1111 1111 1112",
            "411111111111111",
            "41111111111111111",
            "4111 1111 1111 11111",
            "4111-1111 1111-1111",
            "0.4111111111111111",
            "a4111111111111111f",
            "1234-4111-1111-1111-1111",
            "5111111111111118",
            "4111-1111-1111",
            "2024-01-04T11:11:11.1111111",
        );
    }
}
