//! Pulumi access tokens: `pul-` and 40 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pulumi_token",
    title: "Pulumi access token",
    label: "[PULUMI_TOKEN]",
    pattern: "pul-[0-9a-f]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pul-"]),
    validate: |candidate| token::known(candidate, 4, 40..=40, Confidence::High),
    context: &["pulumi", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹pul", "-4662904274761d4f7ac5606c0fa8227fa782585b›"),
            concat!(
                "PULUMI_ACCESS_TOKEN=\"‹pul",
                "-137a8c338e258b0bee81cba1ae71ef8affb826c9›\""
            ),
        ],
        ignores: &[
            concat!("pul", "-4662904274761d4f7ac5606c0fa8227fa782585"),
            concat!("pul", "-4662904274761d4f7ac5606c0fa8227fa782585bc"),
            concat!("xpul", "-4662904274761d4f7ac5606c0fa8227fa782585b"),
            concat!("pul", "-0000000000000000000000000000000000000000"),
        ],
        sources: &["https://www.pulumi.com/docs/pulumi-cloud/access-management/access-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
