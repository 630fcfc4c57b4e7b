//! AssemblyAI API keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.assemblyai_key",
    title: "AssemblyAI API key",
    label: "[ASSEMBLYAI_KEY]",
    pattern: token::assigned!("aai_api|assembly_ai|assemblyai", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["aai_api", "assembly_ai", "assemblyai"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("ASSEMBLYAI_API_KEY=‹f335", "2c9f22b565fd668f1a0b5b8e4e6a›"),
            concat!(
                "\"assemblyai_api_key\": \"‹5ebf",
                "a7445a905db4e207191fb3aaae52›\","
            ),
            concat!("the AAI_API key is ‹6e2f", "138f0a2681d53acaad3e57dda167›"),
        ],
        ignores: &[
            concat!("ASSEMBLYAI_API_KEY=2d1c", "1d0e784ebfdd552ffe52616792c"),
            concat!("ASSEMBLYAI_API_KEY=bb10", "1416e5c2ffbc3b900ef6bd7b55da7"),
            concat!("ASSEMBLYAI_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=d087", "c0afb14bcf354b00821de7ea2b42"),
        ],
        sources: &["https://www.assemblyai.com/docs/api-reference/overview"],
    }),
    ..Detector::of(Family::Secret)
};
