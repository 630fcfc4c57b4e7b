//! Doppler tokens: `dp.`, the kind (`pt`, `st`, `ct`, `sa`, `scim`, `audit`), of service tokens the name of the
//! configuration, and 40 to 44 letters and digits.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.doppler_token",
    title: "Doppler token",
    label: "[DOPPLER_TOKEN]",
    pattern: "dp\\.(?:pt|ct|sa|scim|audit|st(?:\\.[0-9a-z_-]{2,35})?)\\.[0-9A-Za-z]{40,45}",
    prefilter: Prefilter::Prefix(&[
        "dp.pt.",
        "dp.ct.",
        "dp.sa.",
        "dp.scim.",
        "dp.audit.",
        "dp.st.",
    ]),
    validate: |candidate| {
        let body = candidate.text.rsplit('.').next()?;
        let fits = body.len() <= 44 && candidate.starts_word();
        placeholder::grade(body, Confidence::VeryHigh).filter(|_| fits)
    },
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "DOPPLER_TOKEN=‹dp.",
                "pt.yGP9YwWaViK5H3piBRv4Hy1e5pG5csE4Gt7T0LZQxwHd›"
            ),
            concat!(
                "--token='‹dp.",
                "st.prd_eu.yGP9YwWaViK5H3piBRv4Hy1e5pG5csE4Gt7T0LZQ›'"
            ),
        ],
        ignores: &[
            concat!("dp.", "pt.yGP9YwWaViK5H3piBRv4Hy1e5pG5csE4Gt7T0L"),
            concat!("dp.", "pt.yGP9YwWaViK5H3piBRv4Hy1e5pG5csE4Gt7T0LZQxwHd0"),
            concat!("xdp.", "pt.yGP9YwWaViK5H3piBRv4Hy1e5pG5csE4Gt7T0LZQxwHd"),
            concat!("dp.", "pt.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.doppler.com/reference/auth-token-formats"],
    }),
    ..Detector::of(Family::Secret)
};
