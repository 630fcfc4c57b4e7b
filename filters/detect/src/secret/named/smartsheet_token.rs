//! Smartsheet access tokens: 26 to 37 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.smartsheet_token",
    title: "Smartsheet access token",
    label: "[SMARTSHEET_TOKEN]",
    pattern: token::assigned!("smartsheet", "[0-9A-Za-z]{26,37}"),
    prefilter: Prefilter::Name(&["smartsheet"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 26..=37),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SMARTSHEET_ACCESS_TOKEN=‹TyB",
                "Wn4bMYTLuQmNu2eaRPG4pMAzMgYR›"
            ),
            concat!(
                "\"smartsheetAccessToken\": \"‹l1V",
                "f1ZtFRDUyaW25i5A0JnnYCpScdyj›\","
            ),
        ],
        ignores: &[
            concat!("SMARTSHEET_ACCESS_TOKEN=TyB", "Wn4bMYTLuQmNu2eaRPG4pM"),
            concat!(
                "SMARTSHEET_ACCESS_TOKEN=TyB",
                "Wn4bMYTLuQmNu2eaRPG4pMAzMgYRAY0rSkn"
            ),
            concat!(
                "SMARTSHEET_ACCESS_TOKEN=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://developers.smartsheet.com/api/smartsheet/guides/basics/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
