//! Linear API keys: `lin_api_` and 40 letters and digits; OAuth tokens: `lin_oauth_` and 64 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.linear_token",
    title: "Linear token",
    label: "[LINEAR_TOKEN]",
    pattern: concat!(
        "lin_api_[0-9A-Za-z]{40}[0-9A-Za-z]?",
        "|lin_oauth_[0-9a-f]{64}[0-9A-Za-z]?",
    ),
    prefilter: Prefilter::Prefix(&["lin_api_", "lin_oauth_"]),
    validate: |candidate| {
        let kinds = [("lin_api_", 40..=40), ("lin_oauth_", 64..=64)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["linear"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "LINEAR_TOKEN=‹lin_",
                "api_BaR3qjI9Qj91igSeX6fJeT2L1kQFr9aboudWQaeH›"
            ),
            concat!(
                "{\"linear_token\": \"‹lin_",
                "oauth_2409c541a505dd1e53f6afee71675a5bef3b9670347c45937d6b70f044b3f40e›\"}"
            ),
            concat!(
                "use ‹lin_",
                "oauth_7ea2104870ada8fcd859860c23f463da8b325c2cf4f0f8cef4ba4e7b67c102e5› from now on"
            ),
        ],
        ignores: &[
            concat!("lin_", "api_bv37IXaSlnMArS1tqa9llA4LBiWXq730wG4Zat6"),
            concat!("lin_", "api_7BmqzscGnAGjKGiHfQkMvEhyAsu4OQJmt2mu4s397"),
            concat!("xlin_", "api_qcYZKoXZRv1dAzwXFbnyBt8hBFLmt1GLUKht5b1v"),
            concat!("lin_", "api_0000000000000000000000000000000000000000"),
        ],
        sources: &["https://linear.app/developers/graphql"],
    }),
    ..Detector::of(Family::Secret)
};
