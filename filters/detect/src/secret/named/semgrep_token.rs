//! Semgrep AppSec Platform tokens: 64 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.semgrep_token",
    title: "Semgrep app token",
    label: "[SEMGREP_TOKEN]",
    pattern: token::assigned!("semgrep", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["semgrep"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SEMGREP_APP_TOKEN=‹77e",
                "c444a2f8cb0920ff1657bba73700431ea9670f8c7d76659bd7e44c9f5c5d9›"
            ),
            concat!(
                "\"semgrepAppToken\": \"‹3d4",
                "c65b665f66f55d2d64a0e5388d6a05e8dbf40e4131a1038d301e3b1b0435c›\","
            ),
        ],
        ignores: &[
            concat!(
                "SEMGREP_APP_TOKEN=77e",
                "c444a2f8cb0920ff1657bba73700431ea9670f8c7d76659bd7e44c9f5c5d"
            ),
            concat!(
                "SEMGREP_APP_TOKEN=77e",
                "c444a2f8cb0920ff1657bba73700431ea9670f8c7d76659bd7e44c9f5c5d90"
            ),
            concat!(
                "SEMGREP_APP_TOKEN=000",
                "0000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://semgrep.dev/docs/semgrep-ci/ci-environment-variables#semgrep_app_token",
        ],
    }),
    ..Detector::of(Family::Secret)
};
