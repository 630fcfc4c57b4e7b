//! Secrets of Tableau personal access tokens: 16 bytes in base64, a colon, and 32 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tableau_token",
    title: "Tableau personal access token",
    label: "[TABLEAU_TOKEN]",
    pattern: "[0-9A-Za-z+/]{22}==:[0-9A-Za-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &["==:"],
        before: 22,
    },
    validate: |candidate| token::known(candidate, 0, 57..=57, Confidence::Medium),
    context: &["tableau", "tsc", "token"],
    about: native(&About {
        validator: "shape",
        notes: "Base64 of 16 bytes beside any 32 letters and digits with a colon between looks the same: medium.",
        finds: &[
            concat!(
                "‹GhRXVZATTJbJQD5LQ9Ayts==:80aCA",
                "D0JwqViYXji8jUnDChMvogzitNL›"
            ),
            concat!(
                "TABLEAU_TOKEN=\"‹paVKOGYGsnBDMQ6z1kfW6W==:Di40L",
                "grqFhd6heTnOD0GEstJzgCKAOpt›\""
            ),
        ],
        ignores: &[
            concat!(
                "GhRXVZATTJbJQD5LQ9Ayt==:80aCA",
                "D0JwqViYXji8jUnDChMvogzitNL"
            ),
            concat!(
                "GhRXVZATTJbJQD5LQ9Ayts==:80aCA",
                "D0JwqViYXji8jUnDChMvogzitN"
            ),
            concat!(
                "GhRXVZATTJbJQD5LQ9Ayts==:80aCA",
                "D0JwqViYXji8jUnDChMvogzitNLh"
            ),
            concat!(
                "GhRXVZATTJbJQD5LQ9Ayts=:80aCA",
                "D0JwqViYXji8jUnDChMvogzitNL"
            ),
        ],
        sources: &[
            "https://help.tableau.com/current/server/en-us/security_personal_access_tokens.htm",
        ],
    }),
    ..Detector::of(Family::Secret)
};
