//! Addresses of Zapier webhooks: whoever knows one can start the automation behind it.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zapier_webhook",
    title: "Zapier webhook",
    label: "[ZAPIER_WEBHOOK]",
    pattern: r"hooks\.zapier\.com/hooks/catch/[0-9]{4,10}/[0-9a-z]{6,10}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["hooks.zapier.com/hooks/catch/"]),
    validate: |candidate| {
        token::known(candidate, 29, 11..=21, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["zapier", "webhook", "hook"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "https://‹hooks.zap",
                "ier.com/hooks/catch/4281907/3kx9m2q›/"
            ),
            concat!(
                "fetch(\"https://‹hooks.zap",
                "ier.com/hooks/catch/18273645/b7w2kz0›\")"
            ),
        ],
        ignores: &[
            "https://hooks.zapier.com/hooks/catch/",
            "https://hooks.zapier.com/hooks/catch/428/3kx9m2q",
            "https://hooks.zapier.com/hooks/catch/4281907/abc",
            "https://webhooks.zapier.com/hooks/catch/4281907/3kx9m2q",
        ],
        sources: &[
            "https://help.zapier.com/hc/en-us/articles/8496288690317-Trigger-Zaps-from-webhooks",
        ],
    }),
    ..Detector::of(Family::Secret)
};
