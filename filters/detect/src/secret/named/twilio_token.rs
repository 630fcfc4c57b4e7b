//! Auth tokens of Twilio accounts: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.twilio_token",
    title: "Twilio auth token",
    label: "[TWILIO_TOKEN]",
    pattern: token::assigned!("twilio_?(?:auth|token|secret|api)", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["twilio"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("TWILIO_AUTH_TOKEN=‹Iy2", "kFDUpiNOU7x3q9vhKZO99a7I9XXMw›"),
            concat!(
                "\"twilioAuthToken\": \"‹MUM",
                "u3pM9xqZUKODCMjBal9Q5YUFrCPAc›\","
            ),
        ],
        ignores: &[
            concat!("TWILIO_AUTH_TOKEN=Iy2", "kFDUpiNOU7x3q9vhKZO99a7I9XXM"),
            concat!("TWILIO_AUTH_TOKEN=Iy2", "kFDUpiNOU7x3q9vhKZO99a7I9XXMwk"),
            concat!("TWILIO_AUTH_TOKEN=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://www.twilio.com/docs/iam/api/authtoken"],
    }),
    ..Detector::of(Family::Secret)
};
