//! Etherscan API keys: 34 capital letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.etherscan_key",
    title: "Etherscan API key",
    label: "[ETHERSCAN_KEY]",
    pattern: token::assigned!("arbiscan|bscscan|etherscan|polygonscan", "[0-9A-Z]{34}"),
    prefilter: Prefilter::Name(&["arbiscan", "bscscan", "etherscan", "polygonscan"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 34..=34),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("ETHERSCAN_API_KEY=‹BTTA", "M7G3MWHUZATE8FYD5W3UZ1DY12YY19›"),
            concat!(
                "\"etherscan_api_key\": \"‹L54I",
                "DW5ITU6GSYMMM110SVP85MWQNS0IQW›\","
            ),
            concat!(
                "the ARBISCAN key is ‹RY2V",
                "WD78SDYNNI5XZX76CXQKDPRXWNP0CD›"
            ),
        ],
        ignores: &[
            concat!("ETHERSCAN_API_KEY=BGUN", "9SH5GCORJ4WNU6FD08XQ7LN8AGJQ6"),
            concat!("ETHERSCAN_API_KEY=Y3EY", "K372EMWJTCUWHFETJJNCRZR3OGR6ZG7"),
            concat!("ETHERSCAN_API_KEY=0000", "000000000000000000000000000000"),
            concat!("checksum=KV0Z", "VNP37S499HX9EZKNNESD4R0BLQZR8O"),
        ],
        sources: &["https://docs.etherscan.io/getting-an-api-key"],
    }),
    ..Detector::of(Family::Secret)
};
