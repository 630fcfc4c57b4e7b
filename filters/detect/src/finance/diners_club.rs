//! Diners Club card numbers: they start with 300 to 305, 3095, 36, 38 or 39; 14 digits, or 16 to 19 on newer cards; Luhn.
//!
//! The ranges are those Discover Network, which runs Diners Club, publishes for acquirers. Printed 4-6-4.

use super::card;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.diners_club",
    title: "Diners Club card number",
    category: Some("CREDIT_CARD"),
    label: "[CREDIT_CARD]",
    pattern: concat!(
        card::track!(),
        "3(?:0[0-59]|[689][0-9])[0-9](?:[0-9]{10,20}",
        card::hash!(),
        "|",
        card::joint!(),
        "[0-9]{6}",
        card::joint!(),
        "[0-9]{4,8}|",
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
        notes: "One number in ten with such a prefix and length passes.",
        finds: &[
            "Diners ‹30121690374838›",
            "‹3056 930902 5904›",
            "‹3622-720627-1667›",
        ],
        ignores: &[
            "30165492100750a3cea181996ba7f9aa",
            "30121690374839",
            "3012169037483",
            "301216903748380",
            "3056 930902 59045",
            "30621690374830",
            "35301113333000",
        ],
        sources: &[
            "https://www.iso.org/standard/70484.html",
            "https://www.discoverglobalnetwork.com/resources/businesses/",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    card::number(
        candidate,
        &[14, 16, 17, 18, 19],
        |prefix| matches!(prefix, 3000..=3059 | 3095 | 3600..=3699 | 3800..=3999),
    )
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_real_numbers() {
        finds!(DETECTOR,
            "Diners 30121690374838" => "30121690374838",
            "3056 930902 5904" => "3056 930902 5904",
            "3622-720627-1667" => "3622-720627-1667",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "30121690374839",
            "3012169037483",
            "301216903748380",
            "3056 930902 59045",
            "30621690374830",
            "35301113333000",
        );
    }
}
