//! fal API keys: a UUID, a colon, and 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.fal_key",
    title: "fal API key",
    label: "[FAL_KEY]",
    pattern: token::assigned!(
        "fal-key|fal_admin|fal_api|fal_key",
        "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}:[0-9a-f]{32}"
    ),
    prefilter: Prefilter::Name(&["fal-key", "fal_admin", "fal_api", "fal_key"]),
    value: token::pair,
    validate: |candidate| token::named_pair(candidate, 69..=69),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "FAL_KEY=‹0f96",
                "c7c7-a2d8-2ce8-63b8-b2bdeed00970:642f29a6ad55dad89e1620e544b96098›"
            ),
            concat!(
                "\"fal_key\": \"‹b065",
                "0e1e-3e0e-5121-1432-3d99fca9091d:bd2ac10f17eeb5c0b0e25671811f9973›\","
            ),
            concat!(
                "the FAL-KEY key is ‹2ae1",
                "7709-62ac-69cc-4ddf-8e08cdef1b7b:580fd88ce2885af1a80e855733997a55›"
            ),
        ],
        ignores: &[
            concat!(
                "FAL_KEY=b1af",
                "6d2e-93eb-6949-5481-0de85ef3a3e8:be5e75350a1070641d8b0eab499f6cb"
            ),
            concat!(
                "FAL_KEY=28e2",
                "9987-107d-519c-dc97-97c43a209021:ccf0e085fab540dee15270cd3325111f7"
            ),
            concat!(
                "FAL_KEY=0000",
                "0000-0000-0000-0000-000000000000:00000000000000000000000000000000"
            ),
            concat!(
                "checksum=e616",
                "011e-e74f-aa66-7df8-10fa13428748:bd8aeab9ed7ace62e20ae32e7ed7569d"
            ),
        ],
        sources: &["https://docs.fal.ai/model-apis/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
