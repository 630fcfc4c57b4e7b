//! Bulgarian numbers of foreigners (LNCh): ten digits, the last the weighted sum (21, 19, 17, 13, 11, 9, 7, 3, 1) modulo 10.

use crate::{
    boundary::whole,
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.bg_pnf",
    title: "Bulgarian number of a foreigner",
    country: Some("BG"),
    category: Some("TAX_ID"),
    label: "[BG_PNF]",
    pattern: whole!("[0-9]{4} ?[0-9]{3} ?[0-9]{3}"),
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &["лнч", "личен номер на чужденец", "lnch", "lnc", "pnf"],
    about: native(&About {
        validator: "weighted sum modulo 10",
        notes: "One number of ten digits in ten passes: low without a word before it.",
        finds: &["ЛНЧ ‹7042819366›", "LNCh: ‹7042 819 366›"],
        ignores: &[
            "7042819367",
            "704281936",
            "70428193660",
            "x7042819366",
            "0000000000",
        ],
        sources: &["https://www.grao.bg/"],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits = checksum::exactly::<10>(candidate.text)?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[21, 19, 17, 13, 11, 9, 7, 3, 1]);
    (sum > 0 && sum % 10 == u32::from(check) && candidate.stands_alone()).then_some(Confidence::Low)
}
