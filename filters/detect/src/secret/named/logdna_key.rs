//! Mezmo (LogDNA) ingestion and service keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.logdna_key",
    title: "Mezmo (LogDNA) ingestion key",
    label: "[LOGDNA_KEY]",
    pattern: token::assigned!("logdna|mezmo", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["logdna", "mezmo"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "LOGDNA_INGESTION_KEY=‹6ca8",
                "d88ff1cb947747f627c6405102f0›"
            ),
            concat!(
                "\"logdna_ingestion_key\": \"‹09af",
                "cad02c51466e88125a98e79e2934›\","
            ),
            concat!("the LOGDNA key is ‹77de", "5dc410a3e687b799a235abcec8ba›"),
        ],
        ignores: &[
            concat!("LOGDNA_INGESTION_KEY=75da", "72de61ed59ba022795dffffd9ee"),
            concat!("LOGDNA_INGESTION_KEY=35cc", "5676ebfdef190cca921de4aa7c647"),
            concat!("LOGDNA_INGESTION_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=e333", "b8ad35a97bef6c7c7545b4cdc4bc"),
        ],
        sources: &["https://docs.mezmo.com/docs/ingestion-key"],
    }),
    ..Detector::of(Family::Secret)
};
