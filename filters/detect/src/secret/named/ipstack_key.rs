//! ipstack access keys: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ipstack_key",
    title: "ipstack access key",
    label: "[IPSTACK_KEY]",
    pattern: token::assigned!("ipstack", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["ipstack"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("IPSTACK_ACCESS_KEY=‹8055", "37d2689ecd45d7902f5853f2591b›"),
            concat!(
                "\"ipstack_access_key\": \"‹c54e",
                "554707d0bcb0be6386701de109ad›\","
            ),
            concat!("the IPSTACK key is ‹c5ee", "c985e8ece79b65fc1ea9eca4bbd6›"),
        ],
        ignores: &[
            concat!("IPSTACK_ACCESS_KEY=5ce1", "7f50cced0942c17b24fd0c62164"),
            concat!("IPSTACK_ACCESS_KEY=d472", "a9c2a01aa220a57c1bd97fabc1317"),
            concat!("IPSTACK_ACCESS_KEY=0000", "0000000000000000000000000000"),
            concat!("checksum=0c92", "5329c2c0d2f98318df3191e1557c"),
        ],
        sources: &["https://ipstack.com/documentation"],
    }),
    ..Detector::of(Family::Secret)
};
