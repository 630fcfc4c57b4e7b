//! Twilio API keys: `SK` and 32 hexadecimal digits. Account numbers (`AC…`) are no secret.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.twilio_key",
    title: "Twilio API key",
    label: "[TWILIO_KEY]",
    pattern: "SK[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&[
        "SK0", "SK1", "SK2", "SK3", "SK4", "SK5", "SK6", "SK7", "SK8", "SK9", "SKa", "SKb", "SKc",
        "SKd", "SKe", "SKf",
    ]),
    validate: |candidate| {
        token::known(candidate, 2, 32..=32, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["twilio", "api key", "api_key", "sid"],
    about: native(&About {
        validator: "prefix and length",
        notes: "The secret of the key stands beside it; any other `SK` with 32 hexadecimal digits is found too.",
        finds: &[
            concat!("‹S", "K203b775d323572e4449ae746c0663bcb›"),
            concat!("TWILIO_KEY=\"‹S", "K3b5f249710541b7d88f8dc7eb4feaf60›\""),
            concat!(
                "client = Client(\"‹SK",
                "9e9a016bc271cce51af2c7cfd7c0313e›\", secret)"
            ),
        ],
        ignores: &[
            concat!("S", "K203b775d323572e4449ae746c0663bc"),
            concat!("S", "K203b775d323572e4449ae746c0663bcb3"),
            concat!("xS", "K203b775d323572e4449ae746c0663bcb"),
            concat!("S", "K00000000000000000000000000000000"),
        ],
        sources: &["https://www.twilio.com/docs/iam/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
