//! Ory tokens: OAuth2 access, refresh and authorisation codes (`ory_at_`, `ory_rt_`, `ory_ac_`, two parts of 43),
//! project and workspace API keys (`ory_pat_`, `ory_apikey_`, `ory_wak_`) and sessions (`ory_st_`).

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ory_token",
    title: "Ory token",
    label: "[ORY_TOKEN]",
    pattern: concat!(
        r"(?:ory_at_|ory_rt_|ory_ac_)[0-9A-Za-z_-]{43}\.[0-9A-Za-z_-]{43}[0-9A-Za-z]?",
        "|(?:ory_pat_|ory_st_|ory_apikey_|ory_wak_)[0-9A-Za-z]{32}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&[
        "ory_at_",
        "ory_rt_",
        "ory_ac_",
        "ory_pat_",
        "ory_st_",
        "ory_apikey_",
        "ory_wak_",
    ]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("ory_at_", 87..=87),
                ("ory_rt_", 87..=87),
                ("ory_ac_", 87..=87),
                ("ory_pat_", 32..=32),
                ("ory_st_", 32..=32),
                ("ory_apikey_", 32..=32),
                ("ory_wak_", 32..=32),
            ],
            Confidence::High,
        )
    },
    context: &["ory", "hydra", "kratos", "token", "session", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹ory_",
                "at_BFBRPo7XAKF2C3B4EebUDy7hCAwmOIsiDgMD78ANdQe.Owya-ZCrvwU8KpPlqbJVB8--czNZkvIfaFlV6hJv2ct›"
            ),
            concat!(
                "ORY_TOKEN=\"‹ory_",
                "at_6B6lFKZ9se19ut_4v-EVPrYt_WdesNYuxCCeDVOi1H6.DPDpBh3kHBK-R1Ko64cDSKEAJVKzTeKjzywk_5muVoO›\""
            ),
            concat!(
                "it is ‹ory_",
                "rt_j5ARNhXCcenFyOJFhlnzXDrFJY7j4dt8z1Hrky2Rm6O.vt6sRFITuIq2WRwzifjuwbetCLYuhGuIO-fWaehLToI›."
            ),
            concat!(
                "Authorization: Bearer ‹ory_",
                "ac_AfKs9V3bGe3xDjf59ub3bhDeEQW9M3S7r07n64Lfqfw.bU7IHhFknt2Wh0tO3vLc_vPCeC2oAd0Kc5n5syca1UP›,"
            ),
            concat!("it is ‹ory_", "pat_i1NEFpE2ugawk6QuSi90Tb1lt8jutQJh›."),
            concat!(
                "Authorization: Bearer ‹ory_",
                "st_qls9Q9TQLTEnlOo32mSYE7hWla4bAR0d›,"
            ),
        ],
        ignores: &[
            concat!(
                "ory_",
                "at_BFBRPo7XAKF2C3B4EebUDy7hCAwmOIsiDgMD78ANdQe.Owya-ZCrvwU8KpPlqbJVB8--czNZkvIfaFlV6hJv2c"
            ),
            concat!(
                "ory_",
                "at_BFBRPo7XAKF2C3B4EebUDy7hCAwmOIsiDgMD78ANdQe.Owya-ZCrvwU8KpPlqbJVB8--czNZkvIfaFlV6hJv2ctB"
            ),
            concat!(
                "xory_",
                "at_BFBRPo7XAKF2C3B4EebUDy7hCAwmOIsiDgMD78ANdQe.Owya-ZCrvwU8KpPlqbJVB8--czNZkvIfaFlV6hJv2ct"
            ),
            concat!(
                "ory_",
                "at_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.ory.sh/docs/concepts/personal-access-token"],
    }),
    ..Detector::of(Family::Secret)
};
