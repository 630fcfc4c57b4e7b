//! Hardware addresses of network interfaces (MAC, EUI-48): six pairs of hexadecimal digits.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.mac_address",
    title: "MAC address",
    label: "[MAC_ADDRESS]",
    pattern: "[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5,6}|[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5,6}",
    prefilter: Prefilter::Digit { before: 4 },
    validate,
    context: &[
        "mac",
        "mac address",
        "ethernet",
        "ether",
        "hwaddr",
        "bssid",
        "wifi",
        "device",
        "hardware",
        "interface",
    ],
    about: native(&About {
        validator: "six pairs, one separator, neither all alike nor a group's address",
        notes: "Addresses whose first digit comes after the second pair are left out, and so are those without separators; six pairs of decimal digits count only where a word speaks of hardware.",
        finds: &[
            "MAC ‹3c:22:fb:9a:10:e4›",
            "‹3C-22-FB-9A-10-E4›.",
            "ether ‹10:22:33:44:55:66› txqueuelen",
        ],
        ignores: &[
            "3c:22:fb:9a:10",
            "3c:22:fb:9a:10:e4:55",
            "3c:22:fb-9a-10-e4",
            "00:00:00:00:00:00",
            "ff:ff:ff:ff:ff:f0:11",
            "01:00:5e:00:00:fb",
            "10:22:33:44:55:66",
            "x3c:22:fb:9a:10:e4",
            "aa3c:22:fb:9a:10:e4",
        ],
        sources: &["https://standards.ieee.org/products-programs/regauth/mac/"],
    }),
    ..Detector::of(Family::Pii)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let pairs = text
        .split([':', '-'])
        .map(|pair| u8::from_str_radix(pair, 16).ok());
    let pairs: Vec<u8> = pairs.collect::<Option<_>>()?;
    let first = pairs.first()?;
    let alike = pairs.iter().all(|pair| pair == first);
    let group = first & 1 == 1;
    if pairs.len() != 6
        || alike
        || group
        || !candidate.starts_word()
        || candidate.before.ends_with([':', '-'])
    {
        return None;
    }
    let lettered = text.contains(|c: char| c.is_ascii_alphabetic());
    let named = !lettered && !candidate.follows_any(&["mac", "ether", "hwaddr", "bssid"]);
    (!named).then_some(Confidence::Medium)
}
