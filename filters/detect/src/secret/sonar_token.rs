//! SonarQube and SonarQube Cloud tokens: `squ_` (user), `sqp_` (project), `sqa_` (global analysis), `sqb_` (badge)
//! and 40 hexadecimal digits; those of before SonarQube 9.5 have the digits alone, and are known by their name.

use super::{placeholder, token};
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sonar_token",
    title: "SonarQube token",
    label: "[SONAR_TOKEN]",
    pattern: concat!(
        "(?:squ_|sqp_|sqa_|sqb_)[0-9a-f]{40}[0-9A-Za-z]?|",
        token::assigned!("sonar", "(?:sq[upab]_)?[0-9A-Za-z]{40}")
    ),
    prefilter: Prefilter::Name(&["squ_", "sqp_", "sqa_", "sqb_", "sonar"]),
    value: token::value,
    validate: |candidate| match token::value(candidate.text) {
        0 => token::known(candidate, 4, 40..=40, Confidence::High),
        at => {
            let value = candidate.text.get(at..)?;
            let (kind, body) = value.split_once('_').unwrap_or(("", value));
            let made = |b: u8| matches!(b, b'0'..=b'9' | b'a'..=b'f');
            let sure = match (kind, body.bytes().all(made)) {
                ("", _) => Confidence::Medium,
                (_, true) => Confidence::High,
                (_, false) => Confidence::Low,
            };
            let fits = body.len() == 40;
            token::named(candidate, 40..=44)
                .and_then(|named| match kind {
                    "" => Some(named.min(sure)),
                    _ => placeholder::grade(body, sure),
                })
                .filter(|_| fits)
        }
    },
    context: &["sonar", "sonarqube", "sonarcloud", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹squ", "_97f4b7e3ffb72f49b6af91b76bcbbc5dd85c3e79›"),
            concat!(
                "SONAR_TOKEN=\"‹squ",
                "_35bd9f748531bc57e065277326b35787386d6237›\""
            ),
            concat!("it is ‹sqp", "_d0f46778218b49e58c426798a9c75d47268bccec›."),
            concat!(
                "Authorization: Bearer ‹sqa",
                "_ea84f14e8914f85b8bc330dbf9b9a29b018c67af›,"
            ),
            concat!("it is ‹sqb", "_0495b5812679f791033432ed73a30f42666b6a5b›."),
            concat!(
                "-Dsonar.login=‹97f4",
                "b7e3ffb72f49b6af91b76bcbbc5dd85c3e79›"
            ),
        ],
        ignores: &[
            concat!("squ", "_97f4b7e3ffb72f49b6af91b76bcbbc5dd85c3e7"),
            concat!("squ", "_97f4b7e3ffb72f49b6af91b76bcbbc5dd85c3e79a"),
            concat!("xsqu", "_97f4b7e3ffb72f49b6af91b76bcbbc5dd85c3e79"),
            concat!("squ", "_0000000000000000000000000000000000000000"),
            concat!("-Dsonar.login=97f4", "b7e3ffb72f49b6af91b76bcbbc5dd85c3e7"),
        ],
        sources: &[
            "https://docs.sonarsource.com/sonarqube-server/latest/user-guide/managing-tokens/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
