//! Codacy API and project tokens: 20 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.codacy_token",
    title: "Codacy token",
    label: "[CODACY_TOKEN]",
    pattern: token::assigned!("codacy", "[0-9A-Za-z]{20}"),
    prefilter: Prefilter::Name(&["codacy"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 20..=20),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("CODACY_API_TOKEN=‹mSkp", "Wj4MOjXW0ZHfjMyF›"),
            concat!("\"codacy_api_token\": \"‹fJT9", "FHijkcz9lRy5U1al›\","),
            concat!("the CODACY key is ‹0QXb", "3shlfGyDWpVyryLI›"),
        ],
        ignores: &[
            concat!("CODACY_API_TOKEN=sLmz", "peA5kwJypFD4pq2"),
            concat!("CODACY_API_TOKEN=l0lB", "8VzoX07Nq2xIeN0m7"),
            concat!("CODACY_API_TOKEN=0000", "0000000000000000"),
            concat!("checksum=NCgM", "tDj8ffm79OwNIDFI"),
        ],
        sources: &["https://docs.codacy.com/codacy-api/api-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
