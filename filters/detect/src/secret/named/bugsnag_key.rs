//! Bugsnag API keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.bugsnag_key",
    title: "Bugsnag API key",
    label: "[BUGSNAG_KEY]",
    pattern: token::assigned!("bugsnag", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["bugsnag"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("BUGSNAG_API_KEY=‹687f", "d97575c8d8261d7b17e7a6d78938›"),
            concat!(
                "\"bugsnag_api_key\": \"‹c484",
                "52a770f757f03fca514bf972df6b›\","
            ),
            concat!("the BUGSNAG key is ‹c1cb", "f65a5337971d056e2179853dda09›"),
        ],
        ignores: &[
            concat!("BUGSNAG_API_KEY=ebcd", "f3808ff0d17832abd48dc1cd067"),
            concat!("BUGSNAG_API_KEY=d064", "544befbbc68967dd001674654b837"),
            concat!("BUGSNAG_API_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=1175", "a388361d79a8baf8f09e83155ee5"),
        ],
        sources: &["https://docs.bugsnag.com/api/error-reporting/"],
    }),
    ..Detector::of(Family::Secret)
};
