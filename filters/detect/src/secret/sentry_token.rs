//! Sentry tokens: organisation `sntrys_`, JSON in base64, `_` and 43 characters; user `sntryu_`, app `sntrya_` and
//! integration `sntryi_` with 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sentry_token",
    title: "Sentry auth token",
    label: "[SENTRY_TOKEN]",
    pattern: concat!(
        "sntry[uai]_[0-9a-f]{64}[0-9A-Za-z]?",
        "|sntrys_eyJ[0-9A-Za-z+/=_-]{80,500}"
    ),
    prefilter: Prefilter::Prefix(&["sntry"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[("sntrys_", 90..=510), ("sntry", 66..=66)],
            Confidence::High,
        )
    },
    context: &["sentry", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Addresses (DSN) are left out: they are meant for clients.",
        finds: &[
            concat!(
                "‹sntr",
                "yu_9953a0653677528c290583b9380fa1591df96e00ecc5ac5b79de0304d36e85b2›"
            ),
            concat!(
                "SENTRY_TOKEN=\"‹sntr",
                "yu_c3e7c6435b1364dd61ff52c3569cefa168973f3cd9403474d9c660e811075cff›\""
            ),
            concat!(
                "it is ‹sntr",
                "ya_abaeb43c5c7f4573317d5c6dfecc52b2f9dbec4368ecea7d6341f3f761379b9d›."
            ),
            concat!(
                "Authorization: Bearer ‹sntr",
                "yi_19966f147ce7550af06f94d84623b0cf002f7cbdc29729cac36ac905d18c73cf›,"
            ),
            concat!(
                "SENTRY_AUTH_TOKEN=‹sntr",
                "ys_eyJNppAV99NKUBFyVowDYBnMWdza6MYBPGUNLYVfa8I9Uzj95HeiBRcqyZzHXJxVjYp3g0X0C4ra9DXm0AuErlJixpKOMGnkC5TTIzt=_o0MIpd8lwu0ir53h8NfiSl2WxFUuJdDl6sRVS501XXC›"
            ),
        ],
        ignores: &[
            concat!(
                "sntr",
                "yu_9953a0653677528c290583b9380fa1591df96e00ecc5ac5b79de0304d36e85b"
            ),
            concat!(
                "sntr",
                "yu_9953a0653677528c290583b9380fa1591df96e00ecc5ac5b79de0304d36e85b2d"
            ),
            concat!(
                "xsntr",
                "yu_9953a0653677528c290583b9380fa1591df96e00ecc5ac5b79de0304d36e85b2"
            ),
            concat!(
                "sntr",
                "yu_0000000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!("sntrys_ey", "JNppAV99NKUBFyVowDYBnMWdza6MYBPGUNLYVfa8I"),
        ],
        sources: &["https://docs.sentry.io/account/auth-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
