//! Application secrets and consumer keys of OVHcloud's API: 32 letters and digits, with nothing of their own to know
//! them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ovh_secret",
    title: "OVHcloud API secret",
    label: "[OVH_SECRET]",
    pattern: token::assigned!("ovh_?(?:application|consumer|app)", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["ovh"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "OVH_APPLICATION_SECRET=‹B5t",
                "9TVWvnW9Id0j64eNFdVAXKoKhAWJ3›"
            ),
            concat!(
                "\"ovhApplicationSecret\": \"‹TFL",
                "sKCWMDQl19n7LPxuVmCy2d4wOn3w9›\","
            ),
        ],
        ignores: &[
            concat!("OVH_APPLICATION_SECRET=B5t", "9TVWvnW9Id0j64eNFdVAXKoKhAWJ"),
            concat!(
                "OVH_APPLICATION_SECRET=B5t",
                "9TVWvnW9Id0j64eNFdVAXKoKhAWJ3Z"
            ),
            concat!(
                "OVH_APPLICATION_SECRET=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://help.ovhcloud.com/csm/en-api-getting-started-ovhcloud-api"],
    }),
    ..Detector::of(Family::Secret)
};
