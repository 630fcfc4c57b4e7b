//! Contentful delivery and preview tokens: 43 characters of base64url, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.contentful_key",
    title: "Contentful delivery token",
    label: "[CONTENTFUL_KEY]",
    pattern: token::assigned!("contentful", "[0-9A-Za-z_-]{43}"),
    prefilter: Prefilter::Name(&["contentful"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 43..=43),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "CONTENTFUL_ACCESS_TOKEN=‹guY2",
                "YE6IV_p1fsC_lpGS_VFMTF9bvzCxkvd5aRUZev7›"
            ),
            concat!(
                "\"contentful_access_token\": \"‹GorK",
                "9jdjC_mLVwJnD7Qeo6QlZK0Le0zKeb_8ynBdHib›\","
            ),
            concat!(
                "the CONTENTFUL key is ‹p-gn",
                "jp4GD5bsgWB1wRhxlfFqOSny5_osZkelNs0y4f2›"
            ),
        ],
        ignores: &[
            concat!(
                "CONTENTFUL_ACCESS_TOKEN=BcKZ",
                "iijGvUiIl6ReOzToLcqLlrzVGhIncNYZ8zjqbF"
            ),
            concat!(
                "CONTENTFUL_ACCESS_TOKEN=Zs7M",
                "btwYeb1Mor06Spy5gPyZrdp4YK_VUKwNmk3bmyS7"
            ),
            concat!(
                "CONTENTFUL_ACCESS_TOKEN=0000",
                "000000000000000000000000000000000000000"
            ),
            concat!("checksum=9K5F", "_SvM7U5tdz1owtDLO6aq13ld2agZR9ixc8JN_By"),
        ],
        sources: &["https://www.contentful.com/developers/docs/references/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
