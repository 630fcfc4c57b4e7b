//! Abstract API keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.abstract_key",
    title: "Abstract API key",
    label: "[ABSTRACT_KEY]",
    pattern: token::assigned!("abstract_api|abstractapi", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["abstract_api", "abstractapi"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("ABSTRACTAPI_KEY=‹c5d7", "a1141b2f1afc9690f64a3daaa3c8›"),
            concat!(
                "\"abstractapi_key\": \"‹16fa",
                "6d0ab7058113e922d8d64fbd1637›\","
            ),
            concat!(
                "the ABSTRACT_API key is ‹d766",
                "f665be2197044fc2c0477e84e424›"
            ),
        ],
        ignores: &[
            concat!("ABSTRACTAPI_KEY=b6bf", "5d7c0561eb1c672b9c1ae0ef2e7"),
            concat!("ABSTRACTAPI_KEY=9304", "2bf9f9b92eab32adf1852a70728a7"),
            concat!("ABSTRACTAPI_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=d2b1", "6936a6d5ba4cb994bbc1659082d5"),
        ],
        sources: &["https://docs.abstractapi.com/"],
    }),
    ..Detector::of(Family::Secret)
};
