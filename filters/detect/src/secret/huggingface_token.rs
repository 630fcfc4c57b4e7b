//! Hugging Face tokens: `hf_` (user) or `api_org_` (organisation) and 34 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.huggingface_token",
    title: "Hugging Face token",
    label: "[HUGGINGFACE_TOKEN]",
    pattern: "(?:hf_|api_org_)[0-9A-Za-z]{34}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["hf_", "api_org_"]),
    validate: |candidate| {
        let kinds = [("hf_", 34..=34), ("api_org_", 34..=34)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["huggingface", "hugging face", "hf_token"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "HUGGINGFACE_TOKEN=‹hf_Q",
                "J8FFL01RFYZ4360t2H85toCm36MJfLYOW›"
            ),
            concat!(
                "{\"huggingface_token\": \"‹api_",
                "org_bVU1CohCxGkAQfviMi8f91yO6MpnzM1tFX›\"}"
            ),
            concat!(
                "use ‹api_",
                "org_FDmb9oh7pFTRpzlEcRsAhSiQy84XknmxrJ› from now on"
            ),
        ],
        ignores: &[
            concat!("hf_H", "bwgF8Rrsttdzq2lLvE0ZgZNs8kSwYFLC"),
            concat!("hf_1", "xSHhwFCsY8kYWC8muYpHH3M12B2444GMs7"),
            concat!("xhf_7", "mDWaOyxhiEQ8N6XZiWLGFgYDzuHco9lzE"),
            concat!("hf_0", "000000000000000000000000000000000"),
        ],
        sources: &["https://huggingface.co/docs/hub/security-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
