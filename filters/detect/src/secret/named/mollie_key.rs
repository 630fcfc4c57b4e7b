//! Mollie API keys: `live_` or `test_` and 30 letters and digits; told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mollie_key",
    title: "Mollie API key",
    label: "[MOLLIE_KEY]",
    pattern: token::assigned!("mollie", "(?:live|test)_[0-9A-Za-z]{30}"),
    prefilter: Prefilter::Name(&["mollie"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 35..=35),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("MOLLIE_API_KEY=‹liv", "e_IRj6Z6cStF2LTLHcsr4Z1aSYPrJIDY›"),
            concat!(
                "\"mollieApiKey\": \"‹liv",
                "e_1imlj0bM5VWvn4jSQFZiqgUwlCiF1c›\","
            ),
            concat!("MOLLIE_API_KEY=‹test", "_rLTwCvpsSTe33Gryt9bEDBnIvrOJNI›"),
        ],
        ignores: &[
            concat!("MOLLIE_API_KEY=liv", "e_IRj6Z6cStF2LTLHcsr4Z1aSYPrJID"),
            concat!("MOLLIE_API_KEY=liv", "e_IRj6Z6cStF2LTLHcsr4Z1aSYPrJIDYP"),
            concat!("MOLLIE_API_KEY=liv", "e_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.mollie.com/reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
