//! Tolgee keys: `tgpak_` (a project's) or `tgpat_` (a person's) and base32 in lower case.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tolgee_key",
    title: "Tolgee API key",
    label: "[TOLGEE_KEY]",
    pattern: "(?:tgpak_|tgpat_)[2-7a-z]{40,72}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["tgpak_", "tgpat_"]),
    validate: |candidate| token::known(candidate, 6, 40..=72, Confidence::High),
    context: &["tolgee", "api key", "api_key"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹tgpa",
                "k_fux4uyvrrw4maz6ni3kcgjoamz7xz4voqlph6tvkyfb66s227ybz4rje›"
            ),
            concat!(
                "TOLGEE_KEY=\"‹tgpa",
                "k_4eaz6lo6b32pzv53qsmpeu5yxmbvaelfdgtcdflrsehhuaqf5nm332ct›\""
            ),
            concat!(
                "it is ‹tgpa",
                "t_6pgu3pq5hj7v47oiyrtnmbrjz3slu3a4wb3ajtv6q3h2grbm3rirm324›."
            ),
        ],
        ignores: &[
            concat!("tgpa", "k_fux4uyvrrw4maz6ni3kcgjoamz7xz4voqlph6tv"),
            concat!(
                "tgpa",
                "k_fux4uyvrrw4maz6ni3kcgjoamz7xz4voqlph6tvkyfb66s227ybz4rjejq52xu5pkwrgnt65o"
            ),
            concat!(
                "xtgpa",
                "k_fux4uyvrrw4maz6ni3kcgjoamz7xz4voqlph6tvkyfb66s227ybz4rje"
            ),
            concat!(
                "tgpa",
                "k_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.tolgee.io/platform/account_settings/api_keys_and_pat_tokens"],
    }),
    ..Detector::of(Family::Secret)
};
