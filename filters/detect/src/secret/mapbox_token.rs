//! Mapbox tokens: `sk.` (secret) or `tk.` (temporary), JSON in base64url, and a signature. Public ones, `pk.`, are
//! made to be in web pages.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mapbox_token",
    title: "Mapbox access token",
    label: "[MAPBOX_TOKEN]",
    pattern: r"[st]k\.eyJ[0-9A-Za-z_-]{20,600}\.[0-9A-Za-z_-]{21,22}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sk.eyJ", "tk.eyJ"]),
    validate: |candidate| {
        token::known(candidate, 3, 40..=640, Confidence::High).filter(|_| signed(candidate.text))
    },
    context: &["mapbox", "token", "access_token"],
    about: native(&About {
        validator: "prefix and shape",
        notes: "Public tokens (`pk.`) are left out: they are meant for web pages.",
        finds: &[
            concat!(
                "‹sk.ey",
                "J1IjoiENiifwSIjQ6n7mbg6wl57cB1O6svorY5wHZgJToL.bp97YNsBYxQxiPjBdgIHlY›"
            ),
            concat!(
                "accessToken: \"‹tk.ey",
                "J1IjoiW8zd5qOW8yTzmReB0XXHVyPELyw4MtFz3DW2i79W0blh.GAQzc7PVKHog7q54q1ZXu5›\""
            ),
        ],
        ignores: &[
            concat!(
                "pk.ey",
                "J1IjoiENiifwSIjQ6n7mbg6wl57cB1O6svorY5wHZgJToL.bp97YNsBYxQxiPjBdgIHlY"
            ),
            concat!(
                "sk.ey",
                "J1IjoiENiifwSIjQ6n7mbg6wl57cB1O6svorY5wHZgJToL.bp97YNsBYxQxiPjBdgIHl"
            ),
            concat!(
                "sk.ey",
                "J1IjoiENiifwSIjQ6n7mbg6wl57cB1O6svorY5wHZgJToL.bp97YNsBYxQxiPjBdgIHlYZ"
            ),
            concat!(
                "disk.ey",
                "J1IjoiENiifwSIjQ6n7mbg6wl57cB1O6svorY5wHZgJToL.bp97YNsBYxQxiPjBdgIHlY"
            ),
        ],
        sources: &["https://docs.mapbox.com/help/glossary/access-token/"],
    }),
    ..Detector::of(Family::Secret)
};

/// The signature's length is fixed.
fn signed(text: &str) -> bool {
    text.rsplit('.')
        .next()
        .is_some_and(|signature| signature.len() == 22)
}
