//! Convex deploy keys: `prod:` or `preview:` and the name of the deployment or project, `|`, and a JSON object in
//! base64.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.convex_key",
    title: "Convex deploy key",
    label: "[CONVEX_KEY]",
    pattern: "(?:prod|dev|preview|project):[0-9a-z:_-]{4,80}\\|eyJ[0-9A-Za-z+/_-]{40,400}={0,2}",
    prefilter: Prefilter::Prefix(&["prod:", "dev:", "preview:", "project:"]),
    validate: |candidate| {
        let (_, secret) = candidate.text.split_once('|')?;
        placeholder::grade(secret, Confidence::High).filter(|_| candidate.starts_word())
    },
    context: &["convex", "deploy"],
    about: native(&About {
        validator: "prefix and form",
        notes: "Finds made-up keys of the right form too.",
        finds: &[
            concat!(
                "CONVEX_DEPLOY_KEY=‹prod:",
                "brave-otter-123|eyJ2MiI6IjQ0ZmI0NDAwMzRkNjYwODoxOjA5YTJjZWMyXzU1NDBmIn0=›"
            ),
            concat!(
                "'‹preview:",
                "acme:shop|eyJ2MiI6IjQ0ZmI0NDAwMzRkNjYwODoxOjA5YTJjZWMyXzU1NDBmIn0=›'"
            ),
        ],
        ignores: &[
            concat!("prod:", "brave-otter-123|eyJ2MiI6IjQ0"),
            concat!(
                "xprod:",
                "brave-otter-123|eyJ2MiI6IjQ0ZmI0NDAwMzRkNjYwODoxOjA5YTJjZWMyXzU1NDBmIn0="
            ),
            "prod:brave-otter-123",
        ],
        sources: &["https://docs.convex.dev/cli/deploy-key-types"],
    }),
    ..Detector::of(Family::Secret)
};
