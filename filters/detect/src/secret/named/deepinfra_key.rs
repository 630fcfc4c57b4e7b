//! DeepInfra API keys: 32 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.deepinfra_key",
    title: "DeepInfra API key",
    label: "[DEEPINFRA_KEY]",
    pattern: token::assigned!("deepinfra", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["deepinfra"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("DEEPINFRA_API_KEY=‹EBOO", "17zmXn4uDsifBDoBhze99Vk8LyPy›"),
            concat!(
                "\"deepinfra_api_key\": \"‹strJ",
                "MVV6MpQinSmKDYOhbN7mUpaUh0Gp›\","
            ),
            concat!(
                "the DEEPINFRA key is ‹AT8L",
                "o2vM4khYtqULg91AvTFtaihfdhNe›"
            ),
        ],
        ignores: &[
            concat!("DEEPINFRA_API_KEY=8fEU", "jSr3sCV5TTZbCHXa2hvSyqB08sd"),
            concat!("DEEPINFRA_API_KEY=dD3F", "myZ5DYBLck54lVOLq191W3mCuow67"),
            concat!("DEEPINFRA_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=mAnl", "PFFFaDURwagWvgOPnEZt5KB0X48J"),
        ],
        sources: &["https://deepinfra.com/docs/getting-started"],
    }),
    ..Detector::of(Family::Secret)
};
