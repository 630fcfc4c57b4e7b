//! aviationstack access keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.aviationstack_key",
    title: "aviationstack API key",
    label: "[AVIATIONSTACK_KEY]",
    pattern: token::assigned!("aviation_stack|aviationstack", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["aviation_stack", "aviationstack"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "AVIATIONSTACK_ACCESS_KEY=‹b4b9",
                "be0a30a4f86d9dfdd7e78cf8b7f6›"
            ),
            concat!(
                "\"aviationstack_access_key\": \"‹3d3e",
                "e175fd19b56907fc4a6048ce9e6d›\","
            ),
            concat!(
                "the AVIATION_STACK key is ‹34c4",
                "b614464f154a260dcb0e95322bcf›"
            ),
        ],
        ignores: &[
            concat!(
                "AVIATIONSTACK_ACCESS_KEY=c4fa",
                "66a5a7afec67aa6ef5e636a67a6"
            ),
            concat!(
                "AVIATIONSTACK_ACCESS_KEY=6db0",
                "e831f52d248bf787d7205eb78e2e7"
            ),
            concat!(
                "AVIATIONSTACK_ACCESS_KEY=0000",
                "0000000000000000000000000000"
            ),
            concat!("checksum=0889", "b7da9c21e35ee5c4f5f1db878280"),
        ],
        sources: &["https://aviationstack.com/documentation"],
    }),
    ..Detector::of(Family::Secret)
};
