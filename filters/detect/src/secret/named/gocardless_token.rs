//! GoCardless access tokens: `live_` or `sandbox_` and 40 characters of base64url; the prefix is too common to be
//! known without the name.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.gocardless_token",
    title: "GoCardless access token",
    label: "[GOCARDLESS_TOKEN]",
    pattern: token::assigned!(
        "gocardless",
        "(?:sandbox_[0-9A-Za-z_-]{40}|live_[0-9A-Za-z_-]{40})"
    ),
    prefilter: Prefilter::Name(&["gocardless"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 45..=45).or_else(|| token::named(candidate, 48..=48))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "GOCARDLESS_ACCESS_TOKEN=‹live",
                "_Z5HGiIO0xN01iCuwu7QvUjn1918YrUfHtOpEsukO›"
            ),
            concat!(
                "\"gocardless_access_token\": \"‹live",
                "_14KikhkyeDmLaLg1iBWbZsso1B-WrwDXCXHBke8r›\","
            ),
            concat!(
                "the GOCARDLESS key is ‹live",
                "_ySd3NBt6XuigF8QBkd5mIEOY03Jf3hu6nYmW0G5m›"
            ),
            concat!(
                "GOCARDLESS_ACCESS_TOKEN: ‹sand",
                "box_f8vgkMrXkRVrXyhQnKphs_PRBc9Msox9AOKE37Fb›"
            ),
        ],
        ignores: &[
            concat!(
                "GOCARDLESS_ACCESS_TOKEN=live",
                "_4UcvYDXiSiJpdSkPluJh24K1eovf2z1sW2omlK2"
            ),
            concat!(
                "GOCARDLESS_ACCESS_TOKEN=live",
                "_6hi7gJGfF0pWlLY7XR4py5JCg2vQkR1LPC28e-kT7"
            ),
            concat!("checksum=live", "_qyBODF9OrDumv9FRz-Wdf_rC8Z40POZXjGuPVXYu"),
        ],
        sources: &["https://developer.gocardless.com/api-reference/"],
    }),
    ..Detector::of(Family::Secret)
};
