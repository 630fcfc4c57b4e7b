//! Klarna API keys: `klarna_live_api_` or `klarna_test_api_` and base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.klarna_key",
    title: "Klarna API key",
    label: "[KLARNA_KEY]",
    pattern: "(?:klarna_live_api_|klarna_test_api_)[0-9A-Za-z+/]{60,400}",
    prefilter: Prefilter::Prefix(&["klarna_live_api_", "klarna_test_api_"]),
    validate: |candidate| token::known(candidate, 16, 60..=400, Confidence::High),
    context: &["klarna"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "KLARNA_KEY=‹klar",
                "na_live_api_AuI6EwpTaYbjAhG3JOgHljaSj2NL02/1287vu5HImL2icCosMqFuO2P/LaIk7Y›"
            ),
            concat!(
                "{\"klarna_key\": \"‹klar",
                "na_test_api_Oc5N+eFo9BGFFUr1Yjqsr/rDjAXgUmMNP5RVX8BT3qsS+l4VsYLpNjyx3Ml+Td›\"}"
            ),
            concat!(
                "use ‹klar",
                "na_test_api_hKMRaV8ghYYEMR5/UqtakOXaj2PXO4NP/AqOhVWdwhc3U9AvZDgcAD1jovE6kl› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "klar",
                "na_live_api_j+SXaTmt5+tqU6p68MakIiek0SOyJAEhWlgiXFDrBJEhc3PcWpl48TxH4CZ"
            ),
            concat!(
                "xklar",
                "na_live_api_GiZvwfuQAtGmduM3lffU3BE68CauUotr+wAlGmdIEoEqPNoSc7vW74pyLMMhM8"
            ),
            concat!(
                "klar",
                "na_live_api_000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.klarna.com/api/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
