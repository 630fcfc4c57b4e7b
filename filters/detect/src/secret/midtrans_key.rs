//! Midtrans server keys: `Mid-server-`, in the sandbox `SB-Mid-server-`, and 24 base64url characters. Client keys are
//! public.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.midtrans_key",
    title: "Midtrans server key",
    label: "[MIDTRANS_KEY]",
    pattern: "(?:Mid-server-|SB-Mid-server-)[0-9A-Za-z_-]{24}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["Mid-server-", "SB-Mid-server-"]),
    validate: |candidate| {
        token::one_of(
            candidate,
            &[("Mid-server-", 24..=24), ("SB-Mid-server-", 24..=24)],
            Confidence::High,
        )
    },
    context: &["midtrans", "server key", "server_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹Mid-", "server-6cULPfkD9Y4wFCLX94CQMPqN›"),
            concat!("MIDTRANS_KEY=\"‹Mid-", "server-75hcMARIFzl7vWT4L-spw2gs›\""),
            concat!("it is ‹SB-M", "id-server-gby6fwVFVmnKqDXYRN-qtFXi›."),
        ],
        ignores: &[
            concat!("Mid-", "server-6cULPfkD9Y4wFCLX94CQMPq"),
            concat!("Mid-", "server-6cULPfkD9Y4wFCLX94CQMPqNs"),
            concat!("xMid-", "server-6cULPfkD9Y4wFCLX94CQMPqN"),
            concat!("Mid-", "server-xxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.midtrans.com/docs/midtrans-account"],
    }),
    ..Detector::of(Family::Secret)
};
