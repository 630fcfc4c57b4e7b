//! Loggly customer tokens: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.loggly_token",
    title: "Loggly token",
    label: "[LOGGLY_TOKEN]",
    pattern: token::assigned!("loggly", "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    prefilter: Prefilter::Name(&["loggly"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LOGGLY_TOKEN=‹36e4", "4804-2df5-9cb1-8bc3-b540bacdaf29›"),
            concat!(
                "\"loggly_token\": \"‹1b72",
                "3721-14d7-bc68-f706-cdba4f8330c3›\","
            ),
            concat!(
                "the LOGGLY key is ‹58a6",
                "1c7a-5e05-33cf-4bb0-a281a191b74b›"
            ),
        ],
        ignores: &[
            concat!("LOGGLY_TOKEN=edc9", "96b3-27c4-f967-6636-e4afeb71767"),
            concat!("LOGGLY_TOKEN=5208", "533e-209a-ab79-bd85-1c3ad7dea5277"),
            concat!("LOGGLY_TOKEN=0000", "0000-0000-0000-0000-000000000000"),
            concat!("checksum=7a91", "0b98-657d-44e1-07c0-cce360a31aa7"),
        ],
        sources: &[
            "https://documentation.solarwinds.com/en/success_center/loggly/content/admin/customer-token-authentication-token.htm",
        ],
    }),
    ..Detector::of(Family::Secret)
};
