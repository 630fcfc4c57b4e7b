//! Supabase secrets: personal access tokens `sbp_` and 40 hexadecimal digits (`sbp_oauth_` for apps), project keys
//! `sb_secret_`, 22 characters, `_` and a checksum of eight. Publishable keys are public.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.supabase_key",
    title: "Supabase key",
    label: "[SUPABASE_KEY]",
    pattern: concat!(
        "(?:sbp_|sbp_oauth_)[0-9a-f]{40}[0-9A-Za-z]?",
        "|sb_secret_[0-9A-Za-z_-]{22}_[0-9A-Za-z_-]{8}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["sbp_", "sb_secret_"]),
    validate: |candidate| {
        let kinds = [
            ("sbp_oauth_", 40..=40),
            ("sbp_", 40..=40),
            ("sb_secret_", 31..=31),
        ];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["supabase", "service_role", "token", "api key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹sbp", "_6cca8ea827b5f1d86e0421d505caa4d440d7945e›"),
            concat!(
                "SUPABASE_KEY=\"‹sbp",
                "_696e4abe9088f8d2ba50c0a780f6e061aeacf3eb›\""
            ),
            concat!(
                "it is ‹sbp_",
                "oauth_a541946db0d63792585ef9761e91ea6ccd3f059b›."
            ),
            concat!(
                "Authorization: Bearer ‹sb_s",
                "ecret_pwgcI7IC4Co4DCMbOP0Y9g_GlyyhWXw›,"
            ),
        ],
        ignores: &[
            concat!("sbp", "_6cca8ea827b5f1d86e0421d505caa4d440d7945"),
            concat!("sbp", "_6cca8ea827b5f1d86e0421d505caa4d440d7945ec"),
            concat!("xsbp", "_6cca8ea827b5f1d86e0421d505caa4d440d7945e"),
            concat!("sbp", "_0000000000000000000000000000000000000000"),
            concat!("sb_pu", "blishable_XzxlW0Fjtibif4JYKIju0U_5pgxadmP"),
        ],
        sources: &["https://supabase.com/docs/guides/api/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
