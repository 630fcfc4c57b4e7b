//! Bitcoin addresses: Base58Check (`1…`, `3…`) and Bech32/Bech32m (`bc1…`), all with a checksum.
//!
//! Main network only: coins of the test network are worth nothing.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "finance.bitcoin_address",
    title: "Bitcoin address",
    category: Some("CRYPTO"),
    label: "[CRYPTO]",
    pattern: "[13][1-9A-HJ-NP-Za-km-z]{25,40}|(?:bc1|BC1)[0-9A-Za-z]{11,90}",
    prefilter: Prefilter::Digit { before: 2 },
    validate,
    context: &["bitcoin", "btc", "wallet", "crypto", "address", "satoshi"],
    about: native(&About {
        validator: "Base58Check or Bech32 checksum",
        notes: "Addresses of other currencies that share the format are found too; keys and scripts are not.",
        finds: &[
            "to ‹1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa› today",
            "‹3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy›",
            "bitcoin:‹bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4›?amount=1",
            "‹BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4›",
            "‹bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0›",
        ],
        ignores: &[
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNaa",
            "x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
            "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
            "3b18e512dba79e4c8300dd08aeb37f8e728b8dad",
        ],
        sources: &[
            "https://en.bitcoin.it/wiki/Base58Check_encoding",
            "https://github.com/bitcoin/bips/blob/master/bip-0173.mediawiki",
            "https://github.com/bitcoin/bips/blob/master/bip-0350.mediawiki",
        ],
    }),
    ..Detector::of(Family::Finance)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text;
    let real = if text.starts_with(['1', '3']) {
        let version = checksum::base58check(text).and_then(|payload| payload.first().copied());
        matches!(
            (version, text.starts_with('1')),
            (Some(0), true) | (Some(5), false)
        )
    } else {
        text.len() <= 90 && checksum::bech32(text)
    };
    (candidate.starts_word() && real).then_some(Confidence::High)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_real_addresses() {
        finds!(DETECTOR,
            "to 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa today" => "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy" => "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            "bitcoin:bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4?amount=1"
                => "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4" => "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0"
                => "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfN",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNaa",
            "x1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5",
            "bc1Qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
            "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx",
            "3b18e512dba79e4c8300dd08aeb37f8e728b8dad",
        );
    }
}
