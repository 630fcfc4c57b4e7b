//! IPinfo tokens: 14 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ipinfo_token",
    title: "IPinfo token",
    label: "[IPINFO_TOKEN]",
    pattern: token::assigned!("ipinfo", "[0-9a-f]{14}"),
    prefilter: Prefilter::Name(&["ipinfo"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 14..=14),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("IPINFO_TOKEN=‹33b9", "8045147196›"),
            concat!("\"ipinfo_token\": \"‹a9b3", "2e919bcc1e›\","),
            concat!("the IPINFO key is ‹8f21", "738496699b›"),
        ],
        ignores: &[
            concat!("IPINFO_TOKEN=1e7e", "22f3032b0"),
            concat!("IPINFO_TOKEN=a091", "78c265d5d97"),
            concat!("IPINFO_TOKEN=0000", "0000000000"),
            concat!("checksum=a16c", "435ee0ff10"),
        ],
        sources: &["https://ipinfo.io/developers"],
    }),
    ..Detector::of(Family::Secret)
};
