//! Keys, tokens, passwords.

mod aws_access_key_id;
mod github_token;
mod npm_token;
mod placeholder;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &aws_access_key_id::DETECTOR,
    &github_token::DETECTOR,
    &npm_token::DETECTOR,
];
