//! LangSmith API keys: `lsv2_pt_` (personal) or `lsv2_sk_` (service), 32 hexadecimal digits, and ten.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.langsmith_key",
    title: "LangSmith API key",
    label: "[LANGSMITH_KEY]",
    pattern: "(?:lsv2_pt_|lsv2_sk_)[0-9a-f]{32}_[0-9a-f]{10}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["lsv2_pt_", "lsv2_sk_"]),
    validate: |candidate| token::known(candidate, 8, 43..=43, Confidence::High),
    context: &["langsmith", "langchain"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "LANGSMITH_KEY=‹lsv2",
                "_pt_a36940ed87b82cbc8aa815285182c94a_9ff52e9807›"
            ),
            concat!(
                "{\"langsmith_key\": \"‹lsv2",
                "_sk_8e0ef610f023d01690e579adc214993a_10cf2d5476›\"}"
            ),
            concat!(
                "use ‹lsv2",
                "_sk_c710bf2e126b3639d42f2b9683984f5e_58de873f53› from now on"
            ),
        ],
        ignores: &[
            concat!("lsv2", "_pt_b3b20f9708dc76c04d767e8bf284c22e_920078ec5"),
            concat!("lsv2", "_pt_067ddcfa8ab35743bda1a3557a5e7b49_e016e7be457"),
            concat!("xlsv2", "_pt_47bf47c5cdba0ab622f68c8821771ec2_455190256f"),
            concat!("lsv2", "_pt_00000000000000000000000000000000_0000000000"),
        ],
        sources: &["https://docs.langchain.com/langsmith/create-account-api-key"],
    }),
    ..Detector::of(Family::Secret)
};
