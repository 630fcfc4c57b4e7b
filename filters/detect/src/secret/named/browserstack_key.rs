//! BrowserStack access keys: 20 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.browserstack_key",
    title: "BrowserStack access key",
    label: "[BROWSERSTACK_KEY]",
    pattern: token::assigned!("browserstack", "[0-9A-Za-z]{20}"),
    prefilter: Prefilter::Name(&["browserstack"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 20..=20),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("BROWSERSTACK_ACCESS_KEY=‹8uvf", "8ZdkT7F5ju3G2TZ0›"),
            concat!(
                "\"browserstack_access_key\": \"‹HW3K",
                "af6XJyaiUqiAVLQL›\","
            ),
            concat!("the BROWSERSTACK key is ‹tgEl", "Iv3Jv6vALkHYP4dT›"),
        ],
        ignores: &[
            concat!("BROWSERSTACK_ACCESS_KEY=NhKq", "5i9zpxLFn8H3Dbz"),
            concat!("BROWSERSTACK_ACCESS_KEY=40Si", "jLOeQ0Hg83YOb3eQ7"),
            concat!("BROWSERSTACK_ACCESS_KEY=0000", "0000000000000000"),
            concat!("checksum=jeYy", "wOK56pwdoaWVCezn"),
        ],
        sources: &["https://www.browserstack.com/docs/automate/selenium/getting-started/"],
    }),
    ..Detector::of(Family::Secret)
};
