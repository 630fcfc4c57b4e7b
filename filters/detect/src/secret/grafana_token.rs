//! Grafana tokens: service accounts have `glsa_`, 32 letters and digits, and the CRC-32 of all before it; Grafana
//! Cloud has `glc_` and a JSON object in base64; API keys of the older kind are such an object alone, whose first
//! member is `k`.

use super::{placeholder, token};
use crate::{
    checksum,
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.grafana_token",
    title: "Grafana token",
    label: "[GRAFANA_TOKEN]",
    pattern: concat!(
        "glsa_[0-9A-Za-z]{32}_[0-9a-f]{8}[0-9A-Za-z]?",
        "|glc_eyJ[0-9A-Za-z+/]{40,400}={0,2}",
        "|eyJrIjoi[0-9A-Za-z+/]{60,200}={0,2}",
    ),
    prefilter: Prefilter::Prefix(&["glsa_", "glc_eyJ", "eyJrIjoi"]),
    validate,
    context: &["grafana"],
    about: native(&About {
        validator: "CRC-32, prefix and length",
        notes: "A service account token whose checksum is wrong is found with less confidence: it is mistyped or made up.",
        finds: &[
            concat!(
                "GRAFANA_TOKEN=‹gl",
                "sa_Ky9Pf34qY6Nb3wWD25RQ4F5ZR3qa7yEe_21178afd›"
            ),
            concat!(
                "\"Bearer ‹gl",
                "sa_eby3abP3E2Zs8IQ9Y7aJZqhB6baeCN6Z_72dd06ac›\""
            ),
            concat!(
                "password: ‹gl",
                "c_eyJvIjoiMTM4MjAxMyIsIm4iOiJjaSIsImsiOiJwMWg5MWlhUTIwRzcxM1BTNzl5RnF6aGQifQ==›"
            ),
            concat!(
                "key ‹eyJr",
                "IjoiQ0gybjZXU1oxbXZ3NFNLZFdjV0NpSFNXWXBVV3lGaVgiLCJuIjoiY2kiLCJpZCI6MX0=›"
            ),
        ],
        ignores: &[
            concat!("gl", "sa_Ky9Pf34qY6Nb3wWD25RQ4F5ZR3qa7yEe_21178af"),
            concat!("xgl", "sa_Ky9Pf34qY6Nb3wWD25RQ4F5ZR3qa7yEe_21178afd"),
            concat!("gl", "sa_Ky9Pf34qY6Nb3wWD25RQ4F5ZR3qa7yEe_21178afd0"),
            concat!("gl", "c_eyJvIjoi"),
        ],
        sources: &[
            "https://grafana.com/docs/grafana/latest/administration/service-accounts/",
            "https://grafana.com/docs/grafana-cloud/security-and-account-management/authentication-and-permissions/access-policies/",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let Some((random, sum)) = candidate
        .text
        .strip_prefix("glsa_")
        .and_then(|body| body.split_once('_'))
    else {
        return token::known(candidate, 8, 30..=400, Confidence::High);
    };
    let key = candidate.text.get(..37)?;
    // The bytes of the sum are written in the order of a little-endian number.
    let sure = match u32::from_str_radix(sum, 16) {
        Ok(sum) if sum.swap_bytes() == checksum::crc32(key.as_bytes()) => Confidence::VeryHigh,
        _ => Confidence::Medium,
    };
    placeholder::grade(random, sure).filter(|_| sum.len() == 8 && candidate.starts_word())
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::rates;

    #[test]
    fn a_wrong_checksum_is_less_sure() {
        rates!(DETECTOR,
            concat!("gl", "sa_Ky9Pf34qY6Nb3wWD25RQ4F5ZR3qa7yEe_21178afd") => VeryHigh,
            concat!("gl", "sa_Ky9Pf34qY6Nb3wWD25RQ4F5ZR3qa7yEe_21178afe") => Medium,
        );
    }
}
