//! Telegram bot tokens: the bot's number of eight to ten digits, a colon, and 35 base64url characters that begin with
//! `AA`. In an address `bot` stands before the number.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.telegram_token",
    title: "Telegram bot token",
    label: "[TELEGRAM_TOKEN]",
    pattern: "(?:bot)?[0-9]{8,10}:AA[0-9A-Za-z_-]{33}[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &[":AA"],
        before: 13,
    },
    value: number,
    validate: |candidate| {
        let (id, _) = candidate.text.split_once(':')?;
        token::known(candidate, id.len() + 3, 33..=33, Confidence::High)
    },
    context: &["telegram", "bot", "token", "tg"],
    about: native(&About {
        validator: "shape",
        notes: "Any number with such a run of characters after a colon is found; nothing else is known to be written so.",
        finds: &[
            concat!("‹6174820395:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHTq›"),
            concat!(
                "bot = Bot(token='‹58273641:AA",
                "cw5FYySL0OQpPCYAJ6gaILyc1XXwoTEfT›')"
            ),
            concat!(
                "https://api.telegram.org/bot‹6174820395:AA",
                "sGZc2d1CxwienuhVEm8Q22UDtjGRcVNkL›/sendMessage"
            ),
        ],
        ignores: &[
            concat!("6174820395:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHT"),
            concat!("6174820395:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHTqF"),
            concat!("6174820:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHTq"),
            concat!("6174820395:AB", "okwjTkn3X4TmrziF37H37h6ps9exuWHTq"),
            "6174820395:AAxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
            concat!("robot6174820395:AA", "okwjTkn3X4TmrziF37H37h6ps9exuWHTq"),
        ],
        sources: &["https://core.telegram.org/bots/api#authorizing-your-bot"],
    }),
    ..Detector::of(Family::Secret)
};

/// Where the bot's number begins.
fn number(text: &str) -> usize {
    if text.starts_with("bot") { 3 } else { 0 }
}
