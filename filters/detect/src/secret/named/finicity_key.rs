//! Finicity application keys (32 hexadecimal digits) and partner secrets (20 letters and digits): known by their
//! name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.finicity_key",
    title: "Finicity key",
    label: "[FINICITY_KEY]",
    pattern: token::assigned!("finicity", "(?:[0-9a-f]{32}|[0-9A-Za-z]{20})"),
    prefilter: Prefilter::Name(&["finicity"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 20..=20).or_else(|| token::named(candidate, 32..=32))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("FINICITY_APP_KEY=‹cdd6", "28760b0dbe044e69345ab3098625›"),
            concat!(
                "\"finicity_app_key\": \"‹8072",
                "23bc012a0ad6e257faeee7584302›\","
            ),
            concat!("the FINICITY key is ‹87bc", "83b2ddb67ded46405c2d8792d39e›"),
            concat!("FINICITY_APP_KEY: ‹KOsq", "mSHx1HshGVP6S7jb›"),
        ],
        ignores: &[
            concat!("FINICITY_APP_KEY=3030", "2c099799c5f4978"),
            concat!("FINICITY_APP_KEY=7e00", "4bc6f7ced82fcf5876a358df49d17"),
            concat!("FINICITY_APP_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=6b75", "a789b764468053b57b1d378b2433"),
        ],
        sources: &["https://developer.mastercard.com/open-finance-us/documentation/"],
    }),
    ..Detector::of(Family::Secret)
};
