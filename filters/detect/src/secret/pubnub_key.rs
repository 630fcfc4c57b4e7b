//! PubNub secret keys: `sec-c-` and 48 base64 characters. Publish and subscribe keys (`pub-c-`, `sub-c-`) are made to
//! be in clients.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.pubnub_key",
    title: "PubNub secret key",
    label: "[PUBNUB_KEY]",
    pattern: "sec-c-[0-9A-Za-z+/]{48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sec-c-"]),
    validate: |candidate| token::known(candidate, 6, 48..=48, Confidence::High),
    context: &["pubnub", "secret"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Publish and subscribe keys are left out: they are meant for clients.",
        finds: &[
            concat!(
                "‹sec-",
                "c-Im2kLz/57Gpi4fFnHQbHZvFv0a6yyxyUW3qaaJFI82BccIss›"
            ),
            concat!(
                "PUBNUB_KEY=\"‹sec-",
                "c-gIbgnbW9u25+yTeRG+gSuPriEbfV6oOcebc9aXzhtS58cnaF›\""
            ),
        ],
        ignores: &[
            concat!("sec-", "c-Im2kLz/57Gpi4fFnHQbHZvFv0a6yyxyUW3qaaJFI82BccIs"),
            concat!(
                "sec-",
                "c-Im2kLz/57Gpi4fFnHQbHZvFv0a6yyxyUW3qaaJFI82BccIss9"
            ),
            concat!(
                "xsec-",
                "c-Im2kLz/57Gpi4fFnHQbHZvFv0a6yyxyUW3qaaJFI82BccIss"
            ),
            concat!("sec-", "c-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://www.pubnub.com/docs/general/setup/account-setup"],
    }),
    ..Detector::of(Family::Secret)
};
