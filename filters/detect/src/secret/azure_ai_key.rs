//! Keys of Azure OpenAI and other AI services: 84 letters and digits with the mark `JQQJ99` at the 53rd.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_ai_key",
    title: "Azure OpenAI or AI services key",
    label: "[AZURE_AI_KEY]",
    pattern: "[0-9A-Za-z]{52}JQQJ99[0-9A-Za-z]{26}[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &["JQQJ99"],
        before: 52,
    },
    validate: |candidate| token::known(candidate, 0, 84..=84, Confidence::High),
    context: &["azure", "openai", "cognitive", "api-key", "ocp-apim"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_AI_KEY=‹AYhObsCGST6AFMLF1kkiLw70mROg8V9eEKQlTwX7rd4BIirN79ck",
                "JQ",
                "QJ99YfBRmK2jCw69fDamh0a5zuhP1N›"
            ),
            concat!(
                "{\"azure_ai_key\": \"‹vwHt157WJroW46TDAaCy7ahaKx237FNbWk8xa9XnETBf91boZoqt",
                "JQ",
                "QJ99FevOXWgZ3qnFtuO5t2tFnmyFNt›\"}"
            ),
        ],
        ignores: &[
            concat!(
                "fOj8rZ8TVnqC0QTTKpq0iijbRLUwaJo9N4eQG7GszmcJCFRdRxe",
                "JQ",
                "QJ99jZQJdJJx0g5oP5RnHiJACYfwTP"
            ),
            concat!(
                "xRzO3KWY0JSgKDzvYqvjTmZIbWtyDOeM4F4DZUdrVogMCjCplATl8",
                "JQ",
                "QJ99vfDzx3GWNq6anZNuQDRgmwNNc8"
            ),
            concat!(
                "QKAfwdIvYnEGT1AryiiKiKGMDoyEzcxrCPzbsxyqjMEjtwlt5Q5m",
                "JQ",
                "QJ99wbH4PetHgKAY9eGOEKMfrEkzz"
            ),
            concat!(
                "fVRGM2dFM71vy2dpUCjpHX0ZTChZwrzTP9yJSXQzgkUWNEFwYoaQ",
                "JQ",
                "QJ99p41o7edxqcv1bQuE6faYFHuDIc7"
            ),
        ],
        sources: &["https://learn.microsoft.com/en-us/azure/ai-services/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
