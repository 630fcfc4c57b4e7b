//! K3s tokens: `K10`, the SHA-256 of the cluster's certificate in 64 hexadecimal digits, `::`, the user, and the
//! password.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.k3s_token",
    title: "K3s join token",
    label: "[K3S_TOKEN]",
    pattern: "K10[0-9a-f]{64}::server:[0-9a-f]{32}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["K10"]),
    validate: |candidate| token::known(candidate, 3, 105..=105, Confidence::High),
    context: &["k3s"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Tokens whose password is no 32 hexadecimal digits (one chosen by hand) are left out.",
        finds: &[
            concat!(
                "K3S_TOKEN=‹K10e",
                "7f5c9cafcd413f6317967919a0944d5116d26b2da895df0ac86f59716113fd1::server:a25eb10f2b4d55808d20a29aa657b653›"
            ),
            concat!(
                "{\"k3s_token\": \"‹K10b",
                "91986a0e83580b4fc3ca9eaeb85ff3d5643327a72e38ed4f11bc07e2564a224::server:47d640e297640727ff405ec436cc2237›\"}"
            ),
            concat!(
                "use ‹K109",
                "89e1207f2a25711648792990e1984ff6a9097facf10e0e25ef965a62bd9b374::server:dc20a7a2e5a2a37c7b0d43872e8ec544› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "K10a",
                "db240baefadf67c353f61904feaddd8fff6fdac214ea3c2caa216caf30bdc44::server:bc2b24fb3fc9db43341c1b035612a9b"
            ),
            concat!(
                "K104",
                "886a22bf82548368eb62f72802446de431741c38ed05e695932c5200f3a8b91::server:88a497c787f1738befe6205894b7fe137"
            ),
            concat!(
                "xK105",
                "7281c4736c82af769fbcda6b9eeaf7669eb54fd24ce293a9d7c31424c3abfee::server:d009319d368d4fd66aa42dbcd7c768e2"
            ),
            "K10...",
        ],
        sources: &["https://docs.k3s.io/cli/token"],
    }),
    ..Detector::of(Family::Secret)
};
