//! PlanetScale secrets: `pscale_tkn_` (service token), `pscale_pw_` (database password), `pscale_oauth_` and 32 to 64
//! characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.planetscale_token",
    title: "PlanetScale token or password",
    label: "[PLANETSCALE_TOKEN]",
    pattern: "(?:pscale_tkn_|pscale_pw_|pscale_oauth_)[0-9A-Za-z_=-]{32,64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pscale_"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("pscale_tkn_", 32..=64),
                ("pscale_pw_", 32..=64),
                ("pscale_oauth_", 32..=64),
            ],
            Confidence::High,
        )
    },
    context: &["planetscale", "pscale", "token", "password"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹psca",
                "le_tkn_Rz1p_UNqHbaceYEezGJoiwrKerqku4Vk_JfoJr4-TBpcQ58E›"
            ),
            concat!(
                "PLANETSCALE_TOKEN=\"‹psca",
                "le_tkn_j_JeS093rXDNa10fkQihsg5t40lntcw4ZeENumaylhIE1KYx›\""
            ),
            concat!(
                "it is ‹psca",
                "le_pw_eJaUwt1b4cJzkTvzfUgKIkusxyYuOY1lMeICw6tEtTyyqss1›."
            ),
            concat!(
                "Authorization: Bearer ‹psca",
                "le_oauth_NvcOWEXcxdXsfIee8fUlwrFNHKtWzo2qC2b3GnA9K2anwiN7›,"
            ),
        ],
        ignores: &[
            concat!("psca", "le_tkn_Rz1p_UNqHbaceYEezGJoiwrKerqku4V"),
            concat!(
                "psca",
                "le_tkn_Rz1p_UNqHbaceYEezGJoiwrKerqku4Vk_JfoJr4-TBpcQ58El-FaHlTL9pXzfsWgb"
            ),
            concat!(
                "xpsca",
                "le_tkn_Rz1p_UNqHbaceYEezGJoiwrKerqku4Vk_JfoJr4-TBpcQ58E"
            ),
            concat!(
                "psca",
                "le_tkn_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://planetscale.com/docs/api/reference/service-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
