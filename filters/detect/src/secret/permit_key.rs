//! Permit.io API keys: `permit_key_` and 60 or more letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.permit_key",
    title: "Permit.io API key",
    label: "[PERMIT_KEY]",
    pattern: "permit_key_[0-9A-Za-z]{60,120}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["permit_key_"]),
    validate: |candidate| token::known(candidate, 11, 60..=120, Confidence::High),
    context: &["permit", "api key", "api_key", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹perm",
                "it_key_h0xGAd5unENGBrcEVKonnhK0EaMn5hKBusWNdBeFSGGuu569Z224PCcgNXi7QAEx1mtVBPT14wxRyuYd4xpZPk08RH›"
            ),
            concat!(
                "PERMIT_KEY=\"‹perm",
                "it_key_deoLAu4DSdTAtsRsqSgBsGD8Z6JEy6VIkLJqIbyq2RQBbsTV9nocZCE9chBnO7u9WjkzAGTrJyJm1zLB0pmLxwqIkE›\""
            ),
        ],
        ignores: &[
            concat!(
                "perm",
                "it_key_h0xGAd5unENGBrcEVKonnhK0EaMn5hKBusWNdBeFSGGuu569Z224PCcgNXi"
            ),
            concat!(
                "perm",
                "it_key_h0xGAd5unENGBrcEVKonnhK0EaMn5hKBusWNdBeFSGGuu569Z224PCcgNXi7QAEx1mtVBPT14wxRyuYd4xpZPk08RHoYPrZUhZ5wwvuxZVMtNjhKyyxlTrGpf"
            ),
            concat!(
                "xperm",
                "it_key_h0xGAd5unENGBrcEVKonnhK0EaMn5hKBusWNdBeFSGGuu569Z224PCcgNXi7QAEx1mtVBPT14wxRyuYd4xpZPk08RH"
            ),
            concat!(
                "perm",
                "it_key_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.permit.io/overview/use-the-permit-api-and-sdk/"],
    }),
    ..Detector::of(Family::Secret)
};
