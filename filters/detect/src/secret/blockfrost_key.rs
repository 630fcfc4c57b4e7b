//! Blockfrost project keys: the name of the network and 32 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.blockfrost_key",
    title: "Blockfrost project key",
    label: "[BLOCKFROST_KEY]",
    pattern: "(?:mainnet|preprod|preview|ipfs)[0-9A-Za-z]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["mainnet", "preprod", "preview", "ipfs"]),
    validate: |candidate| {
        let kinds = [
            ("mainnet", 32..=32),
            ("preprod", 32..=32),
            ("preview", 32..=32),
            ("ipfs", 32..=32),
        ];
        token::one_of(candidate, &kinds, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["blockfrost", "project_id"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Medium without context: the prefix is an ordinary word.",
        finds: &[
            concat!(
                "BLOCKFROST_KEY=‹main",
                "net8YnEfrBnJJ8bLLSqPaOgvNyHFyxDoz5F›"
            ),
            concat!(
                "{\"blockfrost_key\": \"‹prep",
                "rodWt0LvhUzQlb7VJIcVKXQCmf6Ahxb2ehp›\"}"
            ),
            concat!(
                "BLOCKFROST_KEY=‹prev",
                "iewgYBSa9YLiYBFvZbQeCOeNnOGbkDTnLVZ›"
            ),
            concat!(
                "{\"blockfrost_key\": \"‹ipfs",
                "DN4QRynQTIgOoIggTINzfneuzzgpExGW›\"}"
            ),
            concat!("use ‹ipfs", "Te0MGjTONrLhbejVDScymGfruEooU9fD› from now on"),
        ],
        ignores: &[
            concat!("main", "netzmRgmHqFtJ9PFW4s5WT2uX6lEXEvrnA"),
            concat!("main", "netZaY7PpBsUG4aAKg3Wbcw3wtv7k6RQUFv7"),
            concat!("xmain", "netiK1v9tOTbiaVOa3v1DQNdrJH1iZaRytb"),
            concat!("main", "net00000000000000000000000000000000"),
        ],
        sources: &["https://docs.blockfrost.io/"],
    }),
    ..Detector::of(Family::Secret)
};
