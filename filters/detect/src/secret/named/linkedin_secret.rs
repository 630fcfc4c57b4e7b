//! LinkedIn client secrets of the older kind: 16 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.linkedin_secret",
    title: "LinkedIn client secret of the older kind",
    label: "[LINKEDIN_SECRET]",
    pattern: token::assigned!("linked_in|linkedin", "[0-9A-Za-z]{16}"),
    prefilter: Prefilter::Name(&["linked_in", "linkedin"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 16..=16),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LINKEDIN_CLIENT_SECRET=‹ocRN", "EHZRf0MDrLG4›"),
            concat!("\"linkedin_client_secret\": \"‹KlHm", "ithVRJAJh0T4›\","),
            concat!("the LINKED_IN key is ‹3lno", "zoknTaBlT5rF›"),
        ],
        ignores: &[
            concat!("LINKEDIN_CLIENT_SECRET=vrni", "epXtW060PB6"),
            concat!("LINKEDIN_CLIENT_SECRET=ywSU", "GgXbRxH7p3NY7"),
            concat!("LINKEDIN_CLIENT_SECRET=0000", "000000000000"),
            concat!("checksum=Ao3J", "MSsuXNgWQ30N"),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication",
        ],
    }),
    ..Detector::of(Family::Secret)
};
