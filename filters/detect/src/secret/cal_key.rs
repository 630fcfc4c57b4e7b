//! Cal.com API keys: `cal_` or `cal_live_` and 32 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cal_key",
    title: "Cal.com API key",
    label: "[CAL_KEY]",
    pattern: "(?:cal_live_|cal_)[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["cal_live_", "cal_"]),
    validate: |candidate| {
        let kinds = [("cal_live_", 32..=32), ("cal_", 32..=32)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["cal.com", "calcom"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("CAL_KEY=‹cal_", "live_861bce9b63d0b0b790b5759656b70962›"),
            concat!(
                "{\"cal_key\": \"‹cal_",
                "14c44afc5effa80b78fc4b8f6df190ae›\"}"
            ),
            concat!("use ‹cal_", "1e2e908af2103464349b75d651ed4322› from now on"),
        ],
        ignores: &[
            concat!("cal_", "live_2e123e9481c42b6c2520cb29325bc3b"),
            concat!("cal_", "live_805154e6dcd9b9d354396c091df8af567"),
            concat!("xcal_", "live_e07f5b6f03f6f5af7a743c973840cb87"),
            concat!("cal_", "live_00000000000000000000000000000000"),
        ],
        sources: &["https://cal.com/docs/api-reference/v2/introduction"],
    }),
    ..Detector::of(Family::Secret)
};
