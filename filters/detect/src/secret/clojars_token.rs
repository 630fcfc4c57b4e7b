//! Clojars deploy tokens: `CLOJARS_` and 60 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.clojars_token",
    title: "Clojars deploy token",
    label: "[CLOJARS_TOKEN]",
    pattern: "CLOJARS_[0-9a-f]{60}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["CLOJARS_"]),
    validate: |candidate| token::known(candidate, 8, 60..=60, Confidence::High),
    context: &["clojars"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "CLOJARS_TOKEN=‹CLOJ",
                "ARS_2c714733e5104ca413480b1725ff08f1ca90e5a940592183c1147d02f968›"
            ),
            concat!(
                "{\"clojars_token\": \"‹CLOJ",
                "ARS_80f2973714799c7e23192cb6061f65e7f43573372cc30e8d676eaa616781›\"}"
            ),
            concat!(
                "use ‹CLOJ",
                "ARS_b4829342f66d1b7880069cbff1dc3983dd962c9d016d05e453508f7cf978› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "CLOJ",
                "ARS_c45d72fcd42df46b497bb6f5d8864be42028a981897a3b7c8c5b384e3c5"
            ),
            concat!(
                "CLOJ",
                "ARS_f19342296f908fc6f88dfa66715306c9491782e07b692c8bb84be920308c7"
            ),
            concat!(
                "xCLOJ",
                "ARS_b68fdb559bc2cdbbae0fb1127450ac90083a0e0e6befbafa7d983f6a1d7c"
            ),
            concat!(
                "CLOJ",
                "ARS_000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://github.com/clojars/clojars-web/wiki/Deploy-Tokens"],
    }),
    ..Detector::of(Family::Secret)
};
