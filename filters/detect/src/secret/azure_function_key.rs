//! Azure Functions keys: base64url of 56 characters with the mark `AzFu` at the 45th.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_function_key",
    title: "Azure Functions key",
    label: "[AZURE_FUNCTION_KEY]",
    pattern: "[0-9A-Za-z_-]{44}AzFu[0-9A-Za-z_-]{5}[AQgw]==",
    prefilter: Prefilter::Within {
        literals: &["AzFu"],
        before: 44,
    },
    validate: |candidate| token::known(candidate, 0, 56..=56, Confidence::High),
    context: &["azure", "function", "x-functions-key"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_FUNCTION_KEY=‹CQTKUUjDWswM-vYH9V8YOnM_p6NX_axGpIGd0qJpiJd3",
                "Az",
                "Fuqz0skQ==›"
            ),
            concat!(
                "{\"azure_function_key\": \"‹j0AlOL7ikGon7KqO6SznLHXPcxJGtJjRW2vZWobOm2VU",
                "Az",
                "FukEX_7Q==›\"}"
            ),
        ],
        ignores: &[
            concat!(
                "FV7jGwOie3iml5vXFFhLGwrdluI6bHYF0x5ECLkB-94",
                "Az",
                "FuyPXjuQ=="
            ),
            concat!(
                "x2jgD735OwnXyTEGeJrU0ESlAKllsfVySBXj9VdLIhUKc",
                "Az",
                "FuLbxI3Q=="
            ),
            concat!(
                "fHmmnTpApdm5SwoWaxBERNQwrAjL43lacNDbZuL-jr1K",
                "Az",
                "FurlCPaQ="
            ),
        ],
        sources: &["https://learn.microsoft.com/en-us/azure/azure-functions/function-keys-how-to"],
    }),
    ..Detector::of(Family::Secret)
};
