//! SignalWire API tokens: `PT` and 48 hexadecimal digits; told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.signalwire_token",
    title: "SignalWire API token",
    label: "[SIGNALWIRE_TOKEN]",
    pattern: token::assigned!("signalwire|signal_wire", "PT[0-9a-f]{48}"),
    prefilter: Prefilter::Name(&["signalwire", "signal_wire"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 50..=50),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SIGNALWIRE_TOKEN=‹PT9",
                "adfc6238f8a76edc1de4650cc8a0f5b9161df165035d766›"
            ),
            concat!(
                "\"signalwireToken\": \"‹PT8",
                "8ef6610303e1f676ffc2fea501c37390acd64923ccf89c2›\","
            ),
        ],
        ignores: &[
            concat!(
                "SIGNALWIRE_TOKEN=PT9",
                "adfc6238f8a76edc1de4650cc8a0f5b9161df165035d76"
            ),
            concat!(
                "SIGNALWIRE_TOKEN=PT9",
                "adfc6238f8a76edc1de4650cc8a0f5b9161df165035d7665"
            ),
            concat!(
                "SIGNALWIRE_TOKEN=PT0",
                "00000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.signalwire.com/rest/authentication/"],
    }),
    ..Detector::of(Family::Secret)
};
