//! Access tokens of the Open VSX registry: `ovsxat_` or `ovsxp_` and a UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.openvsx_token",
    title: "Open VSX access token",
    label: "[OPENVSX_TOKEN]",
    pattern: "(?:ovsxat_|ovsxp_)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ovsxat_", "ovsxp_"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[("ovsxat_", 36..=36), ("ovsxp_", 36..=36)],
            Confidence::High,
        )
    },
    context: &["ovsx", "openvsx", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹ovsx", "at_020f2a8b-a0d3-185f-59d8-0102f9033b6b›"),
            concat!(
                "OVSX_PAT=\"‹ovsx",
                "at_7ed1ad59-5438-4b53-b6d2-9f1c6e71f656›\""
            ),
            concat!("it is ‹ovsx", "p_db2c7d56-801c-2801-ad7c-84260ba82cdc›."),
        ],
        ignores: &[
            concat!("ovsx", "at_020f2a8b-a0d3-185f-59d8-0102f9033b6"),
            concat!("ovsx", "at_020f2a8b-a0d3-185f-59d8-0102f9033b6be"),
            concat!("xovsx", "at_020f2a8b-a0d3-185f-59d8-0102f9033b6b"),
            concat!("ovsx", "at_00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://github.com/eclipse-openvsx/openvsx/wiki/Publishing-Extensions"],
    }),
    ..Detector::of(Family::Secret)
};
