//! Passwords of Azure Container Registry: 52 characters of base64 with the mark `+ACR` at the 43rd.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_registry_password",
    title: "Azure Container Registry password",
    label: "[AZURE_REGISTRY_PASSWORD]",
    pattern: "[0-9A-Za-z+/]{42}\\+ACR[A-D][0-9A-Za-z+/]{5}[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &["+ACR"],
        before: 42,
    },
    validate: |candidate| token::known(candidate, 0, 52..=52, Confidence::High),
    context: &["azure", "registry", "azurecr", "docker"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_REGISTRY_PASSWORD=‹rtYbre3NsZTM3kIcb9TaRNnt1F24HcAFtxV4Ch290A",
                "+A",
                "CRBhO2FG›"
            ),
            concat!(
                "{\"azure_registry_password\": \"‹y7dsnMSUpNK3+Dnv4bciCH0rI+ik6mkkH5hlKtcQEL",
                "+A",
                "CRBtoTn9›\"}"
            ),
        ],
        ignores: &[
            concat!(
                "wPxs+cltjBGbbWjSoExg6gp0h1EoiXb0L3usumnph",
                "+A",
                "CRBVGysU"
            ),
            concat!(
                "xLF1Z94IMTH23kaIhFO8L6BmYhYpzE+u+vtYAunpB6B",
                "+A",
                "CRBJ6efC"
            ),
            concat!(
                "YTg5kb12+NIb5FicHbgnBK+0AaQyfRbHZHFxdHDZWI",
                "+A",
                "CRB8GC9"
            ),
            concat!(
                "itw9hfMHijlkR5c940dLahzUUbDSatDAtWlRonVGdy",
                "+A",
                "CRBuHT8d7"
            ),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/azure/container-registry/container-registry-authentication",
        ],
    }),
    ..Detector::of(Family::Secret)
};
