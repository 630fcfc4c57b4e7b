//! Polar tokens: `polar_`, the kind (`oat_`, `pat_`, `at_u_`, `rt_o_`, `cs_`, `whs_` …), 37 base62 digits and their
//! CRC-32 as six more.

use super::token;
use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.polar_token",
    title: "Polar access token",
    label: "[POLAR_TOKEN]",
    pattern: "polar_(?:oat|pat|rat|ci|cs|whs|cst|mst|ac|at_[uo]|rt_[uo])_[0-9A-Za-z]{43}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["polar_"]),
    validate,
    context: &["polar", "token", "bearer"],
    about: native(&About {
        validator: "prefix, length, CRC-32 in base62",
        notes: "A token whose checksum is wrong is mistyped or made up: medium.",
        finds: &[
            concat!(
                "‹pola",
                "r_oat_PeqJYRzx2LD6In3A4KDWwssquvXWIm8WWA3ie4VBJDu›"
            ),
            concat!(
                "POLAR_ACCESS_TOKEN=\"‹pola",
                "r_at_u_QJ3mQa9GMxnInxCaoly2jHGJEQT7q9TPngvOC2YMSAX›\""
            ),
            concat!(
                "it is ‹pola",
                "r_pat_KmYYqD4SehFfhkktlYIdSguohqc9hzpbzDvakxd3oql›."
            ),
        ],
        ignores: &[
            concat!("pola", "r_oat_KmYYqD4SehFfhkktlYIdSguohqc9hzpbzDvakxd3oq"),
            concat!("pola", "r_oat_KmYYqD4SehFfhkktlYIdSguohqc9hzpbzDvakxd3oqli"),
            concat!("polar", "_bear_KmYYqD4SehFfhkktlYIdSguohqc9hzpbzDvakxd3oql"),
            concat!(
                "bi",
                "polar_oat_KmYYqD4SehFfhkktlYIdSguohqc9hzpbzDvakxd3oql"
            ),
            "polar_oat_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        ],
        sources: &["https://polar.sh/docs/integrate/oat"],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let (_, body) = candidate.text.rsplit_once('_')?;
    let sure = match checksum::crc32_base62(body) {
        true => Confidence::VeryHigh,
        false => Confidence::Medium,
    };
    token::known(candidate, candidate.text.len() - body.len(), 0..=99, sure)
        .filter(|_| body.len() == 43)
}
