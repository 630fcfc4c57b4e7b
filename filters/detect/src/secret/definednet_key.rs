//! Defined Networking API keys: `dnkey-`, 26 letters and digits, and 52 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.definednet_key",
    title: "Defined Networking API key",
    label: "[DEFINEDNET_KEY]",
    pattern: "dnkey-[0-9A-Z]{26}-[0-9A-Z]{52}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["dnkey-"]),
    validate: |candidate| token::known(candidate, 6, 79..=79, Confidence::High),
    context: &["defined", "nebula"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "DEFINEDNET_KEY=‹dnke",
                "y-4P0IQMMB0KY6PPP9DZS1XIICZG-3N328GWB6M1FFHZN78V2FJA9Z6CDNDXXNZK8IVFUAROX33ZRXMSI›"
            ),
            concat!(
                "{\"definednet_key\": \"‹dnke",
                "y-CQ4OVARC4MH7EBKU5O9OTNP8PB-93ZW0QRCTQHGTAUGQEAOPAA8EKGM9I9FMJDT8RQNYPIW2Y6WJHHO›\"}"
            ),
            concat!(
                "use ‹dnke",
                "y-SBADFGUAQQ45I1JHT6CCTRMQ0K-JTGKZKYPB190QJDMV419RQHEH6363I73AKDTMRGGZ24PGNMS4YF0› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "dnke",
                "y-QTPU4AJKT7ON2F0YTPFA1EO3KG-421YB4OFLF532O3NR7NMBX2970KDLJ1TGCXX8FYHYLKR2O5IEPA"
            ),
            concat!(
                "dnke",
                "y-7YM1FMUV0BWEZWMFUOUKPLSYML-HTY9J8NJM2T9YPF8N2ZB5P7Q4IXCV2LNHENN1WER95INUWIU8V9J7"
            ),
            concat!(
                "xdnke",
                "y-NXEEWS0V39X536UXB6F2AELX6F-EXW6VWG6FH2E7LGQAIAO3F57K4VGDSBVX7JZ4NE1IPL5FG4O73GZ"
            ),
            concat!(
                "dnke",
                "y-00000000000000000000000000-0000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.defined.net/guides/automating-host-creation/"],
    }),
    ..Detector::of(Family::Secret)
};
