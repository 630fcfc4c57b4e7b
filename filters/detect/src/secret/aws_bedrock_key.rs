//! Amazon Bedrock API keys: long-term ones are `ABSK` and base64 that begins with `BedrockAPIKey-`, short-term ones
//! `bedrock-api-key-` and a signed request in base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.aws_bedrock_key",
    title: "Amazon Bedrock API key",
    label: "[AWS_BEDROCK_KEY]",
    pattern: concat!(
        "ABSKQmVkcm9ja0FQSUtleS[0-9A-Za-z+/]{80,300}",
        "|bedrock-api-key-[0-9A-Za-z+/]{100,4000}",
    ),
    prefilter: Prefilter::Prefix(&["ABSKQmVkcm9ja0FQSUtleS", "bedrock-api-key-"]),
    validate: |candidate| {
        let kinds = [
            ("ABSKQmVkcm9ja0FQSUtleS", 80..=300),
            ("bedrock-api-key-", 100..=4000),
        ];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["bedrock", "aws"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "AWS_BEDROCK_KEY=‹ABSK",
                "QmVkcm9ja0FQSUtleSR0JuxdImAjGsOJOOQ6qzbPmgO9WgQ/u0QkQro8djDUwvcr5m6YEKjmZTXgaHQRXJJPHrWYVGDtP/1w0aKN›"
            ),
            concat!(
                "{\"aws_bedrock_key\": \"‹bedr",
                "ock-api-key-3Iev2LjJcBo+JmsrOiXxBVKa1aiMbMGe9R/AkZA14bylGFr1fpvJ+wokOH/4olckEIdyvXQv07aIkjxf85tbSj/YI8YIHQLlsFvC8T›\"}"
            ),
            concat!(
                "use ‹bedr",
                "ock-api-key-d5ES+ZPuusKFD24HajrfycqTP+Y7R1w6DDLi0KDbEo1vJ5u8PNArbZogEpEqkZ8YPq1BdHpSav5OKlQvc4OE9iSjUzhFr28lSwB3Um› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "ABSK",
                "QmVkcm9ja0FQSUtleShxzifh4IcYRznXhMC6/agDAwVj4HwZBlMh6MHPshDo8zvtX9JZJsiUNzm4SRURDoN3kwsSJ8qgoRHs"
            ),
            concat!(
                "xABSK",
                "QmVkcm9ja0FQSUtleSwAsAlKX2hm58An6w3JmTn9pHJqG/fGO+SjnIftk6HVcjlKJu46xPcikaTQ4OZ7l3LwWocEBsjgbCtV5G8w"
            ),
            concat!(
                "ABSK",
                "QmVkcm9ja0FQSUtleS00000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html"],
    }),
    ..Detector::of(Family::Secret)
};
