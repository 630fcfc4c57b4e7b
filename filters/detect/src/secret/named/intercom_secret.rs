//! Intercom client secrets: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.intercom_secret",
    title: "Intercom client secret",
    label: "[INTERCOM_SECRET]",
    pattern: token::assigned!("intercom", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    prefilter: Prefilter::Name(&["intercom"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "INTERCOM_CLIENT_SECRET=‹e15f",
                "4d2d-a7fe-6fad-e1e6-04026337c40a›"
            ),
            concat!(
                "\"intercom_client_secret\": \"‹3252",
                "1d3c-469b-31e6-6c47-257f34b6dd44›\","
            ),
            concat!(
                "the INTERCOM key is ‹647f",
                "5380-f153-403b-efa1-4201c321350d›"
            ),
        ],
        ignores: &[
            concat!(
                "INTERCOM_CLIENT_SECRET=63ab",
                "7cee-bbe9-d2cd-ef16-aa1fd482a0b"
            ),
            concat!(
                "INTERCOM_CLIENT_SECRET=0e34",
                "a476-d4f9-75c8-4739-b7019294fedd7"
            ),
            concat!(
                "INTERCOM_CLIENT_SECRET=0000",
                "0000-0000-0000-0000-000000000000"
            ),
            concat!("checksum=8d55", "7030-8a84-9d6e-fafe-0d4ef0ab0fd0"),
        ],
        sources: &[
            "https://developers.intercom.com/docs/build-an-integration/learn-more/authentication/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
