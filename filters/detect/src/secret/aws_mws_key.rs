//! Amazon Marketplace Web Service tokens: `amzn.mws.` and a UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.aws_mws_key",
    title: "Amazon MWS token",
    label: "[AWS_MWS_KEY]",
    pattern: "amzn\\.mws\\.[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["amzn.mws."]),
    validate: |candidate| token::known(candidate, 9, 36..=36, Confidence::High),
    context: &["amazon", "mws"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "AWS_MWS_KEY=‹amzn",
                ".mws.9ae67ff5-e019-fc13-049c-cac0afda0dd6›"
            ),
            concat!(
                "{\"aws_mws_key\": \"‹amzn",
                ".mws.71bf34b9-cc36-2a85-eac5-04c48ebc6680›\"}"
            ),
            concat!(
                "use ‹amzn",
                ".mws.ee5aff1f-9b75-d7e8-61eb-cdbebef983b6› from now on"
            ),
        ],
        ignores: &[
            concat!("amzn", ".mws.1cd93fa1-eb93-796b-6883-06288d433bf"),
            concat!("amzn", ".mws.7a7f408a-4ee3-f687-ca22-7b1dd4d04c3e7"),
            concat!("xamzn", ".mws.e5a7b229-cdc5-b23d-4f11-502cd37e2ef5"),
            concat!("amzn", ".mws.00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://developer-docs.amazon.com/sp-api/docs/what-is-the-selling-partner-api"],
    }),
    ..Detector::of(Family::Secret)
};
