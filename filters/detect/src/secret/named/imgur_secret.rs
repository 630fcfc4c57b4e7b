//! Imgur client secrets: 40 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.imgur_secret",
    title: "Imgur client secret",
    label: "[IMGUR_SECRET]",
    pattern: token::assigned!("imgur", "[0-9a-f]{40}"),
    prefilter: Prefilter::Name(&["imgur"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "IMGUR_CLIENT_SECRET=‹d799",
                "1ff47fdfeafef4a05d961b9127f0cdf3382e›"
            ),
            concat!(
                "\"imgur_client_secret\": \"‹e56c",
                "1bba762511b33a199c9938190812646f3255›\","
            ),
            concat!(
                "the IMGUR key is ‹3b53",
                "5b74847936f77ffb7a470945b1254d7b7fa4›"
            ),
        ],
        ignores: &[
            concat!(
                "IMGUR_CLIENT_SECRET=a3d5",
                "624a98ad198d2c706cf108fd67d969cefe1"
            ),
            concat!(
                "IMGUR_CLIENT_SECRET=f079",
                "4fbc72fcce3391e11bf809adde3bce8046927"
            ),
            concat!(
                "IMGUR_CLIENT_SECRET=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=23a8", "15783ba6e6c67d79197bfcd7546f5f56718c"),
        ],
        sources: &["https://apidocs.imgur.com/"],
    }),
    ..Detector::of(Family::Secret)
};
