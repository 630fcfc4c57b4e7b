//! Linode (Akamai) personal access tokens: 64 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.linode_token",
    title: "Linode API token",
    label: "[LINODE_TOKEN]",
    pattern: token::assigned!("linode", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["linode"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "LINODE_TOKEN=‹b5e1",
                "2d1791ad5419e416bdd7cb9d98b03d33c9785625cc0564ece508d53a786e›"
            ),
            concat!(
                "\"linode_token\": \"‹31ee",
                "a61bb2092fb52f07f1ff7eb4156ec58eab3822b369f2c14d5b3e97311499›\","
            ),
            concat!(
                "the LINODE key is ‹f837",
                "894d03172872588d34867652627d123deef2005901bbbb2a703bdebabcea›"
            ),
        ],
        ignores: &[
            concat!(
                "LINODE_TOKEN=d47c",
                "67e47240e59105857605a40aed32df0c4db3ae37d04d0e86cc9d7efe91a"
            ),
            concat!(
                "LINODE_TOKEN=b31a",
                "39564c56aba25c64f2fb2e82f4d24851bb2abc6ce3611a9bcd9c8d1914bc7"
            ),
            concat!(
                "LINODE_TOKEN=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=6715",
                "f5e318e4683cc4d6519b546343519dd952d2c08a1d244cfc043063aa8d0c"
            ),
        ],
        sources: &["https://techdocs.akamai.com/linode-api/reference/get-started"],
    }),
    ..Detector::of(Family::Secret)
};
