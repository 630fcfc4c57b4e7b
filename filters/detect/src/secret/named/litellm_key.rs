//! LiteLLM virtual keys: `sk-` and 22 characters of base64url; other makers' keys begin so too, only the name tells
//! them apart.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.litellm_key",
    title: "LiteLLM key",
    label: "[LITELLM_KEY]",
    pattern: token::assigned!("litellm", "sk-[0-9A-Za-z_-]{22}"),
    prefilter: Prefilter::Name(&["litellm"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 25..=25),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LITELLM_API_KEY=‹sk-D", "u9fmu7QcAVu7XrPjSThF3›"),
            concat!("\"litellm_api_key\": \"‹sk-O", "ZhhrQte4NvYJpqWXXvaJb›\","),
            concat!("the LITELLM key is ‹sk-L", "G18mYxTUoSwYGDos5qgqJ›"),
        ],
        ignores: &[
            concat!("LITELLM_API_KEY=sk-m", "LFlu_rNAlcTHY9UNF9Ny"),
            concat!("LITELLM_API_KEY=sk-q", "2pEKgSUrDgAJJNmj26Pgs7"),
            concat!("LITELLM_API_KEY=sk-0", "000000000000000000000"),
            concat!("checksum=sk-7", "70mwaErp3ndp66yes8g1C"),
        ],
        sources: &["https://docs.litellm.ai/docs/proxy/virtual_keys"],
    }),
    ..Detector::of(Family::Secret)
};
