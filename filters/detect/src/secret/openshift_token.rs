//! OpenShift access tokens: `sha256~` and 43 base64url characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.openshift_token",
    title: "OpenShift OAuth token",
    label: "[OPENSHIFT_TOKEN]",
    pattern: "sha256~[0-9A-Za-z_-]{43}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sha256~"]),
    validate: |candidate| token::known(candidate, 7, 43..=43, Confidence::High),
    context: &["openshift", "oc", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "The name under which the cluster keeps a token looks the same and is found too.",
        finds: &[
            concat!("‹sha2", "56~pdAaY2QYXlakdeCgfObv_ErBlXPWL9Dt7ue3p8ukSmD›"),
            concat!(
                "OPENSHIFT_TOKEN=\"‹sha2",
                "56~idwIVnyotwbrPnEXjCvKh6FFQ_N-GZZOcTCL2FaYOSB›\""
            ),
        ],
        ignores: &[
            concat!("sha2", "56~pdAaY2QYXlakdeCgfObv_ErBlXPWL9Dt7ue3p8ukSm"),
            concat!("sha2", "56~pdAaY2QYXlakdeCgfObv_ErBlXPWL9Dt7ue3p8ukSmDR"),
            concat!("xsha2", "56~pdAaY2QYXlakdeCgfObv_ErBlXPWL9Dt7ue3p8ukSmD"),
            concat!("sha2", "56~xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &[
            "https://docs.openshift.com/container-platform/latest/authentication/managing-oauth-access-tokens.html",
        ],
    }),
    ..Detector::of(Family::Secret)
};
