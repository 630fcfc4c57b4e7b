//! Onfido API tokens: `api_live.` or `api_sandbox.` with the region (`_us`, `_ca`) before the dot, eleven characters,
//! a dot and 32 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.onfido_token",
    title: "Onfido API token",
    label: "[ONFIDO_TOKEN]",
    pattern: r"(?:api_live\.|api_live_us\.|api_live_ca\.|api_sandbox\.|api_sandbox_us\.|api_sandbox_ca\.)[0-9A-Za-z_-]{11}\.[0-9A-Za-z_-]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&[
        "api_live.",
        "api_live_us.",
        "api_live_ca.",
        "api_sandbox.",
        "api_sandbox_us.",
        "api_sandbox_ca.",
    ]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("api_live.", 44..=44),
                ("api_live_us.", 44..=44),
                ("api_live_ca.", 44..=44),
                ("api_sandbox.", 44..=44),
                ("api_sandbox_us.", 44..=44),
                ("api_sandbox_ca.", 44..=44),
            ],
            Confidence::High,
        )
    },
    context: &["onfido", "token"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹api_",
                "live.FXEcqRI6WHl.MNbvmH6hnSs5YyhJtGwVz1UWHp6PxHJ5›"
            ),
            concat!(
                "ONFIDO_TOKEN=\"‹api_",
                "live.uV4J6uCD65o.82g4IKYljSODn0nSSeEzSBKi-USY-270›\""
            ),
            concat!(
                "it is ‹api_",
                "live_us.RpVwSQIifTT.fA4_eohPuH1VeuBJJ5u6OR1bGC8ATsEF›."
            ),
            concat!(
                "Authorization: Bearer ‹api_",
                "live_ca.d30Tmr4lfkj.NQ8IH6sbn0fcTugYK6t2XSV6N6YYMgaV›,"
            ),
            concat!(
                "it is ‹api_",
                "sandbox.4-r1xR4NIkG.P8tntLVVhz_i79elGasz8wFmYDqh1KSj›."
            ),
            concat!(
                "Authorization: Bearer ‹api_",
                "sandbox_us.099fbeC7bUi.VEXmWwqaHy8yNvYdY6Wn4uqUTWQV08vm›,"
            ),
        ],
        ignores: &[
            concat!("api_", "live.FXEcqRI6WHl.MNbvmH6hnSs5YyhJtGwVz1UWHp6PxHJ"),
            concat!("api_", "live.FXEcqRI6WHl.MNbvmH6hnSs5YyhJtGwVz1UWHp6PxHJ5U"),
            concat!("xapi_", "live.FXEcqRI6WHl.MNbvmH6hnSs5YyhJtGwVz1UWHp6PxHJ5"),
            concat!("api_", "live.xxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://documentation.onfido.com/api/latest/#api-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
