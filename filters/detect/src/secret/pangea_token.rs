//! Tokens of Pangea's services: `pts_` and 32 lower-case base32 characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pangea_token",
    title: "Pangea service token",
    label: "[PANGEA_TOKEN]",
    pattern: "pts_[0-9a-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pts_"]),
    validate: |candidate| {
        token::known(candidate, 4, 32..=32, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["pangea", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹pts", "_07r90p7a2w6p82mwdgmfrttigb2sda98›"),
            concat!(
                "PANGEA_TOKEN=\"‹pts",
                "_8j2ajqd5wf6wo2paykly2trct1vl75h7›\""
            ),
        ],
        ignores: &[
            concat!("pts", "_07r90p7a2w6p82mwdgmfrttigb2sda9"),
            concat!("pts", "_07r90p7a2w6p82mwdgmfrttigb2sda988"),
            concat!("xpts", "_07r90p7a2w6p82mwdgmfrttigb2sda98"),
            concat!("pts", "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://pangea.cloud/docs/admin-guide/projects/credentials"],
    }),
    ..Detector::of(Family::Secret)
};
