//! Gitter access tokens: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.gitter_token",
    title: "Gitter access token",
    label: "[GITTER_TOKEN]",
    pattern: token::assigned!("gitter", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["gitter"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "GITTER_TOKEN=‹5b89",
                "abf847cbc659cc0cdf63b8cf9800e176d8bf›"
            ),
            concat!(
                "\"gitter_token\": \"‹0814",
                "983cdf8d36c77b34dbdfbfcd01665b397f2e›\","
            ),
            concat!(
                "the GITTER key is ‹023c",
                "ca504cdcb9ef30be3b0d80eebfb94fd60b49›"
            ),
        ],
        ignores: &[
            concat!("GITTER_TOKEN=6936", "255324d50d3d13d290574a8a79d7b82c343"),
            concat!("GITTER_TOKEN=7ff2", "830817440531e21e155828e32bd2f62c6d4a7"),
            concat!("GITTER_TOKEN=0000", "000000000000000000000000000000000000"),
            concat!("checksum=0d69", "a2134b29a453b4d6218225aa150003303ff5"),
        ],
        sources: &["https://developer.gitter.im/docs/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
