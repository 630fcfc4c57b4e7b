//! Azure DevOps personal access tokens: 84 letters and digits with the mark `AZDO` at the 77th.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_devops_token",
    title: "Azure DevOps personal access token",
    label: "[AZURE_DEVOPS_TOKEN]",
    pattern: "[0-9A-Za-z]{76}AZDO[0-9A-Za-z]{4}[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &["AZDO"],
        before: 76,
    },
    validate: |candidate| token::known(candidate, 0, 84..=84, Confidence::High),
    context: &["azure", "devops", "pat"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_DEVOPS_TOKEN=‹HlFw9sJimiR70J1OAaX9KXM4OI9IgHWGp9YJUmps6llvnIxRa7I0CeCcaxxAOz1MLXO5QLRTXufC",
                "AZ",
                "DOMy9f›"
            ),
            concat!(
                "{\"azure_devops_token\": \"‹agNzlcK1Uu1qvk40VapH40qfF9d94RAcSkhsFvyFhIXSf3EjmiRwwsRe2WKJ0Ud8M5ojrTeNizQ6",
                "AZ",
                "DOrkkF›\"}"
            ),
        ],
        ignores: &[
            concat!(
                "unfdLvCiOmIiDAbadIoIwnrYgSfzoNFPXE1jlRhNgL8ZrwWg8VegsjBbZlP3nVj5AHE29xF0tRh",
                "AZ",
                "DOnNSa"
            ),
            concat!(
                "x83fTxu1iFLOeqPbgbM7P2584wqZ9WOIF8rGKP89fAsKN2dW5q3OdsYJb0QD2iVdlnrUVYMmjR3Jo",
                "AZ",
                "DOehRH"
            ),
            concat!(
                "c5qNpucZJBcfQ7lAJoxbGs4RSqgEPsjLmyMeWqcxteBlHLjHnB8a4LVHUv5kuCOWfu8ZfchtgOMS",
                "AZ",
                "DOPh1"
            ),
            concat!(
                "P8di9zSCMWO1I3XQO3tumbYNPfO11Qlsj7WhOAMMuFOL7Sd6daCbzUBxjEgpJS5jRz10zmMSaGH9",
                "AZ",
                "DOMjNT7"
            ),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/azure/devops/organizations/accounts/use-personal-access-tokens-to-authenticate",
        ],
    }),
    ..Detector::of(Family::Secret)
};
