//! Secrets of Mux access tokens: 75 base64 characters, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mux_secret",
    title: "Mux token secret",
    label: "[MUX_SECRET]",
    pattern: token::assigned!("mux_?(?:token|secret)", "[0-9A-Za-z+/]{64,80}"),
    prefilter: Prefilter::Name(&["mux"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=80),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "MUX_TOKEN_SECRET=‹2OQ",
                "7XyBAMXAfgkSHpRePcbt64CbW8hFwzrvj5bijv3NYN3MeeIQMMT/oE8odebz1JKwe3gSH›"
            ),
            concat!(
                "\"muxTokenSecret\": \"‹YMh",
                "0q7bC8aubZ9cukYBOFGJGDDB48Ve9BhKNG7JE+3B5YJJNgCXyEgN3pEoOuSRd5JkJsAuF›\","
            ),
        ],
        ignores: &[
            concat!(
                "MUX_TOKEN_SECRET=n1K",
                "H3HBvp3BFaErRnYZbZhiMwtSosbgn5ICCTrBnxEtppy4fU30GTehOnyCffyi"
            ),
            concat!(
                "MUX_TOKEN_SECRET=n1K",
                "H3HBvp3BFaErRnYZbZhiMwtSosbgn5ICCTrBnxEtppy4fU30GTehOnyCffyiDSuCguup+2OQ7XyBAM"
            ),
            concat!(
                "MUX_TOKEN_SECRET=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.mux.com/docs/core/make-api-requests"],
    }),
    ..Detector::of(Family::Secret)
};
