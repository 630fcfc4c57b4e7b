//! Paddle Billing keys: `pdl_live_apikey_` or `pdl_sdbx_apikey_`, three random parts of 26, 22 and 3; and secrets of
//! notification settings, `pdl_ntfset_`.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.paddle_key",
    title: "Paddle API key",
    label: "[PADDLE_KEY]",
    pattern: concat!(
        "(?:pdl_live_apikey_|pdl_sdbx_apikey_)[0-9a-z]{26}_[0-9A-Za-z]{22}_[0-9A-Za-z]{3}[0-9A-Za-z]?",
        "|pdl_ntfset_[0-9a-z]{26}_[0-9A-Za-z+/]{32}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["pdl_live_", "pdl_sdbx_", "pdl_ntfset_"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[
                ("pdl_live_apikey_", 53..=53),
                ("pdl_sdbx_apikey_", 53..=53),
                ("pdl_ntfset_", 59..=59),
            ],
            Confidence::High,
        )
    },
    context: &["paddle", "api key", "api_key", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹pdl_",
                "live_apikey_qi2enpqd0g9ux5uw2axcclwuiz_JNMwbuIWkrQm41UF1uHqJe_WhB›"
            ),
            concat!(
                "PADDLE_KEY=\"‹pdl_",
                "live_apikey_bg9rqnhss0pexpf4hitad1x3x0_2xuvrP00lZ8AugDJbTw00W_aX3›\""
            ),
            concat!(
                "it is ‹pdl_",
                "sdbx_apikey_m686lpzfxf5mroed98un7m5xd9_iNbQZ5Z9rULCZO8fGEosHP_dD1›."
            ),
            concat!(
                "Authorization: Bearer ‹pdl_",
                "ntfset_kyd5a7gmygsfsmezddk6ppfxf1_aG1MpbthmP8CvdJTFrcooGVVJcXJuV7n›,"
            ),
        ],
        ignores: &[
            concat!(
                "pdl_",
                "live_apikey_qi2enpqd0g9ux5uw2axcclwuiz_JNMwbuIWkrQm41UF1uHqJe_Wh"
            ),
            concat!(
                "pdl_",
                "live_apikey_qi2enpqd0g9ux5uw2axcclwuiz_JNMwbuIWkrQm41UF1uHqJe_WhBb"
            ),
            concat!(
                "xpdl_",
                "live_apikey_qi2enpqd0g9ux5uw2axcclwuiz_JNMwbuIWkrQm41UF1uHqJe_WhB"
            ),
            concat!(
                "pdl_",
                "live_apikey_xxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxx_xxx"
            ),
        ],
        sources: &["https://developer.paddle.com/api-reference/about/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
