//! WakaTime keys: `waka_` and a UUID; OAuth tokens `waka_tok_`, `waka_ref_` and client secrets `waka_sec_` with 48 to
//! 100 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.wakatime_key",
    title: "WakaTime key",
    label: "[WAKATIME_KEY]",
    pattern: concat!(
        "waka_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?",
        "|(?:waka_tok_|waka_ref_|waka_sec_)[0-9A-Za-z]{48,100}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["waka_"]),
    validate: |candidate| {
        let oauth = ["waka_tok_", "waka_ref_", "waka_sec_"].map(|prefix| (prefix, 48..=100));
        token::one_of(candidate, &oauth, Confidence::High)
            .or_else(|| token::one_of(candidate, &[("waka_", 36..=36)], Confidence::High))
    },
    context: &["wakatime", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹waka", "_7c09daab-2af3-cd68-6fcd-301e8621a270›"),
            concat!(
                "WAKATIME_KEY=\"‹waka",
                "_a76d7527-3db6-23e2-28c6-640f04817eb4›\""
            ),
            concat!(
                "it is ‹waka",
                "_tok_RZQHwR9GlvK6mqTtTj37Um6Pev53jPkuazA1S0H9lfMjfLj7E0ZX1DszxlTonnkXixStYlOaGu›."
            ),
            concat!(
                "Authorization: Bearer ‹waka",
                "_ref_tnqAPBYG8gOPEEUPFHtDED4PHPclWQ6xgs7zhMypQIm7R3Ws6On0NFwjyfNhMffl1r7nsCgIoY›,"
            ),
            concat!(
                "it is ‹waka",
                "_sec_HHyY5bdPEEKFVMdxTlRZWLUKJUsFDbMuIrSlVs5QeeuCQdFOYapoIUxhelW0CVxIGPx0wtsKRQ›."
            ),
        ],
        ignores: &[
            concat!("waka", "_7c09daab-2af3-cd68-6fcd-301e8621a27"),
            concat!("waka", "_7c09daab-2af3-cd68-6fcd-301e8621a2705"),
            concat!("xwaka", "_7c09daab-2af3-cd68-6fcd-301e8621a270"),
            concat!("waka", "_00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://wakatime.com/developers#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
