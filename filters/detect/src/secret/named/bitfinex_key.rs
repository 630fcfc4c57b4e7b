//! Bitfinex API keys and secrets: 43 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.bitfinex_key",
    title: "Bitfinex API key",
    label: "[BITFINEX_KEY]",
    pattern: token::assigned!("bitfinex", "[0-9A-Za-z]{43}"),
    prefilter: Prefilter::Name(&["bitfinex"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 43..=43),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "BITFINEX_API_SECRET=‹hddG",
                "bN3q9T8mUZjJ23f0cdHfl3JFHPRZ4VrDx20brse›"
            ),
            concat!(
                "\"bitfinex_api_secret\": \"‹giGa",
                "Dul6mBGA5kixRLfO08XB5DQ84SqKkE0uinxWzs8›\","
            ),
            concat!(
                "the BITFINEX key is ‹6npS",
                "LxEvNySdVnDqH3suv4mqmdSbkrYRDRSZ8mOBNTf›"
            ),
        ],
        ignores: &[
            concat!(
                "BITFINEX_API_SECRET=A8Vb",
                "SGWv7ZfZO2xpsLoOEYtDgbyLs4op50S3rXk6Ru"
            ),
            concat!(
                "BITFINEX_API_SECRET=GPDF",
                "GKrpx3ZYVa8h1IHvJTfk2xGuxBlEsFSqYbcklOv7"
            ),
            concat!(
                "BITFINEX_API_SECRET=0000",
                "000000000000000000000000000000000000000"
            ),
            concat!("checksum=yull", "iPpdJdGrHNDONdXaghKkmU2kc4KTFYmHcZfUIno"),
        ],
        sources: &["https://docs.bitfinex.com/docs/rest-auth"],
    }),
    ..Detector::of(Family::Secret)
};
