//! Dwolla application keys and secrets: 50 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.dwolla_key",
    title: "Dwolla key or secret",
    label: "[DWOLLA_KEY]",
    pattern: token::assigned!("dwolla", "[0-9A-Za-z]{50}"),
    prefilter: Prefilter::Name(&["dwolla"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 50..=50),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "DWOLLA_APP_SECRET=‹mC7d",
                "m4Mlac1WZYXqaTiorsjBgfmSwSdd7bIcYIfDBRc7BpNnlr›"
            ),
            concat!(
                "\"dwolla_app_secret\": \"‹kOGJ",
                "F2uDss5shQA50XkJo70bOs8OEQ0MUQdyE8I8zBsEnA8cyl›\","
            ),
            concat!(
                "the DWOLLA key is ‹GS9N",
                "QStGaIfm9hGH8junFfopMY6UAtNjub0FJoTalJTuRhLeyV›"
            ),
        ],
        ignores: &[
            concat!(
                "DWOLLA_APP_SECRET=D9Sh",
                "YJIPDRKQnIZwgAMT33hIJKK9usylq71PwlSF12lyN8wlO"
            ),
            concat!(
                "DWOLLA_APP_SECRET=Po2i",
                "D4SAaum8AJfto3IyCzcHDDY6Y0I0QTSEBzUU0VFZEGzwph7"
            ),
            concat!(
                "DWOLLA_APP_SECRET=0000",
                "0000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=OOkD",
                "yjpSOPWQhyTUPBtOqK1WYBAoeRT1OxXqvBU542BsO1rZoR"
            ),
        ],
        sources: &["https://developers.dwolla.com/docs/application-authorization"],
    }),
    ..Detector::of(Family::Secret)
};
