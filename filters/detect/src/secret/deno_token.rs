//! Deno Deploy access tokens: `ddp_` (personal) or `ddo_` (organisation) and 36 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.deno_token",
    title: "Deno Deploy token",
    label: "[DENO_TOKEN]",
    pattern: "(?:ddp_|ddo_)[0-9A-Za-z]{36}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["ddp_", "ddo_"]),
    validate: |candidate| token::known(candidate, 4, 36..=36, Confidence::High),
    context: &["deno"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("DENO_TOKEN=‹ddp_", "FQwJ9IZBwGz4gna18tL58XMwV0DIT4M1xB5P›"),
            concat!(
                "{\"deno_token\": \"‹ddo_",
                "wv054mM6zdn7Jf5XwIXRfTt6CubAS2mhRShg›\"}"
            ),
            concat!(
                "use ‹ddo_",
                "3BE06NYdpUbcJwptum7Gi15Z3V6B9AAzD7af› from now on"
            ),
        ],
        ignores: &[
            concat!("ddp_", "feswBrTGDBK95MzSCm3SxwpQfl22AYrTzVV"),
            concat!("ddp_", "jrUMGeWfHEFTuESrgC8Hu5J6XbPQCLJoV8Qt7"),
            concat!("xddp_", "qE5SVjfcDfDEQIxTJ5OltdKVAV66y4HlKgYY"),
            concat!("ddp_", "000000000000000000000000000000000000"),
        ],
        sources: &["https://docs.deno.com/deploy/manual/organizations/"],
    }),
    ..Detector::of(Family::Secret)
};
