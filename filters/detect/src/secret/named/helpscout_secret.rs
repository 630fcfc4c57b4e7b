//! Help Scout app ids and secrets: 32 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.helpscout_secret",
    title: "Help Scout app secret",
    label: "[HELPSCOUT_SECRET]",
    pattern: token::assigned!("help_scout|helpscout", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["help_scout", "helpscout"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "HELPSCOUT_APP_SECRET=‹7q6v",
                "qnYeseaV8Vrlg013uliyZ0i4806K›"
            ),
            concat!(
                "\"helpscout_app_secret\": \"‹DawP",
                "fImdZVzlU2EzGs3zzJBCKWhX9t29›\","
            ),
            concat!(
                "the HELP_SCOUT key is ‹lk3a",
                "dfQ8mcyOoO2mra4lqNq9Co4uGCCV›"
            ),
        ],
        ignores: &[
            concat!("HELPSCOUT_APP_SECRET=MofK", "dkeuBnHWU8BfO9daRpqsfmCqU6G"),
            concat!("HELPSCOUT_APP_SECRET=hPaz", "ztXWmTMKYN3D0cTNUCn0cshmMu5b7"),
            concat!("HELPSCOUT_APP_SECRET=0000", "0000000000000000000000000000"),
            concat!("checksum=9KZD", "Jq1CLutcL0ZHXWpBJ3JdtptKWCHw"),
        ],
        sources: &["https://developer.helpscout.com/mailbox-api/overview/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
