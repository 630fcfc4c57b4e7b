//! Ghost admin API keys: an id of 24 hexadecimal digits, a colon, and 64 more; known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ghost_key",
    title: "Ghost admin API key",
    label: "[GHOST_KEY]",
    pattern: token::assigned!("ghost", "[0-9a-f]{24}:[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["ghost"]),
    value: token::pair,
    validate: |candidate| token::named_pair(candidate, 89..=89),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "GHOST_ADMIN_API_KEY=‹e37a",
                "e2527cbdf6231683d13a:2bead2f9561c2023b87f99d431dc66285a925b7a4170e24852d052763a46a26a›"
            ),
            concat!(
                "\"ghost_admin_api_key\": \"‹0a0a",
                "988b2e7d70446f20f838:599d6a41ddcdc5acaaa79a6c19a1d167fc7b8f799812da3437f970fe5aaf7619›\","
            ),
            concat!(
                "the GHOST key is ‹5756",
                "e0d059ca410a19330baa:e0c3b954e4ff0bf9850c4f6ab1cf36e8a7ede327e2362cb640ba5b40b6a1900f›"
            ),
        ],
        ignores: &[
            concat!(
                "GHOST_ADMIN_API_KEY=5f0d",
                "f09bb2f41f541a4ec192:2e10c9b03770f5c90e2e51de945da4d82468b31b63ead7bedeb8a08d9ab0bce"
            ),
            concat!(
                "GHOST_ADMIN_API_KEY=7a35",
                "23121003259aedcdc724:a50190ec9ed83a95531f520ca4b125fee62d6e4fba11134c460fefa5ea0d53dd7"
            ),
            concat!(
                "GHOST_ADMIN_API_KEY=0000",
                "00000000000000000000:0000000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=15d0",
                "a2204517176910536cb2:b57a4f7ade797ea6a29007ed59b1fbaebcdac419f3ca1fb33e8c8690b3cba8fa"
            ),
        ],
        sources: &["https://docs.ghost.org/admin-api"],
    }),
    ..Detector::of(Family::Secret)
};
