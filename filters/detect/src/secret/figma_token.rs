//! Figma tokens: `figd_` (personal access), `figu_` (OAuth) or `figur_` (refresh) and 40 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.figma_token",
    title: "Figma token",
    label: "[FIGMA_TOKEN]",
    pattern: "(?:figd_|figu_|figur_)[0-9A-Za-z_-]{40}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["figd_", "figu_", "figur_"]),
    validate: |candidate| {
        let kinds = [("figd_", 40..=40), ("figu_", 40..=40), ("figur_", 40..=40)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["figma"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "FIGMA_TOKEN=‹figd",
                "_rOC79OmIvSzbbtK3pHekGxCFY6vB_kQgnqEye9Bt›"
            ),
            concat!(
                "{\"figma_token\": \"‹figu",
                "_rwZRjI380fF_etjl4Yl3s2xS7WMfCGXl5E3tan30›\"}"
            ),
            concat!(
                "FIGMA_TOKEN=‹figu",
                "r_IxZnXEhib_w4_TzGXckkhKq_ULJrNeEZ-yC7EWqt›"
            ),
            concat!(
                "use ‹figu",
                "r_VjsGxDv_5oboaEMfw6QQgh9k8aEwp3TaRQ-wf4GY› from now on"
            ),
        ],
        ignores: &[
            concat!("figd", "_aqlOEAvZw-y3ER_JqDWHijSdcCfBVi7Z8sOnUKD"),
            concat!("figd", "_ReYWJpi1XxArBmLF-NDLcq6uZ19U5OX35lDDVdnd7"),
            concat!("xfigd", "_TCh50v4HCifMx9AudFGl0F4xlXyUspS8Eji2NVHd"),
            concat!("figd", "_0000000000000000000000000000000000000000"),
        ],
        sources: &["https://www.figma.com/developers/api#access-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
