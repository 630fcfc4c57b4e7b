//! hCaptcha secret keys: `0x` and 40 hexadecimal digits, known by their name alone; newer ones are `ES_` and 32
//! digits.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.hcaptcha_secret",
    title: "hCaptcha secret key",
    label: "[HCAPTCHA_SECRET]",
    pattern: token::assigned!("hcaptcha", "(?:0x[0-9A-Fa-f]{40}|ES_[0-9a-f]{32})"),
    prefilter: Prefilter::Name(&["hcaptcha"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 42..=42).or_else(|| token::named(candidate, 35..=35))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "HCAPTCHA_SECRET_KEY=‹0x88",
                "5c3939f27e3aff10ad885819b263b9d885f136›"
            ),
            concat!(
                "\"hcaptcha_secret_key\": \"‹0xba",
                "b259be00078c40340c3ccefdc6c7ddae2033e6›\","
            ),
            concat!(
                "the HCAPTCHA key is ‹0x8d",
                "43e51e6b9b9339e75b8b6aab1bcc0d91c0254e›"
            ),
            concat!(
                "HCAPTCHA_SECRET_KEY: ‹ES_2",
                "a1ed3dd2274db7d460885aa89f3b5ea›"
            ),
        ],
        ignores: &[
            concat!("HCAPTCHA_SECRET_KEY=0xf0", "78100f45b6a4531318c480cfec472f"),
            concat!(
                "HCAPTCHA_SECRET_KEY=0x0c",
                "54f90531440ed82ac4c62d510fbaaef2a75a607"
            ),
            concat!(
                "HCAPTCHA_SECRET_KEY=0x00",
                "00000000000000000000000000000000000000"
            ),
            concat!("checksum=0x9a", "d623b5d1966325b49fa8d625fcaac5a4e01777"),
        ],
        sources: &["https://docs.hcaptcha.com/"],
    }),
    ..Detector::of(Family::Secret)
};
