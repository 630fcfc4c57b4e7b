//! CodeSandbox API tokens: `csb_v1_` and 43 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.codesandbox_token",
    title: "CodeSandbox API token",
    label: "[CODESANDBOX_TOKEN]",
    pattern: "csb_v1_[0-9A-Za-z_-]{43}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["csb_v1_"]),
    validate: |candidate| token::known(candidate, 7, 43..=43, Confidence::High),
    context: &["codesandbox"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "CODESANDBOX_TOKEN=‹csb_",
                "v1_oHBKodL_PXbmCt0PfRONBt_chZehMJooT98A3if9hB7›"
            ),
            concat!(
                "{\"codesandbox_token\": \"‹csb_",
                "v1_YzD31tgfVWs9zp3JRnVNr3qyA0ELTEi35G_pTW04Mtg›\"}"
            ),
            concat!(
                "use ‹csb_",
                "v1_KUuY8KudpNtulitrDEILYaejZTHIe3cZ88PWFSLm9xt› from now on"
            ),
        ],
        ignores: &[
            concat!("csb_", "v1_dWkfm9tXlWsTj9rXyLd1C1XiF4a-AK-GqY_R1gLztv"),
            concat!("csb_", "v1_T94qenZTEH9lDY8ox8Gpvx6n9mmtMCu8KVgBhRuMoPj7"),
            concat!("xcsb_", "v1_SWPlVTzlcWmPfsKIa3rhccXnq8f97tcd5ZjCWgY0VaZ"),
            concat!("csb_", "v1_0000000000000000000000000000000000000000000"),
        ],
        sources: &["https://codesandbox.io/docs/sdk"],
    }),
    ..Detector::of(Family::Secret)
};
