//! Duffel access tokens: `duffel_live_` or `duffel_test_` and 43 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.duffel_token",
    title: "Duffel access token",
    label: "[DUFFEL_TOKEN]",
    pattern: "(?:duffel_live_|duffel_test_)[0-9A-Za-z_-]{43}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["duffel_live_", "duffel_test_"]),
    validate: |candidate| token::known(candidate, 12, 43..=43, Confidence::High),
    context: &["duffel"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "DUFFEL_TOKEN=‹duff",
                "el_live_IScqJ11PGixc36mnLEO31oCP4_EgD9zq_DEqed5PWNK›"
            ),
            concat!(
                "{\"duffel_token\": \"‹duff",
                "el_test_zKfEPVmd8c1uTtZ1g9q6oz6zx0Z2vjRZJrgQB4jStqa›\"}"
            ),
            concat!(
                "use ‹duff",
                "el_test_49jQOn2a9qVCgKXqWkXSxxODje5AqWfGNDezX4sZAGw› from now on"
            ),
        ],
        ignores: &[
            concat!("duff", "el_live_E7x41tj6QpFB4-5DAaLP8fMK-n7QRcJGSuo4HAr6P8"),
            concat!(
                "duff",
                "el_live_4Gs5O-NG9xmkq9G7XtIWdl-DUK9wBvW2pFwD0lPfFfC7"
            ),
            concat!(
                "xduff",
                "el_live_2clEnMWofixP3qltLgSWtmLypjNgQYEBG9Ts0f8aYAN"
            ),
            concat!(
                "duff",
                "el_live_0000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://duffel.com/docs/api/overview/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
