//! Jenkins API tokens: the version `11` and 32 hexadecimal digits, those of old versions without `11`; known by their
//! name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.jenkins_token",
    title: "Jenkins API token",
    label: "[JENKINS_TOKEN]",
    pattern: token::assigned!("jenkins", "(?:11)?[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["jenkins"]),
    value: token::value,
    validate: |candidate| {
        let length = candidate.text.len() - token::value(candidate.text).min(candidate.text.len());
        token::named(candidate, 32..=34).filter(|_| length != 33)
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("JENKINS_API_TOKEN=‹11de", "d0c0911344f85d9a397319ab5f26ee›"),
            concat!(
                "\"jenkins_api_token\": \"‹112d",
                "aa1ef181caed8c32c8e2b4c1bfb611›\","
            ),
            concat!(
                "the JENKINS key is ‹11da",
                "e3919ae207a2832e01be6e7161ce97›"
            ),
        ],
        ignores: &[
            concat!("JENKINS_API_TOKEN=11c1", "49195ca66acc8001ac2d34bc5b5ce"),
            concat!("JENKINS_API_TOKEN=119b", "a026894f97b48f87bab2971f15a5627"),
            concat!("JENKINS_API_TOKEN=1100", "000000000000000000000000000000"),
            concat!("checksum=1171", "6e66e1545cc5776ac2960dcbbdc5f2"),
        ],
        sources: &[
            "https://www.jenkins.io/doc/book/system-administration/authenticating-scripted-clients/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
