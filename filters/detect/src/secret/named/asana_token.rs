//! Asana personal access tokens: `1/` or `2/`, one or two numbers, a colon, and 32 hexadecimal digits. Too short to
//! be known without the name.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.asana_token",
    title: "Asana token",
    label: "[ASANA_TOKEN]",
    pattern: token::assigned!("asana", "[012]/[0-9]{10,20}(?:/[0-9]{10,20})?:[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["asana"]),
    value: token::pair,
    validate: |candidate| {
        let last = candidate.text.rsplit(':').next()?;
        token::named_pair(candidate, 45..=76).filter(|_| last.len() == 32)
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Tokens of the oldest kind, `0/` and 32 digits, are left out.",
        finds: &[
            concat!(
                "ASANA_TOKEN=‹1/89",
                "8856597282007:46623dcf5cf2262f7cece94febcf225d›"
            ),
            concat!(
                "\"asana_token\": \"‹1/23",
                "6614197564639:892833b0d258a74fcdb57e51c335dad9›\","
            ),
            concat!(
                "the ASANA key is ‹1/49",
                "1705028937384:5fce91568d8be4fd346ae13860d31825›"
            ),
        ],
        ignores: &[
            concat!(
                "ASANA_TOKEN=1/01",
                "82042219201:460915b13bc7b4c1088aa595cfbb7bf"
            ),
            concat!(
                "ASANA_TOKEN=1/22",
                "51913974473689903:465276a12a69d9e15e72c6e0af99917f7"
            ),
            concat!(
                "ASANA_TOKEN=1/00",
                "00000000000:00000000000000000000000000000000"
            ),
            concat!(
                "checksum=1/74",
                "9562377209743:72ad13dba2ffa689eb7638fcf2f6ee80"
            ),
        ],
        sources: &["https://developers.asana.com/docs/personal-access-token"],
    }),
    ..Detector::of(Family::Secret)
};
