//! Ionic (Appflow) personal access tokens: `ion_` and 42 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ionic_token",
    title: "Ionic access token",
    label: "[IONIC_TOKEN]",
    pattern: "ion_[0-9A-Za-z]{42}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ion_"]),
    validate: |candidate| {
        token::known(candidate, 4, 42..=42, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["ionic", "appflow"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "IONIC_TOKEN=‹ion_",
                "M8s0sSD1teuHuhiMEc0MKLt0cJ8ck1BGbDdJ0SsTqK›"
            ),
            concat!(
                "{\"ionic_token\": \"‹ion_",
                "rqUoDUJvSmtMKoUD2rZGPQ9wnVxrgRX1fnbjRQxvdq›\"}"
            ),
            concat!(
                "use ‹ion_",
                "zDNFXvTUrDkfSTZA18y4XjA9dnxDdFTbvHbdoFNkIb› from now on"
            ),
        ],
        ignores: &[
            concat!("ion_", "5ttGXEkjDxBXoOKGWePaQmHep4TR6ooZKU6SoyAi0"),
            concat!("ion_", "aAENSTSeJTgcMCr4cFyR9yyQhLSt0romxmZG62dF2v7"),
            concat!("xion_", "4vIrwA2WGyh7tI3QYx1hgCwDgNXSNjxJEqqu8Uh8o6"),
            concat!("ion_", "000000000000000000000000000000000000000000"),
        ],
        sources: &["https://ionic.io/docs/appflow/personal-access-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
