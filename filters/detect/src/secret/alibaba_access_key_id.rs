//! Alibaba Cloud access key ids: `LTAI` and 12 to 20 letters and digits. Alone an id opens nothing; it says that
//! the secret is near.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.alibaba_access_key_id",
    title: "Alibaba Cloud access key id",
    label: "[ALIBABA_ACCESS_KEY_ID]",
    pattern: "LTAI[0-9A-Za-z]{12,20}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["LTAI"]),
    validate: |candidate| {
        token::known(candidate, 4, 12..=20, Confidence::Medium)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["alibaba", "aliyun", "alicloud", "accesskey", "access_key"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Medium without context: four letters are a short prefix.",
        finds: &[
            concat!("ALIBABA_ACCESS_KEY_ID_ID=‹LTAI", "o8ykj3VkPZDYvy›"),
            concat!(
                "{\"alibaba_access_key_id_id\": \"‹LTAI",
                "fIvJhGxwOEb1oB›\"}"
            ),
            concat!("use ‹LTAI", "yY48ochwXeQOfo› from now on"),
        ],
        ignores: &[
            concat!("LTAI", "iWKrXnQa1Mn"),
            concat!("LTAI", "i4DTgotUEiCPy4DvVRQI7"),
            concat!("xLTAI", "dPSKR4rW9sJJPF"),
            concat!("LTAI", "000000000000"),
        ],
        sources: &["https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair"],
    }),
    ..Detector::of(Family::Secret)
};
