//! AWS AppSync API keys: `da2-` and 26 lower-case letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.appsync_key",
    title: "AWS AppSync API key",
    label: "[APPSYNC_KEY]",
    pattern: "da2-[0-9a-z]{26}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["da2-"]),
    validate: |candidate| token::known(candidate, 4, 26..=26, Confidence::High),
    context: &["appsync", "aws", "graphql", "x-api-key"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("APPSYNC_KEY=‹da2-", "pl34pkkzot81nty6w2ligt4y8n›"),
            concat!(
                "{\"appsync_key\": \"‹da2-",
                "gln02f21enijb9om7htnza98z8›\"}"
            ),
            concat!("use ‹da2-", "rst5el8inixh75y4sjeu2hqr55› from now on"),
        ],
        ignores: &[
            concat!("da2-", "e0065uiaucb05xprxsv26j3cq"),
            concat!("da2-", "kwf7brfnt8p82ktl40gkdfi7vo7"),
            concat!("xda2-", "8n3mjgo5z4esg3qgtolutcz78m"),
            concat!("da2-", "00000000000000000000000000"),
        ],
        sources: &["https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html"],
    }),
    ..Detector::of(Family::Secret)
};
