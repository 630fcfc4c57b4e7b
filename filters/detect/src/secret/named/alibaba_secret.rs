//! Secrets of Alibaba Cloud access keys: 30 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.alibaba_secret",
    title: "Alibaba Cloud access key secret",
    label: "[ALIBABA_SECRET]",
    pattern: token::assigned!("alibaba|alicloud|aliyun", "[0-9A-Za-z]{30}"),
    prefilter: Prefilter::Name(&["alibaba", "alicloud", "aliyun"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 30..=30),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET=‹y3pd",
                "J4LrgAsiBfcUNWugI4xfOdUVGq›"
            ),
            concat!(
                "\"alibaba_cloud_access_key_secret\": \"‹ZVQr",
                "Hu7e9JpUks9mpnKzrDlSJoktax›\","
            ),
            concat!("the ALIBABA key is ‹MEo1", "iXKiMMdVHau5OsfLbkBL7vCM9F›"),
        ],
        ignores: &[
            concat!(
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET=yxSv",
                "tw7r6qVRpnWL1naQtVwPtuLoc"
            ),
            concat!(
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET=JUV9",
                "7rt6A9zoNSskjYuIOeSdB7XQQY7"
            ),
            concat!(
                "ALIBABA_CLOUD_ACCESS_KEY_SECRET=0000",
                "00000000000000000000000000"
            ),
            concat!("checksum=UKwh", "GvHF3kZ9aiMPrB8qk5BN1oejsl"),
        ],
        sources: &["https://www.alibabacloud.com/help/en/ram/user-guide/create-an-accesskey-pair"],
    }),
    ..Detector::of(Family::Secret)
};
