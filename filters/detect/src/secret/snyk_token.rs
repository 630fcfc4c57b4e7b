//! Snyk tokens: `snyk_uat.` (a person's) or `snyk_sat.` (a service account's), eight characters and two random parts
//! with dots; older ones are UUIDs that only a name gives away.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.snyk_token",
    title: "Snyk token",
    label: "[SNYK_TOKEN]",
    pattern: concat!(
        r"(?:snyk_uat\.|snyk_sat\.)[0-9A-Za-z_-]{8}\.[0-9A-Za-z_-]{16,80}\.[0-9A-Za-z_-]{20,60}[0-9A-Za-z]?|",
        token::assigned!(
            "snyk",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        )
    ),
    prefilter: Prefilter::Name(&["snyk"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(
            candidate,
            &[("snyk_uat.", 46..=150), ("snyk_sat.", 46..=150)],
            Confidence::High,
        )
        .or_else(|| token::named(candidate, 36..=36))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹snyk",
                "_uat.1f3c9b7e.uq768Rh4AeLBv75gyRO7gyRQDkAjP0tr7WTerDp0.r1915o2Si93wVWaCcb44NBcKRKx›"
            ),
            concat!(
                "SNYK_TOKEN=\"‹snyk",
                "_sat.8b2d4a61.xzXl6PNLFuTKeUqEfKzBhwYKl2BC8QYAUNWLIalR.pp1pENThwFzDTBHNk5KkfYNwIhf›\""
            ),
            concat!("SNYK_TOKEN=‹51645", "409-8919-05c5-a30a-59ca2dbfe99b›"),
        ],
        ignores: &[
            concat!(
                "snyk_uat.1f3c9b7e.uq768",
                "Rh4AeLBv75gyRO7gyRQDkAjP0tr7WTerDp0"
            ),
            concat!("SNYK_TOKEN=51645", "409-8919-05c5-a30a-59ca2dbfe99"),
            concat!("SNYK_TOKEN=51645", "409-8919-05c5-a30a-59ca2dbfe99b7"),
            concat!(
                "xsnyk_uat.1f3c9b7e.uq768",
                "Rh4AeLBv75gyRO7gyRQDkAjP0tr7WTerDp0.r1915o2Si93wVWaCcb44NBcKRKx"
            ),
        ],
        sources: &["https://docs.snyk.io/snyk-api/authentication-for-api"],
    }),
    ..Detector::of(Family::Secret)
};
