//! `Authorization` headers: `Basic` with base64 of `user:password` (RFC 7617), `Bearer` with a token (RFC 6750).

use base64::{
    Engine, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

use super::{assigned, placeholder};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.http_authorization",
    title: "HTTP Authorization credentials",
    label: "[AUTHORIZATION]",
    pattern: r#"(?i:authorization)["']?[ \t]{0,3}[:=][ \t]{0,3}["']?(?i:basic|bearer|token|apikey)?[ \t]{0,3}[0-9A-Za-z_+/.~=-]{8,2000}"#,
    prefilter: Prefilter::Name(&["authorization"]),
    value: |text| {
        text.rfind([' ', '\t', ':', '"', '\''])
            .map_or(0, |at| at + 1)
    },
    validate,
    about: native(&About {
        validator: "scheme; base64 of user and password, or a random token",
        notes: "The scheme may be missing. Tokens that look like words, and samples, are left out.",
        finds: &[
            concat!("Authorization: Basic ", "‹bWFyaWE6cTdadDBMbVh3M1Jr›"),
            concat!("-H \"Authorization: Bearer ", "‹q7Zt0LmXw3Rk9VbN2cYe›\""),
        ],
        ignores: &[
            "Authorization: Bearer $API_KEY",
            "Authorization: Bearer your-token-goes-here",
            "Authorization: Basic authentication",
            "Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            "authorization: required_by_policy",
        ],
        sources: &[
            "https://www.rfc-editor.org/rfc/rfc7617",
            "https://www.rfc-editor.org/rfc/rfc6750#section-2.1",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let value = text.get((DETECTOR.value)(text)..)?;
    if let Some(pair) = user_and_password(value) {
        let password = pair.split_once(':').map_or("", |(_, password)| password);
        let example = placeholder::is_documented(value);
        return match example || password.is_empty() || password.starts_with(['$', '<', '{']) {
            true => None,
            false => Some(Confidence::High),
        };
    }
    let random = assigned::is_random(value) && value.len() >= 16;
    let grade = placeholder::grade(value, Confidence::Medium)?;
    (random && grade == Confidence::Medium).then_some(grade)
}

/// What base64 says, where it says a user's name and a password.
fn user_and_password(value: &str) -> Option<String> {
    let config =
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    let decoded = GeneralPurpose::new(&alphabet::STANDARD, config)
        .decode(value)
        .ok()?;
    let pair = String::from_utf8(decoded).ok()?;
    let plain = pair.chars().all(|c| !c.is_control());
    (plain && pair.contains(':')).then_some(pair)
}
