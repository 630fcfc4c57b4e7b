//! Flickr API keys (32 hexadecimal digits) and secrets (16): known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.flickr_key",
    title: "Flickr API key",
    label: "[FLICKR_KEY]",
    pattern: token::assigned!("flickr", "[0-9a-f]{16}(?:[0-9a-f]{16})?"),
    prefilter: Prefilter::Name(&["flickr"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 16..=16).or_else(|| token::named(candidate, 32..=32))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("FLICKR_API_KEY=‹9f86", "7cfe0781126dcca23461b122b492›"),
            concat!(
                "\"flickr_api_key\": \"‹a25a",
                "37a4ee6cd514934f871642219a88›\","
            ),
            concat!("the FLICKR key is ‹d500", "2bb3db834d6f0c5e038429cb2fec›"),
            concat!("FLICKR_API_KEY: ‹8861", "1e57c6e37d47›"),
        ],
        ignores: &[
            concat!("FLICKR_API_KEY=95c6", "a2e84fd8ec1"),
            concat!("FLICKR_API_KEY=08be", "4af62ce565ac0b15b73a53109c0f7"),
            concat!("FLICKR_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=a3e4", "1e40cd4db9f8f46b3dbf2035ce42"),
        ],
        sources: &["https://www.flickr.com/services/api/misc.api_keys.html"],
    }),
    ..Detector::of(Family::Secret)
};
