//! DNSimple API tokens: `dnsimple_a_` (account) or `dnsimple_u_` (user) and 32 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.dnsimple_token",
    title: "DNSimple token",
    label: "[DNSIMPLE_TOKEN]",
    pattern: "(?:dnsimple_a_|dnsimple_u_)[0-9A-Za-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["dnsimple_a_", "dnsimple_u_"]),
    validate: |candidate| token::known(candidate, 11, 32..=32, Confidence::High),
    context: &["dnsimple"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "DNSIMPLE_TOKEN=‹dnsi",
                "mple_a_V8A2C4bvGXOF3hnX9NSt2uZHfmjNBQas›"
            ),
            concat!(
                "{\"dnsimple_token\": \"‹dnsi",
                "mple_u_80RM4TglcheF2soNY7qA8IhCNqzZXsLV›\"}"
            ),
            concat!(
                "use ‹dnsi",
                "mple_u_SgxyFEk4SEoDW3QolQMwy64PLJxahQv6› from now on"
            ),
        ],
        ignores: &[
            concat!("dnsi", "mple_a_wwH81TK3r9zPMHq8CrZOnrGiHDRS1T9"),
            concat!("dnsi", "mple_a_wTJe1ENXxOXmCaG2rLlwDOfbAH5UhkDZ7"),
            concat!("xdnsi", "mple_a_3vb8s2YkD9ggBXvWJaTa41Tdfgi1pmvR"),
            concat!("dnsi", "mple_a_00000000000000000000000000000000"),
        ],
        sources: &["https://support.dnsimple.com/articles/api-access-token/"],
    }),
    ..Detector::of(Family::Secret)
};
