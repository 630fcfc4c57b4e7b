//! Tencent Cloud keys: the secret id, `AKID` and 32 letters and digits, and the secret key, 32 that only a name gives
//! away.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tencent_key",
    title: "Tencent Cloud key",
    label: "[TENCENT_KEY]",
    pattern: concat!(
        "AKID[0-9A-Za-z]{32}[0-9A-Za-z]?|",
        token::assigned!("tencent_?(?:cloud_?)?secret_?key", "[0-9A-Za-z]{32}")
    ),
    prefilter: Prefilter::Name(&["akid", "tencent"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(candidate, &[("AKID", 32..=32)], Confidence::High)
            .or_else(|| token::named(candidate, 32..=32))
    },
    context: &["tencent", "tencentcloud", "secretid", "secret_id", "cos"],
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹AKI", "DR7CSl3NRQCOcXH5rCqQUvovjVNZKRWRj›"),
            concat!(
                "TENCENTCLOUD_SECRET_KEY=\"‹AKI",
                "DxlEgSOeEF4w2Iuuki1tnOT6KiqeMBNOk›\""
            ),
            concat!(
                "TENCENTCLOUD_SECRET_KEY=‹X79",
                "Q9h4v5qGe8zzM9TALX6T0GImZmMU3›"
            ),
            concat!(
                "\"tencentcloudSecretKey\": \"‹oYm",
                "Z96FT7nNkkzSqyf6CErRnAf9U3ng9›\","
            ),
        ],
        ignores: &[
            concat!("AKI", "DR7CSl3NRQCOcXH5rCqQUvovjVNZKRWR"),
            concat!("AKI", "DR7CSl3NRQCOcXH5rCqQUvovjVNZKRWRjB"),
            concat!("xAKI", "DR7CSl3NRQCOcXH5rCqQUvovjVNZKRWRj"),
            concat!("AKI", "Dxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
            concat!(
                "TENCENTCLOUD_SECRET_KEY=X79",
                "Q9h4v5qGe8zzM9TALX6T0GImZmMU"
            ),
            concat!(
                "TENCENTCLOUD_SECRET_KEY=X79",
                "Q9h4v5qGe8zzM9TALX6T0GImZmMU33"
            ),
            concat!(
                "TENCENTCLOUD_SECRET_KEY=xxx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.tencentcloud.com/document/product/598/32675"],
    }),
    ..Detector::of(Family::Secret)
};
