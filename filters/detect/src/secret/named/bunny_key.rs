//! bunny.net account keys: two UUIDs as one, 72 characters, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.bunny_key",
    title: "bunny.net API key",
    label: "[BUNNY_KEY]",
    pattern: token::assigned!(
        "bunny",
        "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{20}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["bunny"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 72..=72),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "BUNNY_API_KEY=‹0936",
                "8e3a-c781-0353-a6a0-05e27369499f5f1fe7b0-40bd-7411-a276-52fc8e3af7cf›"
            ),
            concat!(
                "\"bunny_api_key\": \"‹21f6",
                "ce2e-e36c-609c-de52-143df28685b383507a29-8569-7261-460f-09c8a0080fdf›\","
            ),
            concat!(
                "the BUNNY key is ‹b0f8",
                "e962-5ab6-b4c2-fec7-5b14bed82bc9838d5cbc-335d-ac3a-f45f-9972869fff84›"
            ),
        ],
        ignores: &[
            concat!(
                "BUNNY_API_KEY=1e3c",
                "9788-e157-cdd9-9c05-9d3a62804d699d01cfe1-99e9-6e66-2228-0e9386aa4fd"
            ),
            concat!(
                "BUNNY_API_KEY=cf7d",
                "615d-d7b7-0891-025b-27e91042919e1a73d218-c648-ea7c-5975-af4287a816c77"
            ),
            concat!(
                "BUNNY_API_KEY=0000",
                "0000-0000-0000-0000-00000000000000000000-0000-0000-0000-000000000000"
            ),
            concat!(
                "checksum=929a",
                "5be2-dd23-6c5f-7100-50c4b67b689d24b2274b-5587-2eb8-fca8-a9dac182deb5"
            ),
        ],
        sources: &["https://docs.bunny.net/reference/bunnynet-api-overview"],
    }),
    ..Detector::of(Family::Secret)
};
