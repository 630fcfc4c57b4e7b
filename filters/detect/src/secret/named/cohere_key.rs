//! Cohere API keys: 40 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.cohere_key",
    title: "Cohere API key",
    label: "[COHERE_KEY]",
    pattern: token::assigned!("co_api_key|cohere", "[0-9A-Za-z]{40}"),
    prefilter: Prefilter::Name(&["co_api_key", "cohere"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 40..=40),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "COHERE_API_KEY=‹COO0",
                "Z4btIWkjJf8A0Wtmj539YRVbLvU6CSqjV9cR›"
            ),
            concat!(
                "\"cohere_api_key\": \"‹F5FT",
                "pRHEfmDBTuzWt6WkpO9mYrkox6r4XROA7Xf5›\","
            ),
            concat!(
                "the CO_API_KEY key is ‹SmAA",
                "qAE8WfIfQQcjZDKOE7rDvH1puyvNa30SpeBB›"
            ),
        ],
        ignores: &[
            concat!("COHERE_API_KEY=QsHb", "iMpSN2rKdgOSI8IyvBzjJfLDJxt7jy4YUas"),
            concat!(
                "COHERE_API_KEY=cmKx",
                "0Wgg5EZdiOdvZPjSQ5NSwJH8UcwGK4tfRKjy7"
            ),
            concat!(
                "COHERE_API_KEY=0000",
                "000000000000000000000000000000000000"
            ),
            concat!("checksum=jBd7", "Vxn4lPVFSHXqLjoeJgGqTowBTM5fc0zgddaL"),
        ],
        sources: &["https://docs.cohere.com/reference/about"],
    }),
    ..Detector::of(Family::Secret)
};
