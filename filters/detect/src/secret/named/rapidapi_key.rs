//! RapidAPI keys: 50 letters and digits with `msh`, `p1` and `jsn` in them, in the header `X-RapidAPI-Key` or behind
//! a name.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.rapidapi_key",
    title: "RapidAPI key",
    label: "[RAPIDAPI_KEY]",
    pattern: token::assigned!("rapid_?api", "[0-9A-Za-z]{50}"),
    prefilter: Prefilter::Name(&["rapidapi", "rapid_api", "rapid"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 50..=50),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any 50 letters and digits behind such a name are found.",
        finds: &[
            concat!(
                "RAPIDAPI_KEY=‹a52",
                "020d95emshd518df66344eb5dp10190cjsn1197712883b4›"
            ),
            concat!(
                "\"rapidapiKey\": \"‹7d5",
                "294bab2msh185ef04b4fc953bp194475jsnc96d6c528749›\","
            ),
            concat!(
                "X-RapidAPI-Key: ‹110b9",
                "9f269mshb013268e44bff59p1071f1jsnf910a2dbc2af›"
            ),
        ],
        ignores: &[
            concat!(
                "RAPIDAPI_KEY=a52",
                "020d95emshd518df66344eb5dp10190cjsn1197712883b"
            ),
            concat!(
                "RAPIDAPI_KEY=a52",
                "020d95emshd518df66344eb5dp10190cjsn1197712883b48"
            ),
            concat!(
                "RAPIDAPI_KEY=000",
                "0000000msh000000000000000p100000jsn000000000000"
            ),
        ],
        sources: &["https://docs.rapidapi.com/docs/keys"],
    }),
    ..Detector::of(Family::Secret)
};
