//! Scaleway API keys: the access key, `SCW` and 17 upper-case letters and digits, and the secret key, a UUID that
//! only a name gives away.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.scaleway_key",
    title: "Scaleway API key",
    label: "[SCALEWAY_KEY]",
    pattern: concat!(
        "SCW[0-9A-Z]{17}[0-9A-Za-z]?|",
        token::assigned!(
            "scw_secret|scaleway",
            "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
        )
    ),
    prefilter: Prefilter::Name(&["scw", "scaleway"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(candidate, &[("SCW", 17..=17)], Confidence::Medium)
            .or_else(|| token::named(candidate, 36..=36))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "The access key alone opens nothing; it is found because it stands beside its secret.",
        finds: &[
            concat!("‹SC", "WNEJ1DOILAYMVXQ4G6›"),
            concat!("SCW_SECRET_KEY=\"‹SC", "WLHMG58D8HY886QM8J›\""),
            concat!("SCW_SECRET_KEY=‹15c", "37719-795b-5a65-0763-db720e80c4eb›"),
            concat!(
                "\"scalewaySecretKey\": \"‹1b6",
                "fda07-3e90-1f25-10f7-a9edd782685e›\","
            ),
        ],
        ignores: &[
            concat!("SC", "WNEJ1DOILAYMVXQ4G"),
            concat!("SC", "WNEJ1DOILAYMVXQ4G6G"),
            concat!("xSC", "WNEJ1DOILAYMVXQ4G6"),
            concat!("SC", "WXXXXXXXXXXXXXXXXX"),
            concat!("SCW_SECRET_KEY=15c", "37719-795b-5a65-0763-db720e80c4e"),
            concat!("SCW_SECRET_KEY=15c", "37719-795b-5a65-0763-db720e80c4ebc"),
            concat!("SCW_SECRET_KEY=000", "00000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://www.scaleway.com/en/docs/iam/concepts/#api-key"],
    }),
    ..Detector::of(Family::Secret)
};
