//! Client secrets of applications in Microsoft Entra (Azure AD): three characters, a digit, `Q~`, and 31 or 34
//! more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_client_secret",
    title: "Azure client secret",
    label: "[AZURE_CLIENT_SECRET]",
    pattern: "[0-9A-Za-z_~.-]{3}[0-9]Q~[0-9A-Za-z_~.-]{31,35}",
    prefilter: Prefilter::Within {
        literals: &["7Q~", "8Q~", "9Q~"],
        before: 3,
    },
    validate: |candidate| {
        token::known(candidate, 0, 37..=37, Confidence::High)
            .or_else(|| token::known(candidate, 0, 40..=40, Confidence::High))
    },
    context: &[
        "azure",
        "client_secret",
        "client secret",
        "clientsecret",
        "entra",
    ],
    about: native(&About {
        validator: "mark in its place and length",
        notes: "Secrets of the years before 2020, which have no mark, are left out.",
        finds: &[
            concat!(
                "AZURE_CLIENT_SECRET=‹q7Z",
                "8Q~",
                "0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXKa1›"
            ),
            concat!("'‹w3R", "7Q~", "0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKX›'"),
        ],
        ignores: &[
            concat!("q7Z", "8Q~", "0LmXw3Rk9VbN2cYeJ5sHd8GfA13x"),
            concat!("q7Z", "8Q~", "0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXKa1b"),
            concat!("xq7Z", "8Q~", "0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXKa1"),
            concat!("xxx", "8Q~", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/entra/identity-platform/howto-create-service-principal-portal",
        ],
    }),
    ..Detector::of(Family::Secret)
};
