//! MessageBird (Bird) access keys: 25 letters and digits, with nothing of their own to know them by; older ones begin
//! with `live_` or `test_`.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.messagebird_key",
    title: "MessageBird access key",
    label: "[MESSAGEBIRD_KEY]",
    pattern: token::assigned!("messagebird", "[0-9A-Za-z]{25}"),
    prefilter: Prefilter::Name(&["messagebird"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 25..=25),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("MESSAGEBIRD_ACCESS_KEY=‹3zH", "Vvn6zaBh9VUAajB4Tylsbw›"),
            concat!(
                "\"messagebirdAccessKey\": \"‹zwD",
                "Drq56Y2K3TaRIRkeQKIXrX›\","
            ),
        ],
        ignores: &[
            concat!("MESSAGEBIRD_ACCESS_KEY=3zH", "Vvn6zaBh9VUAajB4Tylsb"),
            concat!("MESSAGEBIRD_ACCESS_KEY=3zH", "Vvn6zaBh9VUAajB4Tylsbwe"),
            concat!("MESSAGEBIRD_ACCESS_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxx"),
            "MessageBird sent it to 25 recipients",
        ],
        sources: &["https://developers.messagebird.com/api/#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
