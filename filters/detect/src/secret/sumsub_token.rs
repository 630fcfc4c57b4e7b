//! Sumsub app tokens: `prd:` or `sbx:`, 24 letters and digits, a dot, 32 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sumsub_token",
    title: "Sumsub app token",
    label: "[SUMSUB_TOKEN]",
    pattern: r"(?:prd:|sbx:)[0-9A-Za-z]{24}\.[0-9A-Za-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["prd:", "sbx:"]),
    validate: |candidate| {
        token::known(candidate, 4, 57..=57, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["sumsub", "token", "x-app-token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹prd",
                ":MhS2Fw0cNw6vuAEjLI4HqRhx.HAW8ogOtF98CfweJpv2Aqj1Nd4X06d3V›"
            ),
            concat!(
                "SUMSUB_TOKEN=\"‹prd",
                ":Xh1SWfUr4XVWkRL4nt3lCUlr.PUpkSqmtPyP8l6PaYwtP8DrUr2spqzP9›\""
            ),
            concat!(
                "it is ‹sbx",
                ":AgT2ZaOU1DXQOpYsC6GoX8WS.K8LrBEHHCViclyXVOr8GNAjsmx5qD2HP›."
            ),
        ],
        ignores: &[
            concat!(
                "prd",
                ":MhS2Fw0cNw6vuAEjLI4HqRhx.HAW8ogOtF98CfweJpv2Aqj1Nd4X06d3"
            ),
            concat!(
                "prd",
                ":MhS2Fw0cNw6vuAEjLI4HqRhx.HAW8ogOtF98CfweJpv2Aqj1Nd4X06d3V2"
            ),
            concat!(
                "xprd",
                ":MhS2Fw0cNw6vuAEjLI4HqRhx.HAW8ogOtF98CfweJpv2Aqj1Nd4X06d3V"
            ),
            concat!(
                "prd",
                ":xxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.sumsub.com/reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
