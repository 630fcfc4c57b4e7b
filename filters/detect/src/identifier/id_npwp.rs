//! Indonesian tax numbers (NPWP): nine digits, the last by Luhn's scheme, three for the tax office and three for the branch,
//! printed `00.000.000.0-000.000`. Since 2024 a zero may stand before them.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.id_npwp",
    title: "Indonesian tax number (NPWP)",
    country: Some("ID"),
    category: Some("TAX_ID"),
    label: "[ID_NPWP]",
    pattern: r"[0-9]{2}(?:[0-9]{13,14}|\.[0-9]{3}\.[0-9]{3}\.[0-9]-[0-9]{3}\.[0-9]{3})(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["npwp", "nomor pokok wajib pajak", "wajib pajak", "pajak"],
    about: native(&About {
        validator: "Luhn",
        notes: "A tenth of all numbers of fifteen digits passes: low unless it is written with its marks. Citizens' new numbers are their NIK.",
        finds: &[
            "NPWP ‹01.312.166.0-091.000›",
            "npwp: ‹095327227981000›",
            "‹0096281878966000›",
        ],
        ignores: &[
            "009628187896600.06",
            "01.312.166.1-091.000",
            "01.312.166.0-091.00",
            "09532722798100",
            "095327227982000x",
            "1095327227981000",
            "095327228981000",
            "000000000000000",
        ],
        sources: &[
            "https://www.pajak.go.id/id/npwp",
            "https://www.pajak.go.id/en",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<15>(candidate.text).or_else(|| {
        let padded: [u8; 16] = checksum::exactly(candidate.text)?;
        let [0, digits @ ..] = padded else {
            return None;
        };
        Some(digits)
    })?;
    let holder = &digits[..9];
    let real = checksum::luhn(holder) && holder.iter().any(|&d| d > 0) && candidate.stands_alone();
    real.then(|| candidate.by_form(Confidence::Low, Confidence::High))
}
