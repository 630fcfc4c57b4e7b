//! Access tokens of Matrix: Synapse's `syt_`, the user's name in base64, 20 letters and a CRC-32; those of its
//! authentication service, `mat_`, `mar_`, `mct_` and `mcr_`, 30 letters and digits and a CRC-32.

use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.matrix_token",
    title: "Matrix access token",
    label: "[MATRIX_TOKEN]",
    pattern: concat!(
        "syt_[0-9A-Za-z+/]{1,340}_[A-Za-z]{20}_[0-9A-Za-z]{6}[0-9A-Za-z]?",
        "|m(?:at|ar|ct|cr)_[0-9A-Za-z]{30}_[0-9A-Za-z]{6}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["syt_", "mat_", "mar_", "mct_", "mcr_"]),
    validate,
    context: &[
        "matrix",
        "synapse",
        "element",
        "access_token",
        "token",
        "bearer",
    ],
    about: native(&About {
        validator: "prefix, CRC-32 in base62",
        notes: "Only tokens whose checksum is right: a mistyped one is none.",
        finds: &[
            concat!("‹syt", "_YWxpY2U_UJZpDEiGXlDgNCFbaEPF_4B3Lwk›"),
            concat!(
                "Authorization: Bearer ‹mct",
                "_qhB6baeCN6Zj4a3dDVhYRnKTbxTNJF_Xni8W3›,"
            ),
            concat!(
                "\"access_token\": \"‹mat",
                "_4mZaouqKLiMcVbpT4r5yHUig43kiJf_6rFzD2›\""
            ),
            concat!("mar: ‹mar", "_5kAA819bvTpf9dqcUgxM9ZZ810pkf6_0dQ8j7›."),
        ],
        ignores: &[
            concat!("syt_Y", "WxpY2U_UJZpDEiGXlDgNCFbaEPF_kwL3B4"),
            concat!("xsyt_", "YWxpY2U_UJZpDEiGXlDgNCFbaEPF_4B3Lwk"),
            concat!("syt_Y", "WxpY2U_UJZpDEiGXlDgNCFbaEPF_4B3Lwk0"),
            concat!("mct_J", "VEsMJJNrYeDxUZyDNIYR0xUAbzOCG_G1JBIl"),
        ],
        sources: &[
            "https://spec.matrix.org/latest/client-server-api/#client-authentication",
            "https://element-hq.github.io/matrix-authentication-service/",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (base, check) = candidate.text.rsplit_once('_')?;
    let sum = Some(u64::from(checksum::crc32(base.as_bytes())));
    // The authentication service writes the last digit first, and what fills six places up before all.
    let right = match base.starts_with("syt_") {
        true => checksum::base62(check.bytes()) == sum,
        false => [check, check.trim_start_matches('0')]
            .iter()
            .any(|digits| checksum::base62(digits.bytes().rev()) == sum),
    };
    (candidate.starts_word() && check.len() == 6 && right).then_some(Confidence::VeryHigh)
}
