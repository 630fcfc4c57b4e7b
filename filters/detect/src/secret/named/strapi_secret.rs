//! Strapi API tokens: 256 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.strapi_secret",
    title: "Strapi API token",
    label: "[STRAPI_SECRET]",
    pattern: token::assigned!("strapi", "[0-9a-f]{256}"),
    prefilter: Prefilter::Name(&["strapi"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 256..=256),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "STRAPI_API_TOKEN=‹e41",
                "1e07acf7848787f2dbdfcf74e592e2ade5d94d29b0455701d28b94e1a007f8f64904cbee8de1dac6ce5c774498e43a1896f8694d6e9631ca4146459ae1baed47eb0c0b9fa89fba7f6bf2cc639954e315c5e35d6b74399c36598274414b54024ba2eb5d364954c3a503970194ee035c87741b332742d1944fe6d66a073cc44›"
            ),
            concat!(
                "\"strapiToken\": \"‹5ad",
                "7333756d11fb8f163cedd84862ed6b63cb4cdcb5ead7a5eb5171ccb844520f42b9140f13b0dfba8e5754e19e87d256593164976cf8946090d6203c16dd333fe106ce4bc604e3307ed1f9ac6e5fab98d28c8715d756d2dd3b1525b524e6998387a7c4a5082371456ed27cc7e708ff7b11baf1aab3339d244f3255ffa8f4e78›\","
            ),
        ],
        ignores: &[
            concat!(
                "STRAPI_API_TOKEN=e41",
                "1e07acf7848787f2dbdfcf74e592e2ade5d94d29b0455701d28b94e1a007f8f64904cbee8de1dac6ce5c774498e43a1896f8694d6e9631ca4146459ae1baed47eb0c0b9fa89fba7f6bf2cc639954e315c5e35d6b74399c36598274414b54024ba2eb5d364954c3a503970194ee035c87741b332742d1944fe6d66a073cc4"
            ),
            concat!(
                "STRAPI_API_TOKEN=e41",
                "1e07acf7848787f2dbdfcf74e592e2ade5d94d29b0455701d28b94e1a007f8f64904cbee8de1dac6ce5c774498e43a1896f8694d6e9631ca4146459ae1baed47eb0c0b9fa89fba7f6bf2cc639954e315c5e35d6b74399c36598274414b54024ba2eb5d364954c3a503970194ee035c87741b332742d1944fe6d66a073cc44d"
            ),
            concat!(
                "STRAPI_API_TOKEN=000",
                "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.strapi.io/cms/features/api-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
