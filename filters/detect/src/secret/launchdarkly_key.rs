//! LaunchDarkly keys: `api-` (access token), `sdk-` (server side), `rel-` (relay) or `mob-` (mobile) and a UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.launchdarkly_key",
    title: "LaunchDarkly key",
    label: "[LAUNCHDARKLY_KEY]",
    pattern: "(?:api-|sdk-|rel-|mob-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["api-", "sdk-", "rel-", "mob-"]),
    validate: |candidate| token::known(candidate, 4, 36..=36, Confidence::Medium),
    context: &["launchdarkly", "ld_"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Medium without context: names of other things are put before a UUID in the same way.",
        finds: &[
            concat!(
                "LAUNCHDARKLY_KEY=‹api-",
                "1ab10351-33d4-a7e3-9aeb-5c05b6d59fbd›"
            ),
            concat!(
                "{\"launchdarkly_key\": \"‹sdk-",
                "2a506a38-d675-d0d6-5d43-8c82a442e361›\"}"
            ),
            concat!(
                "LAUNCHDARKLY_KEY=‹rel-",
                "f8c7b6ec-026e-2be3-bb1a-0affe278c94e›"
            ),
            concat!(
                "{\"launchdarkly_key\": \"‹mob-",
                "e7585f39-db9a-7a93-c726-6bc5ce64c5bf›\"}"
            ),
            concat!(
                "use ‹mob-",
                "3255793f-fdb8-e6a2-e36e-04eb5b6222d2› from now on"
            ),
        ],
        ignores: &[
            concat!("api-", "c2571891-3497-af43-ba14-54b1daf6e92"),
            concat!("api-", "8852e90f-a40d-06b7-f46e-a3792ecccf247"),
            concat!("xapi-", "f458d19d-dea6-5846-f541-688911b60db8"),
            concat!("api-", "00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://launchdarkly.com/docs/home/account/environment/keys"],
    }),
    ..Detector::of(Family::Secret)
};
