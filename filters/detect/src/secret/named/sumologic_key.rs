//! Sumo Logic access keys: 64 letters and digits; the id, `su` and 12, stands beside it.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sumologic_key",
    title: "Sumo Logic access key",
    label: "[SUMOLOGIC_KEY]",
    pattern: token::assigned!("sumo_?logic|sumo_?(?:access|api)", "[0-9A-Za-z]{64}"),
    prefilter: Prefilter::Name(&["sumo"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SUMOLOGIC_ACCESS_KEY=‹Wtq",
                "Dmz9a43L8H4eeNgJFsaMUSZojE2JAlfLcLhz27MZKlQ0Cz2srr3FKGZFx8equ›"
            ),
            concat!(
                "\"sumologicAccessKey\": \"‹1Yz",
                "0SUdLzWeyh2mXfIK2KOM5KEBcTgiygJqiZEPepAb77mR6UNQRSPdolAEUnlQZ›\","
            ),
        ],
        ignores: &[
            concat!(
                "SUMOLOGIC_ACCESS_KEY=Wtq",
                "Dmz9a43L8H4eeNgJFsaMUSZojE2JAlfLcLhz27MZKlQ0Cz2srr3FKGZFx8eq"
            ),
            concat!(
                "SUMOLOGIC_ACCESS_KEY=Wtq",
                "Dmz9a43L8H4eeNgJFsaMUSZojE2JAlfLcLhz27MZKlQ0Cz2srr3FKGZFx8equJ"
            ),
            concat!(
                "SUMOLOGIC_ACCESS_KEY=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://help.sumologic.com/docs/manage/security/access-keys/"],
    }),
    ..Detector::of(Family::Secret)
};
