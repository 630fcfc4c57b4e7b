//! Secrets of PayPal REST apps: 80 base64url characters that begin with `E`; client ids begin with `A` and are no
//! secret.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.paypal_secret",
    title: "PayPal client secret",
    label: "[PAYPAL_SECRET]",
    pattern: token::assigned!("paypal", "E[0-9A-Za-z_-]{79}"),
    prefilter: Prefilter::Name(&["paypal"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 80..=80),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "PAYPAL_CLIENT_SECRET=‹EYq",
                "tvNVCompSDfAeuUnuSchza-AYkqSjjK4VXfIs6XFkzbVjLwfKuaxklT0us6pVPA-ojJRyCifQjPlm›"
            ),
            concat!(
                "\"paypalClientSecret\": \"‹EL0",
                "eP1eMhvj8M8Cpez_-978R_kfmWFII57OZPIQIcaYxzPYKzs_jgaPx2V59jBHXfVWboXznHglmvWwn›\","
            ),
        ],
        ignores: &[
            concat!(
                "PAYPAL_CLIENT_SECRET=EYq",
                "tvNVCompSDfAeuUnuSchza-AYkqSjjK4VXfIs6XFkzbVjLwfKuaxklT0us6pVPA-ojJRyCifQjPl"
            ),
            concat!(
                "PAYPAL_CLIENT_SECRET=EYq",
                "tvNVCompSDfAeuUnuSchza-AYkqSjjK4VXfIs6XFkzbVjLwfKuaxklT0us6pVPA-ojJRyCifQjPlmu"
            ),
            concat!(
                "PAYPAL_CLIENT_SECRET=Exx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://developer.paypal.com/api/rest/"],
    }),
    ..Detector::of(Family::Secret)
};
