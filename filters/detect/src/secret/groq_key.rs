//! Groq API keys: `gsk_` and 52 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.groq_key",
    title: "Groq API key",
    label: "[GROQ_KEY]",
    pattern: "gsk_[0-9A-Za-z]{52}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["gsk_"]),
    validate: |candidate| token::known(candidate, 4, 52..=52, Confidence::High),
    context: &["groq"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "GROQ_KEY=‹gsk_",
                "oSdy4ZFiiN7OIRJcrW9SDsr9sffW9OcgbbVLk6d4pUJpnPeFLtxo›"
            ),
            concat!(
                "{\"groq_key\": \"‹gsk_",
                "M6oGPJ42dytZDTclFvSHPHnMQB0WS7hLnzpZlGBnhUqA4NNhNir4›\"}"
            ),
            concat!(
                "use ‹gsk_",
                "NZmEBBRP8lU1XvZdRjUWkkRfGu5z4qsc6hoTDilHyDtvsLYptdSf› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "gsk_",
                "quFep7uZCX9AlwdaFd0zGVsdINbjXQMvCbAOMZQZElzvC1p3XOO"
            ),
            concat!(
                "gsk_",
                "PH8QHWfnSzPtaOIgNkptZBshGdhf8cmFesb6xpPdKaygIdNqhQS87"
            ),
            concat!(
                "xgsk_",
                "w2pLk2vB4yy895lCThJYpFj7hVe5GBhRtC58E6uvZw3dD3WUkj0s"
            ),
            concat!(
                "gsk_",
                "0000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://console.groq.com/docs/quickstart"],
    }),
    ..Detector::of(Family::Secret)
};
