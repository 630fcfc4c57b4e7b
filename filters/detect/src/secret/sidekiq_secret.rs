//! Credentials of Sidekiq Pro and Enterprise for Bundler: two times eight hexadecimal digits with a colon, behind the
//! name of the gem server.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sidekiq_secret",
    title: "Sidekiq Enterprise credentials",
    label: "[SIDEKIQ_SECRET]",
    pattern: r#"(?i:bundle_(?:enterprise|gems)__contribsys__com)(?i:_?token)?["'`]?[ \t]{0,4}(?:(?:string )?[:?.+]{0,3}=>?|:|,)[ \t]{0,4}["'`]?[0-9a-f]{8}:[0-9a-f]{8}[0-9A-Za-z]?"#,
    prefilter: Prefilter::Name(&["bundle_enterprise__", "bundle_gems__"]),
    value: credentials,
    validate: |candidate| {
        let pair = candidate.text.get(credentials(candidate.text)..)?;
        placeholder::grade(pair, Confidence::High).filter(|_| pair.len() == 17)
    },
    about: native(&About {
        validator: "name and shape",
        notes: "Addresses with these credentials are found as URLs with a password.",
        finds: &[
            "BUNDLE_ENTERPRISE__CONTRIBSYS__COM=‹3fd91c7a:b04e28d6›",
            "BUNDLE_GEMS__CONTRIBSYS__COM: \"‹3fd91c7a:b04e28d6›\"",
        ],
        ignores: &[
            "BUNDLE_ENTERPRISE__CONTRIBSYS__COM=cafebabe",
            "BUNDLE_ENTERPRISE__CONTRIBSYS__COM=3fd91c7a:b04e28d",
            "BUNDLE_ENTERPRISE__CONTRIBSYS__COM=3fd91c7a:b04e28d60",
            "BUNDLE_ENTERPRISE__CONTRIBSYS__COM=00000000:00000000",
        ],
        sources: &["https://github.com/sidekiq/sidekiq/wiki/Commercial-FAQ"],
    }),
    ..Detector::of(Family::Secret)
};

/// Where the user's name begins: after the last byte that neither it nor the password has.
fn credentials(text: &str) -> usize {
    let pair = |c: char| c.is_ascii_alphanumeric() || c == ':';
    text.rfind(|c| !pair(c)).map_or(0, |at| at + 1)
}
