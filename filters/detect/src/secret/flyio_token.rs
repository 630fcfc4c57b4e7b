//! Fly.io access tokens: `fo1_` and 43 characters of base64url, or `fm1r_`, `fm1a_`, `fm2_` and a macaroon in
//! base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.flyio_token",
    title: "Fly.io access token",
    label: "[FLYIO_TOKEN]",
    pattern: concat!(
        "fo1_[0-9A-Za-z_-]{43}[0-9A-Za-z]?",
        "|fm1r_[0-9A-Za-z+/]{100,3000}",
        "|fm1a_[0-9A-Za-z+/]{100,3000}",
        "|fm2_[0-9A-Za-z+/]{100,3000}",
    ),
    prefilter: Prefilter::Prefix(&["fo1_", "fm1r_", "fm1a_", "fm2_"]),
    validate: |candidate| {
        let kinds = [
            ("fo1_", 43..=43),
            ("fm1r_", 100..=3000),
            ("fm1a_", 100..=3000),
            ("fm2_", 100..=3000),
        ];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["fly.io", "flyv1", "fly_api"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Of several macaroons joined by commas each is a finding of its own.",
        finds: &[
            concat!(
                "FLYIO_TOKEN=‹fo1_",
                "1XcCGp0jcCQ_Cy9O8dbZP6aC1ZoF2pdQaEfy1W5TSrg›"
            ),
            concat!(
                "{\"flyio_token\": \"‹fm1r",
                "_zx1MMlRDLlYxKjHHwlZKg/m+abp84c3h5kI8eQjaYC9ISjkDfacrNsB7tC0vrgOmxT5FWJliIY8Xpaxc3BPig1KCP14dztjuCna7rG›\"}"
            ),
            concat!(
                "FLYIO_TOKEN=‹fm1a",
                "_k6KsnGzpyCl/z6e69ado37CddhQESG+CYWNhLO9Wn+zDAhNPU55KPVXP14NSpt6Erk8TponH7YHcL840o6ecdQrG+9uzhvGisWQxsj›"
            ),
            concat!(
                "{\"flyio_token\": \"‹fm2_",
                "V7pHqMxRNWDZLcDBBd/rzT8H+yX1T0DQZf3Qbu8sU5MMsbYehJLAA2ig0xda2ShCl2qgFZ2byhYP/RXgn/tCHu17325w9uLf1ki/BK›\"}"
            ),
            concat!(
                "use ‹fm2_",
                "vRiuMA7o956WXxHN0PfHlYK6tF0XhIhrHWDgTfUcWSF6IXJLmCTDga1T7Y3fKAB4mYO+Rgo9r7oqeH4fMDsUS12Qt1UhycviYtlaiL› from now on"
            ),
        ],
        ignores: &[
            concat!("fo1_", "7I6b0MhSrEsms_K7Fm_VaDt3AfsWEm-fcTd9tFE5hC"),
            concat!("fo1_", "rYa0bD-bGgC9fepeJ62IN_y3IEb19281ci3ZXxeYIq27"),
            concat!("xfo1_", "jRwnBhNgEP8kGvjmw1O_vRmSoGbKhV7wXwkvD7Vr4xn"),
            concat!("fo1_", "0000000000000000000000000000000000000000000"),
        ],
        sources: &["https://fly.io/docs/security/tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
