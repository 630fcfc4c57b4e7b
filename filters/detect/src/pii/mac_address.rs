//! Hardware addresses of network interfaces (MAC, EUI-48): six pairs of hexadecimal digits, or three fours.

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.mac_address",
    title: "MAC address",
    label: "[MAC_ADDRESS]",
    pattern: concat!(
        "(?:[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){5,6}|[0-9A-Fa-f]{2}(?:-[0-9A-Fa-f]{2}){5,6}",
        "|[0-9A-Fa-f]{4}(?:\\.[0-9A-Fa-f]{4}){2,3})(?:\\.?[0-9A-Za-z])?",
    ),
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
        validator: "six pairs or three fours, one separator, neither all alike nor a group's address",
        notes: "Addresses whose first digit comes after the second pair are left out, and so are those without separators; six pairs of decimal digits count only where a word speaks of hardware.",
        finds: &[
            "MAC ‹3c:22:fb:9a:10:e4›",
            "‹3C-22-FB-9A-10-E4›.",
            "ether ‹10:22:33:44:55:66› txqueuelen",
            "mac:‹3C:22:FB:9A:10:E4›",
            "HWaddr:‹3c:22:fb:9a:10:e4›",
            "‹3c22.fb9a.10e4›.",
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
            "3c:22:fb:9a:10:e47",
            "3c22.fb9a.10e47",
            "3c22.fb9a.10e4.0001",
            "1022.3344.5566",
        ],
        sources: &["https://standards.ieee.org/products-programs/regauth/mac/"],
    }),
    ..Detector::of(Family::Pii)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let length = if text.contains('.') { 4 } else { 2 };
    let mut groups = text.split([':', '-', '.']);
    if !groups.all(|group| group.len() == length) {
        return None;
    }
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_alphanumeric).collect();
    let pairs = digits.chunks(2).map(|pair| {
        let pair = str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    let pairs: Vec<u8> = pairs.collect::<Option<_>>()?;
    let first = pairs.first()?;
    let alike = pairs.iter().all(|pair| pair == first);
    let group = first & 1 == 1;
    if pairs.len() != 6
        || alike
        || group
        || !candidate.starts_word()
        || candidate.continues_hex(&[':', '-', '.'])
    {
        return None;
    }
    let lettered = text.contains(|c: char| c.is_ascii_alphabetic());
    let named = !lettered && !candidate.follows_any(&["mac", "ether", "hwaddr", "bssid"]);
    (!named).then_some(Confidence::Medium)
}
