//! API keys of Yelp: 128 base64url characters, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.yelp_key",
    title: "Yelp API key",
    label: "[YELP_KEY]",
    pattern: token::assigned!("yelp", "[0-9A-Za-z_-]{128}"),
    prefilter: Prefilter::Name(&["yelp"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 128..=128),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "YELP_API_KEY=‹TzW",
                "jIi8I7Gnl1beU17gtukEaOC57keKNIF2IfYxmKQxbdiknEpZ26Pfq5FVm38npQW6mrat5W1PTai33ClP1XddYd51E-auXy6p3yFECsB2H089kfYpgoIJXSDJtTElE›"
            ),
            concat!(
                "\"yelpApiKey\": \"‹Di8",
                "ayoIRLrx1v8y2JRe_FUWZBw4tSFKf2QPEfXMfoL-nusGdshSTSkErZD-s5pBYvWbWz87xIz7xlhCEdwZnqyjwM0uGu8KzkBbj-SxPjv0EW8UkPxwyxbSIq7qLkL8d›\","
            ),
        ],
        ignores: &[
            concat!(
                "YELP_API_KEY=TzW",
                "jIi8I7Gnl1beU17gtukEaOC57keKNIF2IfYxmKQxbdiknEpZ26Pfq5FVm38npQW6mrat5W1PTai33ClP1XddYd51E-auXy6p3yFECsB2H089kfYpgoIJXSDJtTEl"
            ),
            concat!(
                "YELP_API_KEY=TzW",
                "jIi8I7Gnl1beU17gtukEaOC57keKNIF2IfYxmKQxbdiknEpZ26Pfq5FVm38npQW6mrat5W1PTai33ClP1XddYd51E-auXy6p3yFECsB2H089kfYpgoIJXSDJtTElEo"
            ),
            concat!(
                "YELP_API_KEY=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://docs.developer.yelp.com/docs/fusion-authentication"],
    }),
    ..Detector::of(Family::Secret)
};
