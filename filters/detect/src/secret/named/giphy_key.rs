//! GIPHY API keys: 32 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.giphy_key",
    title: "GIPHY API key",
    label: "[GIPHY_KEY]",
    pattern: token::assigned!("giphy", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["giphy"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("GIPHY_API_KEY=‹0XrG", "Q5XVcvsE42AHnRhDfihexLBji52q›"),
            concat!(
                "\"giphy_api_key\": \"‹UQG4",
                "QD9s72HHZL4bxFraUDvLFiXWuevV›\","
            ),
            concat!("the GIPHY key is ‹o6tc", "9DnaKvjT5CpgIOcMfrDo9j6HCtY5›"),
        ],
        ignores: &[
            concat!("GIPHY_API_KEY=TzR8", "enpauSFjzfs9DL4pmirAp8Yz3XT"),
            concat!("GIPHY_API_KEY=zYk1", "QtY0uzy2cZSg8TxnTAUfrnmmp70J7"),
            concat!("GIPHY_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=ncqb", "G5C4u0Bd8E4jroB82S12dJ2sWYiS"),
        ],
        sources: &["https://developers.giphy.com/docs/api/"],
    }),
    ..Detector::of(Family::Secret)
};
