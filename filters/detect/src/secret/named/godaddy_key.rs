//! GoDaddy API secrets: 22 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.godaddy_key",
    title: "GoDaddy API secret",
    label: "[GODADDY_KEY]",
    pattern: token::assigned!("godaddy", "[0-9A-Za-z]{22}"),
    prefilter: Prefilter::Name(&["godaddy"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 22..=22),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("GODADDY_API_SECRET=‹7hvR", "UihpRMsiHWgyqpiPFU›"),
            concat!("\"godaddy_api_secret\": \"‹grOu", "b6CiVHnEuFgh3UJiB4›\","),
            concat!("the GODADDY key is ‹4TGD", "ylziIunvlqayiRNno3›"),
        ],
        ignores: &[
            concat!("GODADDY_API_SECRET=gda1", "tto1388iWbrFNeFYY"),
            concat!("GODADDY_API_SECRET=S64x", "mgLgG7b9RUhtbIMTvl7"),
            concat!("GODADDY_API_SECRET=0000", "000000000000000000"),
            concat!("checksum=Wvpr", "YsWW22YF4ZbQnhGpOG"),
        ],
        sources: &["https://developer.godaddy.com/getstarted"],
    }),
    ..Detector::of(Family::Secret)
};
