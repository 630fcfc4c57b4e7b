//! Thai national identification numbers: thirteen digits, printed `0-0000-00000-00-0`, the last a check digit modulo eleven. None
//! begins with 0 or 9.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "identifier.th_id",
    title: "Thai national identification number",
    country: Some("TH"),
    label: "[TH_ID]",
    pattern: "[1-8](?:[0-9]{12}|-[0-9]{4}-[0-9]{5}-[0-9]{2}-[0-9]| [0-9]{4} [0-9]{5} [0-9]{2} [0-9])(?:[./-]?[0-9]|[A-Za-z])?",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "thai id",
        "thai national id",
        "บัตรประชาชน",
        "เลขประจำตัวประชาชน",
        "เลขบัตรประชาชน",
        "national id",
        "citizen id",
    ],
    about: native(&About {
        validator: "check digit modulo 11",
        notes: "One run of thirteen digits in ten passes, times in milliseconds among them: low unless it is grouped or a word before it names it.",
        finds: &[
            "เลขประจำตัวประชาชน ‹3-3186-60182-66-1›",
            "Thai ID: ‹3267447420118›",
            "\"‹3 4515 38824 81 8›\"",
        ],
        ignores: &[
            "3-3186-60182-66-2",
            "326744742011",
            "32674474201180",
            "9-3186-60182-66-1",
            "1-3-3186-60182-66-1",
            "x3267447420118",
        ],
        sources: &[
            "https://www.bora.dopa.go.th/",
            "https://www.rd.go.th/english/",
        ],
    }),
    ..Detector::of(Family::Identifier)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let digits: [u8; 13] = checksum::exactly(candidate.text)?;
    let [.., check] = digits;
    let sum = checksum::weighted(&digits, &[13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]);
    let real = (11 - sum % 11) % 10 == u32::from(check) && candidate.stands_apart();
    real.then(|| candidate.by_form(Confidence::Low, Confidence::High))
}
