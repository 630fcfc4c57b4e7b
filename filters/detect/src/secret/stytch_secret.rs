//! Stytch project secrets: `secret-live-` or `secret-test-` and base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.stytch_secret",
    title: "Stytch project secret",
    label: "[STYTCH_SECRET]",
    pattern: "secret-(?:live|test)-[0-9A-Za-z_-]{34,48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["secret-live-", "secret-test-"]),
    validate: |candidate| {
        token::known(candidate, 12, 34..=48, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["stytch", "secret"],
    about: native(&About {
        validator: "prefix and length",
        notes: "The closing `=` is no part of the finding.",
        finds: &[
            concat!(
                "‹secr",
                "et-live-UtXIRfuHIKbaRWmaPwAdzB7kBSlJK4jEtc-7z_t7p›"
            ),
            concat!(
                "STYTCH_SECRET=\"‹secr",
                "et-live-EZwF_sgPbnv3nk7Ki0AaKVHV74V_KEVDys2KLOE6D›\""
            ),
            concat!(
                "it is ‹secr",
                "et-test-rv9c83OdTZJUaXEcAT2dtXnlg0woYN1qXYkXqlyzz›."
            ),
        ],
        ignores: &[
            concat!("secr", "et-live-UtXIRfuHIKbaRWmaPwAdzB7kBSlJK4jEt"),
            concat!(
                "secr",
                "et-live-UtXIRfuHIKbaRWmaPwAdzB7kBSlJK4jEtc-7z_t7pRn_23Fnc"
            ),
            concat!("xsecr", "et-live-UtXIRfuHIKbaRWmaPwAdzB7kBSlJK4jEtc-7z_t7p"),
            concat!("secr", "et-live-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://stytch.com/docs/workspace-management/core-concepts/environments"],
    }),
    ..Detector::of(Family::Secret)
};
