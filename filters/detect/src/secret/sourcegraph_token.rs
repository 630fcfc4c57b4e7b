//! Sourcegraph tokens: `sgp_`, the instance's identifier (16 hexadecimal digits, or `local`), `_` and 40 more; older
//! ones without the middle; `sgd_` and `slk_` with 64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sourcegraph_token",
    title: "Sourcegraph access token",
    label: "[SOURCEGRAPH_TOKEN]",
    pattern: concat!(
        "sgp_(?:[0-9A-Fa-f]{16}_|local_)?[0-9A-Fa-f]{40}[0-9A-Za-z]?",
        "|(?:sgd|slk)_[0-9a-f]{64}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["sgp_", "sgd_", "slk_"]),
    validate: |candidate| {
        let body = candidate.text.rsplit('_').next()?;
        let length = if candidate.text.starts_with("sgp_") {
            40
        } else {
            64
        };
        // Capitals are not how a token is made, but how some tools write hexadecimal digits.
        let sure = match body.bytes().any(|b| b.is_ascii_uppercase()) {
            true => Confidence::Low,
            false => Confidence::High,
        };
        token::known(candidate, 4, length..=57.max(length), sure).filter(|_| body.len() == length)
    },
    context: &["sourcegraph", "cody", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹sgp", "_5a69f406d060496b0181348b65d94e2a901c0dca›"),
            concat!(
                "SOURCEGRAPH_TOKEN=\"‹sgp",
                "_5bf9ebab386aa16867414c2a418d5d6cfcc762de›\""
            ),
            concat!(
                "it is ‹sgd",
                "_fd6ac3a8d2da928bb7868ed17ad6b86aad314fe35c78d83fd69514c20e274c0a›."
            ),
            concat!(
                "Authorization: Bearer ‹slk",
                "_60e90f2bbc81b02912691694b4cfec0056610af7a5b78f7dbb26522d9fafafb2›,"
            ),
            concat!(
                "‹sgp",
                "_ab3dd821eb0ecb53_e8c12d1ae2296a114bb98c1d3d2b4f9fc80720f2›"
            ),
            concat!("‹sgp", "_local_c9f4fae0eb7a4adfadc002ac2296e2727bbf3cf6›"),
        ],
        ignores: &[
            concat!("sgp", "_5a69f406d060496b0181348b65d94e2a901c0dc"),
            concat!("sgp", "_5a69f406d060496b0181348b65d94e2a901c0dca0"),
            concat!("xsgp", "_5a69f406d060496b0181348b65d94e2a901c0dca"),
            concat!("sgp", "_0000000000000000000000000000000000000000"),
        ],
        sources: &["https://sourcegraph.com/docs/cli/how-tos/creating_an_access_token"],
    }),
    ..Detector::of(Family::Secret)
};
