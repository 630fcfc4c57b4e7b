//! CircleCI tokens: `CCIPAT_` (personal) or `CCIPRJ_` (project), 22 letters and digits, and 40 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.circleci_token",
    title: "CircleCI token",
    label: "[CIRCLECI_TOKEN]",
    pattern: "(?:CCIPAT_|CCIPRJ_)[0-9A-Za-z]{20,24}_[0-9A-Za-z]{40,41}",
    prefilter: Prefilter::Prefix(&["CCIPAT_", "CCIPRJ_"]),
    validate: |candidate| {
        let last = candidate.text.rsplit('_').next()?;
        let sure = match last.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f')) {
            true => Confidence::High,
            false => Confidence::Low,
        };
        token::known(candidate, 7, 61..=65, sure).filter(|_| last.len() == 40)
    },
    context: &["circleci", "circle-token"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "CIRCLECI_TOKEN=‹CCIP",
                "AT_KzpNrCwEDA8H1HpNlK7jHX_d0106bdf874d6abb4c97c9041e01c412ab0f7f02›"
            ),
            concat!(
                "{\"circleci_token\": \"‹CCIP",
                "RJ_u1hjzsuaiEEQAw1cPVwwlf_914793160199ac9fb04275475258233238e9fbba›\"}"
            ),
            concat!(
                "use ‹CCIP",
                "RJ_Hy0yFg2mO6CN5R9ayLA7Pd_486929316426da3971c77ab05ab824246be1b59e› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "CCIP",
                "AT_rj1e7aqgoBUJsP11uDSb_042473e3ca70a90ec3f458183ed96c3ef251e85"
            ),
            concat!(
                "CCIP",
                "AT_40oSZV95SuEpo7A9ajrRN9_fbcfaa1c9154fcdaccddcfe93372d5016b705e147"
            ),
            concat!(
                "xCCIP",
                "AT_Ld416aWYC3wdyKtbBU0wGa_7e893138599ce372202806ed326cdeefe54b2755"
            ),
            concat!(
                "CCIP",
                "AT_00000000000000000000_0000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://circleci.com/docs/managing-api-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
