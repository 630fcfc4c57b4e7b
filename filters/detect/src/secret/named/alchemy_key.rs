//! Alchemy API keys: 32 characters of base64url, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.alchemy_key",
    title: "Alchemy API key",
    label: "[ALCHEMY_KEY]",
    pattern: token::assigned!("alchemy", "[0-9A-Za-z_-]{32}"),
    prefilter: Prefilter::Name(&["alchemy"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("ALCHEMY_API_KEY=‹dq5i", "y9mj8uvZot2zGqoJGHrLTOZNkMTd›"),
            concat!(
                "\"alchemy_api_key\": \"‹Omty",
                "R46hKKPXI4yshlIrtNHFJSpTqkhY›\","
            ),
            concat!("the ALCHEMY key is ‹O0kM", "vjcxGvqjFTv5gJY2UsA3d3Dd7sdc›"),
        ],
        ignores: &[
            concat!("ALCHEMY_API_KEY=jc2n", "zv63of34HERw-NjWCrMVd2OttuM"),
            concat!("ALCHEMY_API_KEY=GcUT", "-171_V9cUF9Cap-1jyhGrGuGDaMv7"),
            concat!("ALCHEMY_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=CBwb", "GFPiUwc-E1PFl7wMJt-BQnuck_jL"),
        ],
        sources: &["https://www.alchemy.com/docs/create-an-api-key"],
    }),
    ..Detector::of(Family::Secret)
};
