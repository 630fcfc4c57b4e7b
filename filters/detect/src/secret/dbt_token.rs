//! dbt Cloud tokens: `dbtc_` (service) or `dbtu_` (user) and at least 24 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.dbt_token",
    title: "dbt Cloud token",
    label: "[DBT_TOKEN]",
    pattern: "(?:dbtc_|dbtu_)[0-9A-Za-z_-]{24,80}",
    prefilter: Prefilter::Prefix(&["dbtc_", "dbtu_"]),
    validate: |candidate| {
        token::known(candidate, 5, 24..=80, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["dbt"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("DBT_TOKEN=‹dbtc", "_l9wZ7X2BFCRfieraozWdPrdt2L›"),
            concat!("{\"dbt_token\": \"‹dbtu", "_sPYYFKjb3a9FegCPTNdgMVQNj5›\"}"),
            concat!("use ‹dbtu", "_W3WSx-CGliGlLfx2o_y6gwSdrn› from now on"),
        ],
        ignores: &[
            concat!("dbtc", "_C9749DeHk6GdBIxlDJ6My0C"),
            concat!("xdbtc", "_tESgK2FKaEQpMgi4xB_GhRViQw"),
            concat!("dbtc", "_000000000000000000000000"),
        ],
        sources: &["https://docs.getdbt.com/docs/dbt-cloud-apis/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
