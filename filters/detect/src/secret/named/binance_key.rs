//! Binance API keys and secrets: 64 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.binance_key",
    title: "Binance API key",
    label: "[BINANCE_KEY]",
    pattern: token::assigned!("binance", "[0-9A-Za-z]{64}"),
    prefilter: Prefilter::Name(&["binance"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "BINANCE_API_SECRET=‹qENE",
                "k27cexheczND2uTYy6tpgcB9UCfaFvi1PXPFODMyxpWxArZijaWVOf53SGqq›"
            ),
            concat!(
                "\"binance_api_secret\": \"‹az6E",
                "1rxglDBKrRpPM0IbbtCt6JJ17cj9ibElAEer7khX5tYuTpI8iZvHvEIACOOh›\","
            ),
            concat!(
                "the BINANCE key is ‹6Stn",
                "cIBHSO9jvVQ0NN0D7daDRzNjh27yPgxRZ8v2cVos7ot4xiNAMo4byKI4CpPG›"
            ),
        ],
        ignores: &[
            concat!(
                "BINANCE_API_SECRET=Hn9o",
                "uz0P5lCjssZSXv69w1mdM2o7djxl1oECk74niGpVB99WvBa2nU3hshHq6Be"
            ),
            concat!(
                "BINANCE_API_SECRET=igdo",
                "FFqF0jbfrxWeE9yjz4QlKxzgMfnmY0B5vfnmWR5H3XlfloSrwMaebK2AhIVZ7"
            ),
            concat!(
                "BINANCE_API_SECRET=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=bwUC",
                "lpWkNqOebT4vi6GCegeDfSYKHuvwpvdIlhmzoBTD0beqLeGcl153ote3V5FO"
            ),
        ],
        sources: &["https://developers.binance.com/docs/binance-spot-api-docs/rest-api"],
    }),
    ..Detector::of(Family::Secret)
};
