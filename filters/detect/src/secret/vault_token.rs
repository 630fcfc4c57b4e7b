//! HashiCorp Vault tokens: `hvs.` (service), `hvb.` (batch) or `hvr.` (recovery) and at least 24 characters of
//! base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.vault_token",
    title: "HashiCorp Vault token",
    label: "[VAULT_TOKEN]",
    pattern: "hv[brs]\\.[0-9A-Za-z_-]{24,400}",
    prefilter: Prefilter::Prefix(&["hvs.", "hvb.", "hvr."]),
    validate: |candidate| {
        token::known(candidate, 4, 24..=400, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["vault"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Tokens of the older kind (`s.` and 24 letters and digits) are left out: their prefix is too short.",
        finds: &[
            concat!(
                "VAULT_TOKEN=‹hv",
                "s.CAESIKq7Zt0LmXw3Rk9VbN2cYeJ5sHd8GfA13xcKXKaKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7LWJiDELCruj›"
            ),
            concat!(
                "X-Vault-Token: ‹hv",
                "b.AAAAAQJ5sHd8GfA13xcKXKaKy8isWydfhl3Tvtny›"
            ),
            concat!("\"‹hv", "r.vn9yjfgN9Gu8zTEly6PuVAgr›\""),
        ],
        ignores: &[
            concat!("hv", "s.q7Zt0LmXw3Rk9VbN2cYe"),
            concat!("xhv", "s.q7Zt0LmXw3Rk9VbN2cYeJ5sHd8Gf"),
            concat!("hv", "s.xxxxxxxxxxxxxxxxxxxxxxxx"),
            concat!("hv", "s.this_is_the_name_of_a_method"),
        ],
        sources: &["https://developer.hashicorp.com/vault/docs/concepts/tokens"],
    }),
    ..Detector::of(Family::Secret)
};
