//! Infracost API keys: `ico-` and 32 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.infracost_key",
    title: "Infracost API key",
    label: "[INFRACOST_KEY]",
    pattern: "ico-[0-9A-Za-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ico-"]),
    validate: |candidate| token::known(candidate, 4, 32..=32, Confidence::High),
    context: &["infracost"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("INFRACOST_KEY=‹ico-", "PWCLzgwPxOHbqtChcxtAS3yDRcFbZ7Ox›"),
            concat!(
                "{\"infracost_key\": \"‹ico-",
                "RQQvoXy7dofsq2RqovJLZXxFnODZyM6f›\"}"
            ),
            concat!("use ‹ico-", "DQgLU5i01lyx07Zwj8npxLyDdx9g7K7U› from now on"),
        ],
        ignores: &[
            concat!("ico-", "XdJR1zjzLrfnZ9WGxOKlDWNv94v9isd"),
            concat!("ico-", "BOO2OhmcPbtJ9UwTd9r4yx3BzgUF1XK97"),
            concat!("xico-", "kOpcYFL4J1qTPUdbSu2KpuJeNTk5gpri"),
            concat!("ico-", "00000000000000000000000000000000"),
        ],
        sources: &["https://www.infracost.io/docs/"],
    }),
    ..Detector::of(Family::Secret)
};
