//! ClickUp personal API tokens: `pk_`, the number of the user, and 32 capital letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.clickup_token",
    title: "ClickUp API token",
    label: "[CLICKUP_TOKEN]",
    pattern: "pk_[0-9]{4,12}_[0-9A-Z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pk_"]),
    validate: |candidate| token::known(candidate, 3, 37..=45, Confidence::High),
    context: &["clickup"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "CLICKUP_TOKEN=‹pk_4",
                "61591_QL3KGT8YCDVJSN67BENPQJMYL28EACOQ›"
            ),
            concat!(
                "{\"clickup_token\": \"‹pk_0",
                "06675_LUHXWNQ5CVRRW9LXUDFLYJV9JV8MW0Y4›\"}"
            ),
            concat!(
                "use ‹pk_5",
                "36253_M9858UY3D4WZVZZ86SDE6O4AJBCYG4QM› from now on"
            ),
        ],
        ignores: &[
            concat!("pk_9", "457_AZYEQL18J4XOE34HENU1AYNQ0GDN8HF"),
            concat!("pk_6", "93334226283_74N4LN0DK48FZZZ0Y2HWS2D5YGWMZI0W7"),
            concat!("xpk_1", "70561_52CTBCDA63W6YWYQDI670IV9KAO3KYSU"),
            concat!("pk_0", "000_00000000000000000000000000000000"),
        ],
        sources: &["https://developer.clickup.com/docs/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
