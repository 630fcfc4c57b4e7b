//! IPv4 addresses: four decimal octets (RFC 791), not the version numbers and section numbers that look the same.
//!
//! An address that reaches no one (private, loopback, documentation, multicast …: IANA's special-purpose registry) is
//! found with low confidence; masks and `0.0.0.0` are not found.

use std::net::Ipv4Addr;

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.ipv4",
    title: "IPv4 address",
    category: Some("IP_ADDRESS"),
    label: "[IP_ADDRESS]",
    pattern: "[0-9]{1,3}(?:\\.[0-9]{1,5}){3,6}",
    prefilter: Prefilter::Digit { before: 0 },
    validate,
    context: &[
        "ip ",
        "ip:",
        "ip=",
        "ipv4",
        "address",
        "addr",
        "host",
        "server",
        "client",
        "inet",
        "ping",
        "ssh",
        "subnet",
        "gateway",
        "adresse",
        "dirección",
    ],
    about: native(&About {
        validator: "four numbers of the range, neither reserved nor a version",
        notes: "A version with four parts in the range is found too unless a word before it says what it is.",
        finds: &[
            "from ‹36.106.174.11›.",
            "http://‹8.8.4.4›:53/",
            "ip=‹86.121.97.248›&x",
            "‹10.0.0.17›/24",
            "(‹203.0.113.9›)",
            "12,‹10.0.0.17›",
            "[1,‹192.168.0.17›]",
        ],
        ignores: &[
            "256.1.1.1",
            "36.106.174",
            "1.3.6.1.4.1.311",
            "010.001.002.003",
            "v36.106.174.11",
            "version 36.106.174.11",
            "Chrome/120.0.6099.109",
            "Chrome/120.0.0.1",
            "openssl-1.1.1.4",
        ],
        sources: &[
            "https://www.rfc-editor.org/rfc/rfc791",
            "https://www.iana.org/assignments/iana-ipv4-special-registry/",
        ],
    }),
    ..Detector::of(Family::Pii)
};

/// After these words four numbers are a version or a place in a document.
const VERSIONS: &[&str] = &[
    "version", "versión", "ver", "release", "build", "section", "chapter", "clause", "oid", "v",
    "§", "upgrade", "firmware", "driver",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    // Parsing refuses more than four parts, values above 255 and leading zeros.
    let address: Ipv4Addr = candidate.text.parse().ok()?;
    let [first, ..] = address.octets();
    let mask = address.to_bits().leading_ones() + address.to_bits().trailing_zeros() >= 32;
    if mask || !candidate.starts_number(&['.', '-']) || is_version(candidate) {
        return None;
    }
    let reserved = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        || matches!(first, 0 | 240..);
    // `1.2.3.4` is an outline more often than a host.
    let outline = candidate.text.len() <= 7;
    Some(match reserved || outline {
        true => Confidence::Low,
        false => Confidence::Medium,
    })
}

/// A product token (`Chrome/120.0.0.0`, `lib-1.2.3.4`) or a word that announces a version stands close before.
fn is_version(candidate: &Match<'_>) -> bool {
    let product = ["/", "-", "==", "@", "^", "~"].iter().any(|joint| {
        candidate
            .before
            .strip_suffix(joint)
            .is_some_and(|name| name.ends_with(|c: char| c.is_ascii_alphanumeric()))
    });
    product || candidate.near(24).follows_any(VERSIONS)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_addresses() {
        finds!(DETECTOR,
            "from 36.106.174.11." => "36.106.174.11",
            "http://8.8.4.4:53/" => "8.8.4.4",
            "ip=86.121.97.248&x" => "86.121.97.248",
            "10.0.0.17/24" => "10.0.0.17",
            "(203.0.113.9)" => "203.0.113.9",
        );
        rates!(DETECTOR,
            "36.106.174.11" => Medium,
            "192.168.1.20" => Low,
            "203.0.113.9" => Low,
            "1.2.3.4" => Low,
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "256.1.1.1",
            "36.106.174",
            "1.3.6.1.4.1.311",
            "010.001.002.003",
            "v36.106.174.11",
            "version 36.106.174.11",
            "Chrome/120.0.6099.109",
            "Chrome/120.0.0.1",
            "openssl-1.1.1.4",
            "numpy==1.21.4.1",
            "**Version Number:** 9.0.64.3",
            "see section 4.2.10.1",
            "0.0.0.0",
            "255.255.255.0",
            "1.36.106.174.11",
            "2024.01.02.03",
        );
    }
}
