//! Client ids and secrets of OneLogin's API: 64 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.onelogin_secret",
    title: "OneLogin client secret",
    label: "[ONELOGIN_SECRET]",
    pattern: token::assigned!("onelogin", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["onelogin"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "ONELOGIN_CLIENT_SECRET=‹879",
                "9247753aac832fbb095ccae6622af779776323f89e6982a3ffefa719321cc›"
            ),
            concat!(
                "\"oneloginClientSecret\": \"‹1e8",
                "d8ac537a6a338cdd210a371b7089353f4a1b39ef50669f5afed3b73d56689›\","
            ),
        ],
        ignores: &[
            concat!(
                "ONELOGIN_CLIENT_SECRET=879",
                "9247753aac832fbb095ccae6622af779776323f89e6982a3ffefa719321c"
            ),
            concat!(
                "ONELOGIN_CLIENT_SECRET=879",
                "9247753aac832fbb095ccae6622af779776323f89e6982a3ffefa719321cc5"
            ),
            concat!(
                "ONELOGIN_CLIENT_SECRET=000",
                "0000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://developers.onelogin.com/api-docs/2/getting-started/working-with-api-credentials",
        ],
    }),
    ..Detector::of(Family::Secret)
};
