//! NuGet.org API keys: `oy2` and 43 lower-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.nuget_key",
    title: "NuGet API key",
    label: "[NUGET_KEY]",
    pattern: "oy2[0-9a-z]{43}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["oy2"]),
    validate: |candidate| {
        token::known(candidate, 3, 43..=43, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["nuget", "api key", "apikey", "push"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹oy", "2boeb5dlylxcvxhugfqzy5ejt1gravcfrt728x45d84m›"),
            concat!(
                "NUGET_KEY=\"‹oy",
                "2f5mi2yignu1xm8dekqxa1kx9gju4wgteryub7bwwc5v›\""
            ),
        ],
        ignores: &[
            concat!("oy", "2boeb5dlylxcvxhugfqzy5ejt1gravcfrt728x45d84"),
            concat!("oy", "2boeb5dlylxcvxhugfqzy5ejt1gravcfrt728x45d84ma"),
            concat!("xoy", "2boeb5dlylxcvxhugfqzy5ejt1gravcfrt728x45d84m"),
            concat!("oy", "2xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            "toy2story",
        ],
        sources: &["https://learn.microsoft.com/en-us/nuget/nuget-org/scoped-api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
