//! IPv6 addresses in text form (RFC 4291, 5952), global, unique local and link local ones.
//!
//! `::` and `::1` are no one's address, and `a::b` is a path in several programming languages, so an address must start
//! the way assigned ones do: `2…`/`3…` global (IANA's unicast space), `fc…`/`fd…` unique local, `fe8…` link local; or
//! have its eight groups written out.

use std::net::Ipv6Addr;

use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "pii.ipv6",
    title: "IPv6 address",
    category: Some("IP_ADDRESS"),
    label: "[IP_ADDRESS]",
    pattern: concat!(
        "[0-9A-Fa-f]{1,4}(?:::?[0-9A-Fa-f]{1,4}){1,16}",
        "(?:::|(?:\\.[0-9]{1,3}){3}|[0-9A-Za-z]{1,4})?",
    ),
    prefilter: Prefilter::Within {
        literals: &[":"],
        before: 4,
    },
    validate,
    context: &[
        "ip", "ipv6", "address", "addr", "host", "server", "client", "inet6", "ping",
    ],
    about: native(&About {
        validator: "parsed, and in a range that is given out",
        notes: "Loopback and unspecified addresses, and short forms that are also paths in programs, are left out.",
        finds: &[
            "from ‹2a00:1450:4001:82b::200e›,",
            "[‹2606:4700:4700::1111›]:443",
            "‹2001:0DB8:0000:0000:0008:0800:200C:417A›",
            "‹d80:e4b5:79da:6cf6:71f3:51f7:9161:c319›",
            "inet6 ‹fe80::1ff:fe23:4567:890a›%eth2",
            "‹fd12:3456:789a::›/48",
            "ping ‹2001:470:1f0b::8›: timeout",
            "ip:‹fe80::1ff:fe23:4567:890a›",
        ],
        ignores: &[
            "::1",
            "std::fd::face",
            "fade::bad",
            "2606:4700:4700:1111",
            "2606:4700:4700::1111::2",
            "2606:4700:4700:0:0:0:0:0:1111",
            "12606:4700:4700::1111",
            "00:11:22:33:44:55:66:77",
            "20:12:30",
            "2606:4700:4700::1111g",
            "fd:2001:470:1f0b::8:1:2:3:4",
        ],
        sources: &[
            "https://www.rfc-editor.org/rfc/rfc4291#section-2.2",
            "https://www.iana.org/assignments/ipv6-unicast-address-assignments/",
            "https://www.iana.org/assignments/iana-ipv6-special-registry/",
        ],
    }),
    ..Detector::of(Family::Pii)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let starts = candidate.starts_word()
        && !candidate.before.ends_with('.')
        && !candidate.continues_hex(&[':']);
    if !starts {
        return None;
    }
    let address: Ipv6Addr = candidate.text.parse().ok()?;
    let groups = candidate.text.split(':').filter(|group| !group.is_empty());
    let numeric = candidate.text.contains(|c: char| c.is_ascii_digit());
    if groups.count() < 2 || !numeric {
        return None;
    }
    match address.segments() {
        [0x2001, 0x0db8, ..] | [0xfc00..=0xfdff, ..] | [0xfe80..=0xfebf, ..] => {
            Some(Confidence::Low)
        }
        [0x2000..=0x3fff, ..] => Some(Confidence::Medium),
        // Eight groups written out are an address even where none is assigned.
        _ => is_full(candidate.text).then_some(Confidence::Low),
    }
}

fn is_full(text: &str) -> bool {
    let groups = text.split(':').filter(|group| group.len() > 2);
    !text.contains("::") && !text.contains('.') && groups.count() >= 6
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_addresses() {
        finds!(DETECTOR,
            "from 2a00:1450:4001:82b::200e," => "2a00:1450:4001:82b::200e",
            "[2606:4700:4700::1111]:443" => "2606:4700:4700::1111",
            "2001:0DB8:0000:0000:0008:0800:200C:417A" => "2001:0DB8:0000:0000:0008:0800:200C:417A",
            "d80:e4b5:79da:6cf6:71f3:51f7:9161:c319" => "d80:e4b5:79da:6cf6:71f3:51f7:9161:c319",
            "inet6 fe80::1ff:fe23:4567:890a%eth2" => "fe80::1ff:fe23:4567:890a",
            "fd12:3456:789a::/48" => "fd12:3456:789a::",
        );
        rates!(DETECTOR, "2606:4700:4700::1111" => Medium, "2001:db8::1" => Low);
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "::1",
            "std::fd::face",
            "fade::bad",
            "2606:4700:4700:1111",
            "2606:4700:4700::1111::2",
            "2606:4700:4700:0:0:0:0:0:1111",
            "12606:4700:4700::1111",
            "00:11:22:33:44:55:66:77",
            "20:12:30",
            "2024-01-15T20:12:30",
            "00:1a:2b:3c:4d:5e",
            "2b:3c:4d:5e:6f:70:81:92:a3:b4:c5:d6:e7:f8:09:1a",
        );
    }
}
