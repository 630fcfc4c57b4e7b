//! TeamCity access tokens: the header `{"typ": "TCV2"}` in base64, then two more parts with dots.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.teamcity_token",
    title: "TeamCity access token",
    label: "[TEAMCITY_TOKEN]",
    pattern: r"eyJ0eXAiOiAiVENWMiJ9\.[0-9A-Za-z_-]{36}\.[0-9A-Za-z_-]{48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["eyJ0eXAiOiAiVENWMiJ9."]),
    validate: |candidate| token::known(candidate, 21, 85..=85, Confidence::High),
    context: &["teamcity", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹eyJ0",
                "eXAiOiAiVENWMiJ9.Ud6h4BTVG260MUxTkUqwOYf5ctDlh_DWU7w2.E3UAXr9hWykASLCe8c2JTrOMseETBnmJ8ONFOpRsjsr4Msmo›"
            ),
            concat!(
                "TEAMCITY_TOKEN=\"‹eyJ0",
                "eXAiOiAiVENWMiJ9.59xsTpxy3u2y_v1uBa8uhbsc3BYzoulwNLlD.DNtHNJQoChG8uu2e0myx6bqCL-B9lJg4N06QMDH-ZhXhOaNA›\""
            ),
        ],
        ignores: &[
            concat!(
                "eyJ0",
                "eXAiOiAiVENWMiJ9.Ud6h4BTVG260MUxTkUqwOYf5ctDlh_DWU7w2.E3UAXr9hWykASLCe8c2JTrOMseETBnmJ8ONFOpRsjsr4Msm"
            ),
            concat!(
                "eyJ0",
                "eXAiOiAiVENWMiJ9.Ud6h4BTVG260MUxTkUqwOYf5ctDlh_DWU7w2.E3UAXr9hWykASLCe8c2JTrOMseETBnmJ8ONFOpRsjsr4Msmob"
            ),
            concat!(
                "xeyJ0",
                "eXAiOiAiVENWMiJ9.Ud6h4BTVG260MUxTkUqwOYf5ctDlh_DWU7w2.E3UAXr9hWykASLCe8c2JTrOMseETBnmJ8ONFOpRsjsr4Msmo"
            ),
            concat!(
                "eyJ0",
                "eXAiOiAiVENWMiJ9.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &[
            "https://www.jetbrains.com/help/teamcity/configuring-your-user-profile.html#Managing+Access+Tokens",
        ],
    }),
    ..Detector::of(Family::Secret)
};
