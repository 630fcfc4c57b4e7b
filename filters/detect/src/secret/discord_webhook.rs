//! Addresses of Discord webhooks: `discord.com/api/webhooks/`, the number of the webhook, and a token of 68
//! characters. The address is all it takes to post.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.discord_webhook",
    title: "Discord webhook",
    label: "[DISCORD_WEBHOOK]",
    pattern: concat!(
        "discord(?:app)?\\.com/api/(?:v[0-9]{1,2}/)?webhooks/",
        "[0-9]{17,20}/[0-9A-Za-z_-]{60,80}",
    ),
    prefilter: Prefilter::Prefix(&["discord.com/api/", "discordapp.com/api/"]),
    validate: |candidate| {
        let token = candidate.text.rsplit('/').next()?;
        placeholder::grade(token, Confidence::VeryHigh).filter(|_| candidate.starts_word())
    },
    about: native(&About {
        validator: "address and length",
        notes: "Addresses whose host is written in another case are left out.",
        finds: &[
            concat!(
                "curl https://‹discord.com/api/webhooks/",
                "814839484738473920/aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7L_WJiDELCrujke8PM3r804eluGRA35grOt›"
            ),
            concat!(
                "\"https://‹discordapp.com/api/v10/webhooks/",
                "814839484738473920/yNd14tDdO9eGzMcNU77sVTUUJ59WgIcFiI2TBAHS0GNzLZKF2zuJDMB0LO5UHWfCFWn0›\""
            ),
        ],
        ignores: &[
            "https://discord.com/api/webhooks/",
            concat!(
                "discord.com/api/webhooks/814839484738473920/",
                "aKy8isWydfhl3Tvtny"
            ),
            concat!(
                "discord.com/api/webhooks/814839484738473920/",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://discord.com/developers/docs/resources/webhook"],
    }),
    ..Detector::of(Family::Secret)
};
