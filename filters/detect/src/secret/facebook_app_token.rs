//! Facebook app access tokens: the number of the app, 15 to 17 digits, `|`, and 27 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.facebook_app_token",
    title: "Facebook app access token",
    label: "[FACEBOOK_TOKEN]",
    pattern: "[0-9]{15,17}\\|[0-9A-Za-z_-]{27}[0-9A-Za-z_-]?",
    prefilter: Prefilter::Within {
        literals: &["|"],
        before: 17,
    },
    validate: |candidate| {
        let (number, secret) = candidate.text.split_once('|')?;
        token::known(candidate, number.len() + 1, 27..=27, Confidence::Medium)
            .filter(|_| token::mixed(secret))
    },
    context: &["facebook", "graph", "meta", "access_token"],
    about: native(&About {
        validator: "number, alphabet and length",
        notes: "A number and a random text of this length in two columns of a table without blanks are found too.",
        finds: &[
            concat!(
                "FACEBOOK_APP_TOKEN=‹4820",
                "17395526183|rQx7LmZt0W-k9VbN2cYeJ5sHd8G›"
            ),
            concat!(
                "\"access_token\":\"‹1730",
                "59284417620|Zt0Lm_Xw3Rk9VbN2cYeJ5sHd8Gf›\","
            ),
        ],
        ignores: &[
            "482017395526183 | rQx7LmZt0W-k9VbN2cYeJ5sHd8G",
            "482017395526183|rQx7LmZt0W-k9VbN2cYeJ5sHd8Gf",
            "48201739552618|rQx7LmZt0W-k9VbN2cYeJ5sHd8G",
            "482017395526183|a-column-of-words-and-dashe",
            "482017395526183|xxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
        sources: &[
            "https://developers.facebook.com/docs/facebook-login/guides/access-tokens/#apptokens",
        ],
    }),
    ..Detector::of(Family::Secret)
};
