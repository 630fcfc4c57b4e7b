//! API keys of OpenWeather: 32 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.openweather_key",
    title: "OpenWeather API key",
    label: "[OPENWEATHER_KEY]",
    pattern: token::assigned!("open_?weather|owm_?api", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["openweather", "open_weather", "owm_api", "owmapi"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("OPENWEATHER_API_KEY=‹cff", "c477d2289ccb748b3b9c96ff9df1b›"),
            concat!(
                "\"openweatherApiKey\": \"‹e71",
                "8c01f9d583a8dfc2fe7e31c1a4794›\","
            ),
        ],
        ignores: &[
            concat!("OPENWEATHER_API_KEY=cff", "c477d2289ccb748b3b9c96ff9df1"),
            concat!("OPENWEATHER_API_KEY=cff", "c477d2289ccb748b3b9c96ff9df1be"),
            concat!("OPENWEATHER_API_KEY=000", "00000000000000000000000000000"),
        ],
        sources: &["https://openweathermap.org/appid"],
    }),
    ..Detector::of(Family::Secret)
};
