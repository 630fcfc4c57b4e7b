//! Typeform personal access tokens: `tfp_` and 40 to 64 characters.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.typeform_token",
    title: "Typeform access token",
    label: "[TYPEFORM_TOKEN]",
    pattern: "tfp_[0-9A-Za-z_-]{40,64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["tfp_"]),
    validate: |candidate| {
        token::known(candidate, 4, 40..=64, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["typeform", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹tfp",
                "_jhjdHtfyyNR2PH1jncy2pCzFwvnjiNeCvMVMVfF2vxHnKPF_oD1V›"
            ),
            concat!(
                "TYPEFORM_TOKEN=\"‹tfp",
                "_LyGILzBQ8vIk2xxrZTptlBe6dqloAk5PP0rVXwwQLNufWt-7g-Mv›\""
            ),
        ],
        ignores: &[
            concat!("tfp", "_jhjdHtfyyNR2PH1jncy2pCzFwvnjiNeCvMVMVfF"),
            concat!(
                "tfp",
                "_jhjdHtfyyNR2PH1jncy2pCzFwvnjiNeCvMVMVfF2vxHnKPF_oD1VtrWeksuK430nn"
            ),
            concat!(
                "xtfp",
                "_jhjdHtfyyNR2PH1jncy2pCzFwvnjiNeCvMVMVfF2vxHnKPF_oD1V"
            ),
            concat!(
                "tfp",
                "_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.typeform.com/developers/get-started/personal-access-token/"],
    }),
    ..Detector::of(Family::Secret)
};
