//! Phabricator Conduit tokens: `api-` (a person's) or `cli-` (a command line's) and 28 base32 characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.phabricator_token",
    title: "Phabricator Conduit token",
    label: "[PHABRICATOR_TOKEN]",
    pattern: "(?:api-|cli-)[2-7a-z]{28}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["api-", "cli-"]),
    validate: |candidate| {
        token::known(candidate, 4, 28..=28, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["phabricator", "conduit", "arcanist", "arc", "phorge"],
    about: native(&About {
        validator: "prefix and length",
        notes: "The prefixes are not Phabricator's alone: medium unless a word speaks of it.",
        finds: &[
            concat!("‹api", "-3a2be6ldhxayce44sguhb7u77jvq›"),
            concat!(
                "PHABRICATOR_TOKEN=\"‹api",
                "-nwoamcdjhhannvco3ocpoyyejzg2›\""
            ),
            concat!("it is ‹cli", "-pzo6yk3veydn2o557wcsb5oojwx2›."),
        ],
        ignores: &[
            concat!("api", "-3a2be6ldhxayce44sguhb7u77jv"),
            concat!("api", "-3a2be6ldhxayce44sguhb7u77jvqd"),
            concat!("xapi", "-3a2be6ldhxayce44sguhb7u77jvq"),
            concat!("api", "-xxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            "api-gateway-service-deployment-x",
        ],
        sources: &["https://secure.phabricator.com/book/phabricator/article/conduit/"],
    }),
    ..Detector::of(Family::Secret)
};
