//! CoinMarketCap API keys: a UUID, known by its name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.coinmarketcap_key",
    title: "CoinMarketCap API key",
    label: "[COINMARKETCAP_KEY]",
    pattern: token::assigned!(
        "cmc_api|cmc_pro|coinmarketcap|x-cmc_pro",
        "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
    ),
    prefilter: Prefilter::Name(&["cmc_api", "cmc_pro", "coinmarketcap", "x-cmc_pro"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 36..=36),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("CMC_PRO_API_KEY=‹c574", "335b-ad6c-6118-d859-7dc2bf51b913›"),
            concat!(
                "\"cmc_pro_api_key\": \"‹11fd",
                "0ab8-863b-c969-2a2b-facc69a15ad6›\","
            ),
            concat!(
                "the CMC_API key is ‹18f6",
                "defa-a2ee-5b89-2f04-61b90cc6dfac›"
            ),
        ],
        ignores: &[
            concat!("CMC_PRO_API_KEY=7815", "da35-995e-d4cd-544b-b7ceabf8f09"),
            concat!("CMC_PRO_API_KEY=1002", "ebd9-453e-d5b2-db27-709beec1dd127"),
            concat!("CMC_PRO_API_KEY=0000", "0000-0000-0000-0000-000000000000"),
            concat!("checksum=5c37", "5e68-541b-3e87-822b-27661bfdf8ad"),
        ],
        sources: &["https://coinmarketcap.com/api/documentation/v1/"],
    }),
    ..Detector::of(Family::Secret)
};
