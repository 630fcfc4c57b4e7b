//! Yandex secrets: API keys of its cloud, `AQVN` and 35 to 38 characters; IAM tokens, `t1.` and two parts with a dot;
//! OAuth tokens, `y0_` and 50 to 64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.yandex_token",
    title: "Yandex token",
    label: "[YANDEX_TOKEN]",
    pattern: concat!(
        "AQVN[0-9A-Za-z_-]{35,38}[0-9A-Za-z]?",
        "|y0_[0-9A-Za-z_-]{50,64}[0-9A-Za-z]?",
        r"|t1\.[0-9A-Za-z_-]{10,400}={0,2}\.[0-9A-Za-z_-]{86}[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Prefix(&["AQVN", "y0_", "t1."]),
    validate: |candidate| {
        let kinds = [("AQVN", 35..=38), ("y0_", 50..=64), ("t1.", 97..=489)];
        let signature = candidate.text.rsplit('.').next()?;
        let signed = !candidate.text.starts_with("t1.") || signature.len() == 86;
        token::one_of(candidate, &kinds, Confidence::High)
            .filter(|_| signed && token::mixed(candidate.text))
    },
    context: &[
        "yandex", "iam", "api-key", "api key", "oauth", "bearer", "token",
    ],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹AQV", "NJVdac18u01iG4ItcCEh2frFD4RXPj-AyJekq›"),
            concat!(
                "YANDEX_TOKEN=\"‹AQV",
                "NsKfESTnObxckHg0_3myiJc5t12ZSQLdY81ao›\""
            ),
            concat!(
                "it is ‹y0",
                "_KZtaeiOJ7c0VTgFnBWsntTS2JN232-IRvE2eZjIZfev502FBOsiZM5FFr›."
            ),
            concat!(
                "Authorization: Bearer ‹t1.",
                "9eu34ni22Tt0OSSnbVnrlA6xTZ2ExzxjM9BXRQC0dZ0B2F7jIiDUN2YtQALVcxS.nj0OWSRGvhZQ9Qpfh3TdlVISzVswMXlrnOgUCMIrdOxVjkluweORVmmELTvhiGZfFEeeVsDjCuz2THnvhrzqRh›"
            ),
        ],
        ignores: &[
            concat!("AQV", "NJVdac18u01iG4ItcCEh2frFD4RXPj-AyJe"),
            concat!("AQV", "NJVdac18u01iG4ItcCEh2frFD4RXPj-AyJekqmx7"),
            concat!("xAQV", "NJVdac18u01iG4ItcCEh2frFD4RXPj-AyJekq"),
            concat!("AQV", "Nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://yandex.cloud/en/docs/iam/concepts/authorization/"],
    }),
    ..Detector::of(Family::Secret)
};
