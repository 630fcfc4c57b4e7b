//! Access tokens of HubSpot's private apps: `pat-`, the region, and a UUID.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.hubspot_token",
    title: "HubSpot private app token",
    label: "[HUBSPOT_TOKEN]",
    pattern: "(?:pat-na1-|pat-na2-|pat-na3-|pat-eu1-|pat-ap1-)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pat-na1-", "pat-na2-", "pat-na3-", "pat-eu1-", "pat-ap1-"]),
    validate: |candidate| token::known(candidate, 8, 36..=36, Confidence::High),
    context: &["hubspot"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "HUBSPOT_TOKEN=‹pat-",
                "na1-0f577111-1176-c492-7e6d-0e6304e6fb0a›"
            ),
            concat!(
                "{\"hubspot_token\": \"‹pat-",
                "na2-acd59223-ea23-3809-dad6-e5bf96a1f206›\"}"
            ),
            concat!(
                "HUBSPOT_TOKEN=‹pat-",
                "na3-75b79570-cc87-5503-0289-4827fa7b8b41›"
            ),
            concat!(
                "{\"hubspot_token\": \"‹pat-",
                "eu1-a7f53e4b-8bf9-32c9-2491-f8e0c0f247c1›\"}"
            ),
            concat!(
                "HUBSPOT_TOKEN=‹pat-",
                "ap1-cf0d447d-f9b1-b864-fcb2-183ac6011da7›"
            ),
            concat!(
                "use ‹pat-",
                "ap1-3b3a3c43-1fdc-9c64-8b2c-8180ae3d9b85› from now on"
            ),
        ],
        ignores: &[
            concat!("pat-", "na1-97d61435-f1cf-0c6f-8dab-5daba84706d"),
            concat!("pat-", "na1-63987c11-62f3-3009-b5d9-b2a6291a48e67"),
            concat!("xpat-", "na1-94b463ef-0143-9402-417c-0a296a825826"),
            concat!("pat-", "na1-00000000-0000-0000-0000-000000000000"),
        ],
        sources: &["https://developers.hubspot.com/docs/apps/legacy-apps/private-apps/overview"],
    }),
    ..Detector::of(Family::Secret)
};
