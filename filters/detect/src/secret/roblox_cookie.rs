//! The cookie `.ROBLOSECURITY`: a warning to whoever reads it, and hundreds of hexadecimal digits that are the
//! session.

use super::{placeholder, token};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.roblox_cookie",
    title: "Roblox session cookie",
    label: "[ROBLOX_COOKIE]",
    pattern: r"_\|WARNING:-DO-NOT-SHARE-THIS\.[0-9A-Za-z-]{20,120}\.?[0-9A-Za-z-]{0,40}\|_[0-9A-Za-z+/=_-]{100,1200}",
    prefilter: Prefilter::Prefix(&["_|WARNING:-DO-NOT-SHARE-THIS."]),
    validate,
    context: &["roblox", "roblosecurity", "cookie"],
    about: native(&About {
        validator: "warning and length",
        notes: "Session cookies alone; API keys of Roblox Open Cloud have nothing of their own to know them by.",
        finds: &[
            concat!(
                ".ROBLOSECURITY=‹_|WARN",
                "ING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you-and-to-steal-your-ROBUX-and-items.|_46F42734674F7E45C7215B91CF0A0DBE069BF413EB015A6CD86D2FC273C15DD7CB745968B36246161EC3217026779A278C2A3B28C570C0C4F0E3231357CEF6E11F1E08E9B032447F424FA01B7B14ABD8›;"
            ),
            concat!(
                "\"cookie\": \"‹_|WARN",
                "ING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you.|_D233B83B9FC1DF833B46D8BBCE9AAA67DD54A460283ECB74D9AB82D0ED7D109412437D702E1B79C33B1B1552535DEACD61F702672B9DBE2813EE34698761BFEACDC9DAC705ED›\""
            ),
        ],
        ignores: &[
            "_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you.|_",
            "_|WARNING:-DO-NOT-SHARE-THIS.--Sharing-this-will-allow-someone-to-log-in-as-you.|_XXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXXX",
            concat!(
                "|WARNING: DO NOT SHARE THIS|46F42",
                "734674F7E45C7215B91CF0A0DBE069BF413EB015A6CD86D2FC273C15DD7CB745968B36246161EC3217026779A278C2A3B28C570C0C4F0E3231357CEF6E11F1E08E9B032"
            ),
        ],
        sources: &["https://create.roblox.com/docs/cloud/auth"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (_, session) = candidate.text.rsplit_once("|_")?;
    placeholder::grade(session, Confidence::VeryHigh).filter(|_| token::mixed(session))
}
