//! Modal tokens: the id `ak-` and the secret `as-`, each with 22 letters and digits; told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.modal_token",
    title: "Modal token",
    label: "[MODAL_TOKEN]",
    pattern: token::assigned!("modal_token", "as-[0-9A-Za-z]{22}"),
    prefilter: Prefilter::Name(&["modal_token"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 25..=25),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("MODAL_TOKEN_SECRET=‹as-", "PeTA9SYeivTPhqicVS8zSk›"),
            concat!(
                "\"modal_token_secret\": \"‹as-",
                "f4FBsOrG4Z0pfZF9aYjeOp›\","
            ),
        ],
        ignores: &[
            concat!("MODAL_TOKEN_SECRET=as-", "PeTA9SYeivTPhqicVS8zS"),
            concat!("MODAL_TOKEN_SECRET=as-", "PeTA9SYeivTPhqicVS8zSkM"),
            concat!("MODAL_TOKEN_SECRET=as-", "xxxxxxxxxxxxxxxxxxxxxx"),
            "modal: as-needed",
        ],
        sources: &["https://modal.com/docs/reference/modal.config"],
    }),
    ..Detector::of(Family::Secret)
};
