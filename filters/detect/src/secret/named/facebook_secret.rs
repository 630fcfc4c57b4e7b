//! Facebook app secrets: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.facebook_secret",
    title: "Facebook app secret",
    label: "[FACEBOOK_SECRET]",
    pattern: token::assigned!(
        "facebook|fb_app|fb_client|fb_secret|meta_app",
        "[0-9a-f]{32}"
    ),
    prefilter: Prefilter::Name(&["facebook", "fb_app", "fb_client", "fb_secret", "meta_app"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("FACEBOOK_APP_SECRET=‹b2a8", "7ca4da0fe3f57f773fc8fee190a8›"),
            concat!(
                "\"facebook_app_secret\": \"‹5155",
                "da229350f77c3329cdb6456c6618›\","
            ),
            concat!("the FACEBOOK key is ‹c1cb", "d5a6f3fccef0a882c8b07b9bdb74›"),
        ],
        ignores: &[
            concat!("FACEBOOK_APP_SECRET=755c", "9353b8ebb9e4df80e2b8d9dcc66"),
            concat!("FACEBOOK_APP_SECRET=1300", "2dba473c126ced8645dc59cb8a677"),
            concat!("FACEBOOK_APP_SECRET=0000", "0000000000000000000000000000"),
            concat!("checksum=7aa9", "3bf639fb60e372e432da45ecdf92"),
        ],
        sources: &["https://developers.facebook.com/docs/facebook-login/security"],
    }),
    ..Detector::of(Family::Secret)
};
