//! Codecov tokens: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.codecov_token",
    title: "Codecov upload token",
    label: "[CODECOV_TOKEN]",
    pattern: token::assigned!("codecov", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    prefilter: Prefilter::Name(&["codecov"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("CODECOV_TOKEN=‹a127", "3f90-5f91-4271-2521-7b78162e435f›"),
            concat!(
                "\"codecov_token\": \"‹af3e",
                "ded7-5f3c-867e-03c5-44f728302717›\","
            ),
            concat!(
                "the CODECOV key is ‹d8a8",
                "de88-4d4a-0c4a-e2f7-9ec14f844030›"
            ),
        ],
        ignores: &[
            concat!("CODECOV_TOKEN=4662", "6c7a-f9f3-a12e-4481-5bcad76fe2d"),
            concat!("CODECOV_TOKEN=5509", "5f19-e140-0336-ff3c-0ee8968a19c47"),
            concat!("CODECOV_TOKEN=0000", "0000-0000-0000-0000-000000000000"),
            concat!("checksum=092d", "9a99-412b-63bf-5e6c-8e7f9e4bbe6f"),
        ],
        sources: &["https://docs.codecov.com/docs/codecov-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
