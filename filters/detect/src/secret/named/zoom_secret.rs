//! Client secrets of Zoom apps: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zoom_secret",
    title: "Zoom client secret",
    label: "[ZOOM_SECRET]",
    pattern: token::assigned!(
        "zoom_?(?:client|api|sdk|jwt|account|oauth|secret|key)",
        "[0-9A-Za-z]{32}"
    ),
    prefilter: Prefilter::Name(&["zoom"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("ZOOM_CLIENT_SECRET=‹HbF", "Iowe8k3fmhMJxrMFcchxazncGUeQe›"),
            concat!(
                "\"zoomClientSecret\": \"‹7Ft",
                "UZpCHQKPdZohk5TR119nmS8FFw1sw›\","
            ),
        ],
        ignores: &[
            concat!("ZOOM_CLIENT_SECRET=HbF", "Iowe8k3fmhMJxrMFcchxazncGUeQ"),
            concat!("ZOOM_CLIENT_SECRET=HbF", "Iowe8k3fmhMJxrMFcchxazncGUeQes"),
            concat!("ZOOM_CLIENT_SECRET=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://developers.zoom.us/docs/internal-apps/s2s-oauth/"],
    }),
    ..Detector::of(Family::Secret)
};
