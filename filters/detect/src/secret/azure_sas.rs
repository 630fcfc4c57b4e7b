//! Shared access signatures of Azure: `sig=` in an address and the base64 of an HMAC-SHA256, often percent-encoded.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.azure_sas",
    title: "Azure shared access signature",
    label: "[AZURE_SAS]",
    pattern: "sig=[0-9A-Za-z+/%]{43,100}(?:=|%3[Dd])",
    prefilter: Prefilter::Prefix(&["sig="]),
    value: |_| 4,
    validate: |candidate| {
        let signature = candidate.text.get(4..)?;
        // `%2B` stands for one character.
        let length = signature
            .len()
            .saturating_sub(2 * signature.matches('%').count());
        placeholder::grade(signature, Confidence::Medium)
            .filter(|_| length == 44 && candidate.starts_word())
    },
    context: &[
        "sv=",
        "se=",
        "sp=",
        "core.windows.net",
        "sharedaccesssignature",
    ],
    about: native(&About {
        validator: "length of the signature",
        notes: "Other signatures of 32 bytes that are called `sig` are found too.",
        finds: &[
            concat!(
                "?sv=2024-11-04&se=2026-01-01&sr=b&sp=r&",
                "sig=",
                "‹vn9yjfgN9Gu8zTEly6PuVAgrEAjRWPLQCMK5kN1LZTS=›"
            ),
            concat!(
                "SharedAccessSignature sr=acme&",
                "sig=",
                "‹vn9yjfgN9Gu8zTEly6%2BuVAgrEAjRWP/QCMK5kN1LZTS%3D›"
            ),
        ],
        ignores: &[
            concat!("sig=", "vn9yjfgN9Gu8zTEly6PuVAgrEAjRWPLQCMK5kN1LZT="),
            concat!("xsig=", "vn9yjfgN9Gu8zTEly6PuVAgrEAjRWPLQCMK5kN1LZTS="),
            concat!("sig=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="),
        ],
        sources: &["https://learn.microsoft.com/en-us/azure/storage/common/storage-sas-overview"],
    }),
    ..Detector::of(Family::Secret)
};
