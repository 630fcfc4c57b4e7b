//! Etsy API keys: 24 small letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.etsy_key",
    title: "Etsy keystring",
    label: "[ETSY_KEY]",
    pattern: token::assigned!("etsy", "[0-9a-z]{24}"),
    prefilter: Prefilter::Name(&["etsy"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 24..=24),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("ETSY_API_KEY=‹t8l3", "r3ojwve3epzrooa5qu2b›"),
            concat!("\"etsy_api_key\": \"‹6cnf", "hstfxa3icbfnbd5rba0d›\","),
            concat!("the ETSY key is ‹7vem", "o6k2ejmnv3r60r0ejygf›"),
        ],
        ignores: &[
            concat!("ETSY_API_KEY=zgmt", "jpqrm98q29j8k4gnp9k"),
            concat!("ETSY_API_KEY=v34z", "h4sbousd8xvq2t38d6i57"),
            concat!("ETSY_API_KEY=0000", "00000000000000000000"),
            concat!("checksum=gs88", "6vqstm196b4u95iznlca"),
        ],
        sources: &["https://developers.etsy.com/documentation/essentials/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
