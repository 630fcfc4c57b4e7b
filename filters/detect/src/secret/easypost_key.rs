//! EasyPost API keys: `EZAK` (production) or `EZTK` (test) and 54 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.easypost_key",
    title: "EasyPost API key",
    label: "[EASYPOST_KEY]",
    pattern: "(?:EZAK|EZTK)[0-9A-Za-z]{54}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["EZAK", "EZTK"]),
    validate: |candidate| token::known(candidate, 4, 54..=54, Confidence::High),
    context: &["easypost"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "EASYPOST_KEY=‹EZAK",
                "iISOdNNToIET8qL2DN5AIQHi83QlQdLbzCB4KXeZGcCipgJHGEtPzy›"
            ),
            concat!(
                "{\"easypost_key\": \"‹EZTK",
                "f0wLxLyEMinrKMbnOF29rfRrbcHBM7lbug5bPybdMkJSYTCnqi4Mf8›\"}"
            ),
            concat!(
                "use ‹EZTK",
                "5CTlaAiOjIhfi70PEZq79EaAtCtAIFERWs8bCkN3nquig0yHtPEWdA› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "EZAK",
                "gRaEbhGIzK54ygLFdvyOYIL4DVxrTHG0rzu7LEmgCAVHavk03U7HP"
            ),
            concat!(
                "EZAK",
                "kq9hWL5wjI0RcTjoQKD2qYDGFb3XmcnEkC9feYdREo1cx9lOliLDrl7"
            ),
            concat!(
                "xEZAK",
                "nXPubDgDlYrXdn9SoBpMvWL4SkXsauGdXsudQd9yzIfrrnNFO8SOJU"
            ),
            concat!(
                "EZAK",
                "000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.easypost.com/docs/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
