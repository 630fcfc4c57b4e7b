//! Shodan API keys: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.shodan_key",
    title: "Shodan API key",
    label: "[SHODAN_KEY]",
    pattern: token::assigned!("shodan", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["shodan"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("SHODAN_API_KEY=‹BoK", "Y4ojqu8gVjHDfIpTWRHHYwviwe31o›"),
            concat!(
                "\"shodanApiKey\": \"‹lRC",
                "uCflbpjS9yBkfyZRMTdpMnMkecKte›\","
            ),
        ],
        ignores: &[
            concat!("SHODAN_API_KEY=BoK", "Y4ojqu8gVjHDfIpTWRHHYwviwe31"),
            concat!("SHODAN_API_KEY=BoK", "Y4ojqu8gVjHDfIpTWRHHYwviwe31o0"),
            concat!("SHODAN_API_KEY=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://developer.shodan.io/api/requirements"],
    }),
    ..Detector::of(Family::Secret)
};
