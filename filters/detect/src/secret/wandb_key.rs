//! Weights & Biases API keys: `wandb_v1_`, 27 characters, `_` and 49 more; older ones, 40 hexadecimal digits, have
//! only a name.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.wandb_key",
    title: "Weights & Biases API key",
    label: "[WANDB_KEY]",
    pattern: concat!(
        "wandb_v1_[0-9A-Za-z_-]{27}_[0-9A-Za-z_-]{49}[0-9A-Za-z]?|",
        token::assigned!("wandb", "[0-9a-f]{40}")
    ),
    prefilter: Prefilter::Name(&["wandb"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(candidate, &[("wandb_v1_", 77..=77)], Confidence::High)
            .or_else(|| token::named(candidate, 40..=40))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹wand",
                "b_v1_yAdRAWQoeQu7v5mO9Si7ug-OwUt_wqw9vjhDERKEn6GlVjV45zbW8_hk-gROonoS5E44VTccRurYx›"
            ),
            concat!(
                "WANDB_API_KEY=\"‹wand",
                "b_v1_fCbGA9vVj0TbvdKdUOHbJL5K9nw_6l-y1RedJFj06i0UZgz_SK-J-ERdaMt4NcEa4OlxOpXbBnrIo›\""
            ),
            concat!(
                "WANDB_API_KEY=‹4d2",
                "cc5aafbe2e33e7d7a6da9a089dc8b81b9b54d›"
            ),
            concat!(
                "\"wandbApiKey\": \"‹804",
                "9fc7118bc39338cf911c51baefb7dbebda3b4›\","
            ),
            concat!(
                "wandb login ‹wand",
                "b_v1_YyYfLhei2zx7VsfYm2dclqexjrV_SpOVbN5bz7Ov7nhYxGeKa0jKSGSADKZ9hHcpAaUMNRa0gtshY›"
            ),
        ],
        ignores: &[
            concat!(
                "wand",
                "b_v1_yAdRAWQoeQu7v5mO9Si7ug-OwUt_wqw9vjhDERKEn6GlVjV45zbW8_hk-gROonoS5E44VTccRurY"
            ),
            concat!(
                "wand",
                "b_v1_yAdRAWQoeQu7v5mO9Si7ug-OwUt_wqw9vjhDERKEn6GlVjV45zbW8_hk-gROonoS5E44VTccRurYxe"
            ),
            concat!(
                "xwand",
                "b_v1_yAdRAWQoeQu7v5mO9Si7ug-OwUt_wqw9vjhDERKEn6GlVjV45zbW8_hk-gROonoS5E44VTccRurYx"
            ),
            concat!(
                "wand",
                "b_v1_xxxxxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
            concat!("WANDB_API_KEY=4d2", "cc5aafbe2e33e7d7a6da9a089dc8b81b9b54"),
            concat!(
                "WANDB_API_KEY=4d2",
                "cc5aafbe2e33e7d7a6da9a089dc8b81b9b54d3"
            ),
            concat!("WANDB_API_KEY=000", "0000000000000000000000000000000000000"),
        ],
        sources: &["https://docs.wandb.ai/support/find_api_key/"],
    }),
    ..Detector::of(Family::Secret)
};
