//! Telegram bot tokens: the bot's number of eight to ten digits, a colon, and 35 base64url characters that begin with
//! `AA`.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.telegram_token",
    title: "Telegram bot token",
    label: "[TELEGRAM_TOKEN]",
    pattern: "[0-9]{8,10}:AA[0-9A-Za-z_-]{33}[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &[":AA"],
        before: 10,
    },
    validate: |candidate| {
        let (id, _) = candidate.text.split_once(':')?;
        token::known(candidate, id.len() + 3, 33..=33, Confidence::High)
    },
    context: &["telegram", "bot", "token", "tg"],
    about: native(&About {
        validator: "shape",
        notes: "In an address, `bot` stands directly before the number: the finding begins after it only if a slash or nothing does, so such addresses are found by their name and not here.",
        finds: &[
            concat!("‹6174820395:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHTq›"),
            concat!(
                "bot = Bot(token='‹58273641:AA",
                "cw5FYySL0OQpPCYAJ6gaILyc1XXwoTEfT›')"
            ),
        ],
        ignores: &[
            concat!("6174820395:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHT"),
            concat!("6174820395:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHTqF"),
            concat!("6174820:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHTq"),
            concat!("6174820395:AB", "okwjTkn3X4TmrziF37H37h6ps9exuWHTq"),
            "6174820395:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
        sources: &["https://core.telegram.org/bots/api#authorizing-your-bot"],
    }),
    ..Detector::of(Family::Secret)
};
