//! UptimeRobot API keys: `u` and the account's number, a hyphen, 24 hexadecimal digits; told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.uptimerobot_key",
    title: "UptimeRobot API key",
    label: "[UPTIMEROBOT_KEY]",
    pattern: token::assigned!("uptime_?robot", "u[0-9]{5,9}-[0-9a-f]{24}"),
    prefilter: Prefilter::Name(&["uptimerobot", "uptime_robot"]),
    value: token::value,
    validate: |candidate| {
        let (_, random) = candidate.text.rsplit_once('-')?;
        token::named(candidate, 31..=35).filter(|_| random.len() == 24)
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "UPTIMEROBOT_API_KEY=‹u94",
                "46718-b62b6d498ffc6642232990c3›"
            ),
            concat!(
                "\"uptimerobotApiKey\": \"‹u73",
                "68450-6a6f0cc2ab8d8244fc5172e3›\","
            ),
        ],
        ignores: &[
            concat!("UPTIMEROBOT_API_KEY=u94", "46718-b62b6d498ffc6642232990c"),
            concat!("UPTIMEROBOT_API_KEY=u94", "46718-b62b6d498ffc6642232990c3c"),
            concat!("UPTIMEROBOT_API_KEY=u00", "00000-000000000000000000000000"),
            "uptimerobot: u12345",
        ],
        sources: &["https://uptimerobot.com/api/"],
    }),
    ..Detector::of(Family::Secret)
};
