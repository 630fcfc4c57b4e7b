//! Keys, tokens, passwords.

mod anthropic_key;
mod aws_access_key_id;
mod aws_secret_access_key;
mod base64url;
mod datadog_key;
mod docker_token;
mod github_token;
mod gitlab_token;
mod google_key;
mod jwt;
mod npm_token;
mod openai_key;
mod placeholder;
mod private_key;
mod pypi_token;
mod sendgrid_key;
mod slack_token;
mod stripe_key;
mod token;
mod url_password;

use crate::detector::Detector;

/// The family's detectors, in alphabetical order.
pub(crate) static DETECTORS: &[&Detector] = &[
    &anthropic_key::DETECTOR,
    &aws_access_key_id::DETECTOR,
    &aws_secret_access_key::DETECTOR,
    &datadog_key::DETECTOR,
    &docker_token::DETECTOR,
    &github_token::DETECTOR,
    &gitlab_token::DETECTOR,
    &google_key::DETECTOR,
    &jwt::DETECTOR,
    &npm_token::DETECTOR,
    &openai_key::DETECTOR,
    &private_key::DETECTOR,
    &pypi_token::DETECTOR,
    &sendgrid_key::DETECTOR,
    &slack_token::DETECTOR,
    &stripe_key::DETECTOR,
    &url_password::DETECTOR,
];
