//! Backblaze B2 application keys: `K00`, the number of the cluster, and 27 characters of base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.backblaze_key",
    title: "Backblaze B2 application key",
    label: "[BACKBLAZE_KEY]",
    pattern: "K00[0-9]{1}[0-9A-Za-z+/]{27}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["K00"]),
    validate: |candidate| {
        token::known(candidate, 3, 28..=28, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["backblaze", "b2_", "application_key", "applicationkey"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Medium without context: the prefix is short.",
        finds: &[
            concat!("BACKBLAZE_KEY=‹K003", "s8De82RfoRPLgH9o/V/Y/MF5w0O›"),
            concat!(
                "{\"backblaze_key\": \"‹K007",
                "mAekm0XKICIiRlQzirGsT+WmzOi›\"}"
            ),
            concat!("use ‹K003", "ERult+sovVPRyzlz7pEe1ZLUCJE› from now on"),
        ],
        ignores: &[
            concat!("K004", "EXyd8+ViWY9JfkfoJz36xv/GT0"),
            concat!("K000", "qBPCzEu4ktVvXDYrA5npwhOALTG7"),
            concat!("xK005", "4b6G4UcawmOCE3NvWT96Hiwoe9P"),
            concat!("K000", "000000000000000000000000000"),
        ],
        sources: &["https://www.backblaze.com/docs/cloud-storage-application-keys"],
    }),
    ..Detector::of(Family::Secret)
};
