//! Geoapify API keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.geoapify_key",
    title: "Geoapify API key",
    label: "[GEOAPIFY_KEY]",
    pattern: token::assigned!("geoapify", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["geoapify"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("GEOAPIFY_API_KEY=‹479d", "1ede2c91e55dc9018a3c9687d27d›"),
            concat!(
                "\"geoapify_api_key\": \"‹a218",
                "63d84b0af7e7834e54737707e577›\","
            ),
            concat!("the GEOAPIFY key is ‹67d5", "a7fe290b5a0d973dda1159cc8f73›"),
        ],
        ignores: &[
            concat!("GEOAPIFY_API_KEY=6150", "05b6269cb89bcaecd13f8db495c"),
            concat!("GEOAPIFY_API_KEY=1ed3", "dfdf05976237b8299e6d455b0f2b7"),
            concat!("GEOAPIFY_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=e996", "69ad28c128955047e278e05a34ba"),
        ],
        sources: &["https://apidocs.geoapify.com/"],
    }),
    ..Detector::of(Family::Secret)
};
