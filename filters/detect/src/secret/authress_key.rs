//! Authress service client keys: `sc_`, `ext_`, `scauth_` or `authress_` and the client, the key, the account
//! (`acc-` …) and the secret, joined by dots.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.authress_key",
    title: "Authress access key",
    label: "[AUTHRESS_KEY]",
    pattern: concat!(
        "(?:sc|ext|scauth|authress)_[0-9a-z]{5,30}\\.[0-9a-z]{4,6}",
        "\\.acc[_-][0-9a-z-]{10,32}\\.[0-9A-Za-z+/_=-]{30,120}",
    ),
    prefilter: Prefilter::Prefix(&["sc_", "ext_", "scauth_", "authress_"]),
    validate: |candidate| {
        let secret = candidate.text.rsplit('.').next()?;
        placeholder::grade(secret, Confidence::VeryHigh).filter(|_| candidate.starts_word())
    },
    about: native(&About {
        validator: "prefix and form",
        notes: "Finds made-up keys of the right form too.",
        finds: &[
            concat!(
                "AUTHRESS_KEY=‹sc_",
                "q7zt0lmxw3.rk9v.acc-bn2cyej5sh.aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7L›"
            ),
            concat!(
                "\"‹ext_",
                "q7zt0lmxw3.rk9v.acc_bn2cyej5sh.yNd14tDdO9eGzMcNU77sVTUUJ59WgIcFiI2TBAHS›\""
            ),
        ],
        ignores: &[
            concat!("sc_", "q7zt0lmxw3.rk9v.acc-bn2cyej5sh.aKy8isWydfhl3"),
            concat!(
                "xsc_",
                "q7zt0lmxw3.rk9v.acc-bn2cyej5sh.aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7L"
            ),
            concat!(
                "sc_",
                "q7zt0lmxw3.rk9v.bn2cyej5sh.aKy8isWydfhl3TvtnythpZPPPP6UeP3C4DSA7L"
            ),
        ],
        sources: &["https://authress.io/knowledge-base/docs/authorization/service-clients"],
    }),
    ..Detector::of(Family::Secret)
};
