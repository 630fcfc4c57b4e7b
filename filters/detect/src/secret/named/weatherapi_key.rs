//! Keys of WeatherAPI.com: 30 to 31 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.weatherapi_key",
    title: "WeatherAPI key",
    label: "[WEATHERAPI_KEY]",
    pattern: token::assigned!("weather_?api", "[0-9a-f]{30,31}"),
    prefilter: Prefilter::Name(&["weatherapi", "weather_api"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 30..=31),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("WEATHERAPI_KEY=‹639", "be945e7716db5ef4d752f6452c4›"),
            concat!(
                "\"weatherapiKey\": \"‹d6c",
                "a3539847b6aeab612f5cce1c997›\","
            ),
        ],
        ignores: &[
            concat!("WEATHERAPI_KEY=639", "be945e7716db5ef4d752f6452c"),
            concat!("WEATHERAPI_KEY=639", "be945e7716db5ef4d752f6452c407"),
            concat!("WEATHERAPI_KEY=000", "000000000000000000000000000"),
        ],
        sources: &["https://www.weatherapi.com/docs/"],
    }),
    ..Detector::of(Family::Secret)
};
