//! Shopify secrets: `shpat_` (app), `shpca_` (custom app), `shppa_` (private app), `shpua_` (user), `shptka_`
//! (theme), `shpss_` (shared secret) and 32 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.shopify_token",
    title: "Shopify token",
    label: "[SHOPIFY_TOKEN]",
    pattern: "(?:shpat_|shpca_|shppa_|shpss_|shpua_|shptka_)[0-9A-Fa-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["shpat_", "shpca_", "shppa_", "shpss_", "shpua_", "shptka_"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("shpat_", 32..=32),
                ("shpca_", 32..=32),
                ("shppa_", 32..=32),
                ("shpss_", 32..=32),
                ("shpua_", 32..=32),
                ("shptka_", 32..=32),
            ],
            Confidence::High,
        )
    },
    context: &["shopify", "token", "x-shopify-access-token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹shpa", "t_8dd9b677f6601fc1f40e1a2cb01fd454›"),
            concat!(
                "SHOPIFY_TOKEN=\"‹shpa",
                "t_5142cd5638b9d0a35698efd1f5a39886›\""
            ),
            concat!("it is ‹shpc", "a_e6aff1f1579fa6cfaa875be6e8212855›."),
            concat!(
                "Authorization: Bearer ‹shpp",
                "a_cf709f83487a4ebd549166037df8bd82›,"
            ),
            concat!("it is ‹shps", "s_937b963d4d2589515d8912320e0440eb›."),
            concat!(
                "Authorization: Bearer ‹shpu",
                "a_3fcddcd82f0975b14ecf87f39d022923›,"
            ),
        ],
        ignores: &[
            concat!("shpa", "t_8dd9b677f6601fc1f40e1a2cb01fd45"),
            concat!("shpa", "t_8dd9b677f6601fc1f40e1a2cb01fd4547"),
            concat!("xshpa", "t_8dd9b677f6601fc1f40e1a2cb01fd454"),
            concat!("shpa", "t_00000000000000000000000000000000"),
        ],
        sources: &["https://shopify.dev/docs/apps/build/authentication-authorization"],
    }),
    ..Detector::of(Family::Secret)
};
