//! HubSpot API and developer keys: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.hubspot_key",
    title: "HubSpot API key",
    label: "[HUBSPOT_KEY]",
    pattern: token::assigned!(
        "hapikey|hubspot",
        "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["hapikey", "hubspot"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("HUBSPOT_API_KEY=‹1baa", "d45f-9143-99bf-c9bd-f227f2c08f06›"),
            concat!(
                "\"hubspot_api_key\": \"‹b28c",
                "8507-bc90-1cba-1518-c0acbb2213d0›\","
            ),
            concat!(
                "the HAPIKEY key is ‹e264",
                "51da-ebe3-5b32-a48c-a472f62ead1c›"
            ),
        ],
        ignores: &[
            concat!("HUBSPOT_API_KEY=1416", "8a3d-0129-cda6-a3f4-a6eb3f27c07"),
            concat!("HUBSPOT_API_KEY=ffde", "14cd-fc03-4f37-98c9-4f60326a231e7"),
            concat!("HUBSPOT_API_KEY=0000", "0000-0000-0000-0000-000000000000"),
            concat!("checksum=dcb8", "b2ed-d945-9a5f-05f4-e57a58e64213"),
        ],
        sources: &[
            "https://developers.hubspot.com/docs/apps/developer-platform/build-apps/authentication/overview",
        ],
    }),
    ..Detector::of(Family::Secret)
};
