//! Azure AI Search keys: 52 letters and digits with the mark `AzSe` at the 43rd.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_search_key",
    title: "Azure AI Search key",
    label: "[AZURE_SEARCH_KEY]",
    pattern: "[0-9A-Za-z]{42}AzSe[A-D][0-9A-Za-z]{5}[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &["AzSe"],
        before: 42,
    },
    validate: |candidate| token::known(candidate, 0, 52..=52, Confidence::High),
    context: &["azure", "search", "api-key"],
    about: native(&About {
        validator: "mark in its place, alphabet and length",
        notes: "The checksum at its end is not verified: how it is made is not documented.",
        finds: &[
            concat!(
                "AZURE_SEARCH_KEY=‹LmZwWB74sOb2diV2mtkPnACytgLItMyh3Y6KHOLQ0W",
                "Az",
                "SeB0nxvk›"
            ),
            concat!(
                "{\"azure_search_key\": \"‹Gt0l9bl8RDjPuDNjSPC2r8Y0KsOTthIK3HO8xfddTh",
                "Az",
                "SeB0nVbn›\"}"
            ),
        ],
        ignores: &[
            concat!(
                "tywp86uRU8cIYJa6GGbbIQLyVYLTQ94BiguTkL8il",
                "Az",
                "SeBh9AVb"
            ),
            concat!(
                "xyEbllO8G5MHPW6nvurbTRVXV0xqznn12HOrlnKMx5F",
                "Az",
                "SeBKvE2x"
            ),
            concat!(
                "gWiwxOMRvrFA70w4u1kCVCydeIsGemKjl5hkqGdMf1",
                "Az",
                "SeB4Eqs"
            ),
            concat!(
                "qTw8A7tUACpS2iTbEFWH9lazvdAdbny5CVSAETLlUv",
                "Az",
                "SeBwqQr67"
            ),
        ],
        sources: &["https://learn.microsoft.com/en-us/azure/search/search-security-api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
