//! Postmark server and account tokens are UUIDs: only a name gives them away.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.postmark_token",
    title: "Postmark server token",
    label: "[POSTMARK_TOKEN]",
    pattern: token::assigned!(
        "postmark",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["postmark"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "POSTMARK_SERVER_TOKEN=‹749",
                "cfcbd-5014-acaf-332e-72de66a2c282›"
            ),
            concat!(
                "\"postmarkServerToken\": \"‹099",
                "51bc2-952c-4f8d-65db-22a2a1218cad›\","
            ),
            concat!(
                "X-Postmark-Server-Token: ‹9a3e5",
                "4de-975b-e1d7-0ce2-7d2d7ceb76d8›"
            ),
        ],
        ignores: &[
            concat!(
                "POSTMARK_SERVER_TOKEN=749",
                "cfcbd-5014-acaf-332e-72de66a2c28"
            ),
            concat!(
                "POSTMARK_SERVER_TOKEN=749",
                "cfcbd-5014-acaf-332e-72de66a2c2828"
            ),
            concat!(
                "POSTMARK_SERVER_TOKEN=000",
                "00000-0000-0000-0000-000000000000"
            ),
        ],
        sources: &["https://postmarkapp.com/developer/api/overview"],
    }),
    ..Detector::of(Family::Secret)
};
