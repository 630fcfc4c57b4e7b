//! NetBox API tokens, version 2: `nbt_`, a key of 12 letters and digits, a dot, 40 more.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.netbox_token",
    title: "NetBox API token",
    label: "[NETBOX_TOKEN]",
    pattern: r"nbt_[0-9A-Za-z]{12}\.[0-9A-Za-z]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["nbt_"]),
    validate: |candidate| token::known(candidate, 4, 53..=53, Confidence::High),
    context: &["netbox", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹nbt",
                "_WDkasGGN3IGu.aaXuYuASaeoaeDkMiYWb7Cyj2Ne88JD3ACoF6n7h›"
            ),
            concat!(
                "NETBOX_TOKEN=\"‹nbt",
                "_s2NaUKvRIF4t.0L8apVbgntAJCZV8FFzvpBh1yfokxnX7ckLoCPNE›\""
            ),
        ],
        ignores: &[
            concat!(
                "nbt",
                "_WDkasGGN3IGu.aaXuYuASaeoaeDkMiYWb7Cyj2Ne88JD3ACoF6n7"
            ),
            concat!(
                "nbt",
                "_WDkasGGN3IGu.aaXuYuASaeoaeDkMiYWb7Cyj2Ne88JD3ACoF6n7hU"
            ),
            concat!(
                "xnbt",
                "_WDkasGGN3IGu.aaXuYuASaeoaeDkMiYWb7Cyj2Ne88JD3ACoF6n7h"
            ),
            concat!(
                "nbt",
                "_xxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://netboxlabs.com/docs/netbox/integrations/rest-api/#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
