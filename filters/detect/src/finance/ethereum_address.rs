//! Ethereum addresses: `0x` and forty hexadecimal digits, whose letter case is a checksum (EIP-55).
//!
//! Written all in one case an address carries no checksum and could be any 160-bit value, so it is only a hint.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.ethereum_address",
    title: "Ethereum address",
    category: Some("CRYPTO"),
    label: "[CRYPTO]",
    pattern: "0[xX][0-9A-Fa-f]{40,60}",
    prefilter: Prefilter::Prefix(&["0x", "0X"]),
    validate,
    context: &[
        "ethereum", "eth", "wallet", "crypto", "address", "erc20", "erc-20", "usdt",
    ],
    about: native(&About {
        validator: "EIP-55 checksum of the letters' case",
        notes: "Addresses in one case carry no checksum and are less sure; a hash of the same length in hexadecimal looks the same.",
        finds: &[
            "send to ‹0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed›.",
            "‹0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359›",
        ],
        ignores: &[
            "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed0",
            "0x0000000000000000000000000000000000000000",
            "00x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        ],
        sources: &[
            "https://ethereum.org/en/developers/docs/accounts/",
            "https://eips.ethereum.org/EIPS/eip-55",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let hex = candidate.text.get(2..).filter(|hex| hex.len() == 40)?;
    let has = |class: fn(&u8) -> bool| hex.bytes().any(|b| class(&b));
    let mixed = has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase);
    // A value of one repeated digit is the null address or a mask.
    let trivial = hex.bytes().all(|b| hex.starts_with(char::from(b)));
    match (mixed, checksum::eip55(hex)) {
        _ if !candidate.starts_word() || trivial => None,
        (true, true) => Some(Confidence::High),
        (true, false) => None,
        (false, _) => Some(Confidence::Low),
    }
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_addresses() {
        finds!(DETECTOR,
            "send to 0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed." => "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359" => "0xfb6916095ca1df60bb79ce92ce3ea74c37c5d359",
        );
        rates!(DETECTOR,
            "0x52908400098527886E0F7030069857D2E4169EE7" => Low,
            "0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB" => High,
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "0x5aaeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAe",
            "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed0",
            "0x0000000000000000000000000000000000000000",
            "00x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
            "5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed",
        );
    }
}
