//! Discord bot tokens: the number of the bot in base64, a time in six characters of base64url, and 27 to 38 more,
//! joined by dots. The number has 17 to 19 digits, so a token begins with `M`, `N` or `O`.

use super::{base64url, placeholder};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.discord_token",
    title: "Discord bot token",
    label: "[DISCORD_TOKEN]",
    pattern: "[MNO][DTjz][0-9A-Za-z]{21,24}\\.[0-9A-Za-z_-]{6}\\.[0-9A-Za-z_-]{27,39}",
    prefilter: Prefilter::Prefix(&[
        "MTA", "MTE", "MTI", "MTM", "MTQ", "MTU", "MTY", "MTc", "MTg", "MTk", "MjA", "MjE", "MjI",
        "MjM", "MjQ", "MjU", "MjY", "Mjc", "Mjg", "Mjk", "MzA", "MzE", "MzI", "MzM", "MzQ", "MzU",
        "MzY", "Mzc", "Mzg", "Mzk", "NDA", "NDE", "NDI", "NDM", "NDQ", "NDU", "NDY", "NDc", "NDg",
        "NDk", "NTA", "NTE", "NTI", "NTM", "NTQ", "NTU", "NTY", "NTc", "NTg", "NTk", "NjA", "NjE",
        "NjI", "NjM", "NjQ", "NjU", "NjY", "Njc", "Njg", "Njk", "NzA", "NzE", "NzI", "NzM", "NzQ",
        "NzU", "NzY", "Nzc", "Nzg", "Nzk", "ODA", "ODE", "ODI", "ODM", "ODQ", "ODU", "ODY", "ODc",
        "ODg", "ODk", "OTA", "OTE", "OTI", "OTM", "OTQ", "OTU", "OTY", "OTc", "OTg", "OTk",
    ]),
    validate,
    context: &["discord", "bot"],
    about: native(&About {
        validator: "number in base64 and lengths",
        notes: "Tokens of people, which begin in the same way, are found too; one whose first part is no number has low confidence.",
        finds: &[
            concat!(
                "DISCORD_TOKEN=‹MjU3",
                "ODY1MDk1ODc2NDA3NjQx.qRtZHj.aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7L›"
            ),
            concat!(
                "client.login(\"‹MTYw",
                "NjE1NTUwMzM4NDE3NDE3.60a9Y6.yNd14tDdO9eGzMcNU77sVTUUJ59›\")"
            ),
        ],
        ignores: &[
            concat!(
                "MjU3",
                "ODY1MDk1ODc2NDA3NjQx.qRtZHj.aKy8isWydfhl3TvtnythpZPPPP"
            ),
            concat!(
                "MjU3",
                "ODY1MDk1ODc2NDA3NjQx.qRtZHj.aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7LX"
            ),
            concat!(
                "xMjU3",
                "ODY1MDk1ODc2NDA3NjQx.qRtZHj.aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7L"
            ),
            concat!(
                "MjUx",
                "ODY1MDk1ODc2NDAabcdx.qRtZ.aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7L"
            ),
        ],
        sources: &["https://discord.com/developers/docs/reference#authentication"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (number, _) = candidate.text.split_once('.')?;
    let random = candidate.text.rsplit('.').next()?;
    let fits = random.len() <= 38 && candidate.starts_word();
    let sure = match is_number(number) {
        true => Confidence::High,
        false => Confidence::Low,
    };
    placeholder::grade(random, sure).filter(|_| fits)
}

/// Base64 of 17 to 19 digits. A token of which people changed a letter before they sent it has another first part.
fn is_number(text: &str) -> bool {
    base64url::decode(text).is_some_and(|digits| {
        (17..=19).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
    })
}
