//! Beamer API keys: `b_` and 44 characters of base64url with their padding; the prefix is too short to be known
//! without the name.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.beamer_key",
    title: "Beamer API key",
    label: "[BEAMER_KEY]",
    pattern: token::assigned!("beamer", "b_[0-9A-Za-z_-]{42,44}"),
    prefilter: Prefilter::Name(&["beamer"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 44..=46),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "BEAMER_API_KEY=‹b_K5",
                "8IusYL2Q9zdmlKEWYtTvo6WDRVETgAtHFldby1w3Iv›"
            ),
            concat!(
                "\"beamer_api_key\": \"‹b_ax",
                "tW2DhSc75O2ybhAn7bR2KHz3Z9QRwx2sd5qb2cPevx›\","
            ),
            concat!(
                "the BEAMER key is ‹b_xc",
                "8MIsSAHRQwsIbBA8VU22FOrZj9Lkf7NC-T-5t10WvF›"
            ),
        ],
        ignores: &[
            concat!(
                "BEAMER_API_KEY=b_4X",
                "AyCtKYRTO1cZ8kXeiJppq8kwvq79vOKITNkBZ1"
            ),
            concat!(
                "BEAMER_API_KEY=b_Zc",
                "Ilu9xWffWSKDfQUryc2V9B7A4blwLZIveZKjAhtuXz7"
            ),
            concat!(
                "BEAMER_API_KEY=b_00",
                "0000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=b_F6",
                "nlrp5yKTLLsyT03lO9VSQCt1XilO_jYhvlUzOcHycT"
            ),
        ],
        sources: &["https://www.getbeamer.com/api"],
    }),
    ..Detector::of(Family::Secret)
};
