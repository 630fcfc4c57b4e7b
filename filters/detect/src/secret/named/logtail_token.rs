//! Better Stack (Logtail) source tokens: 24 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.logtail_token",
    title: "Better Stack source token",
    label: "[LOGTAIL_TOKEN]",
    pattern: token::assigned!("better_stack|betterstack|logtail", "[0-9A-Za-z]{24}"),
    prefilter: Prefilter::Name(&["better_stack", "betterstack", "logtail"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 24..=24),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("LOGTAIL_SOURCE_TOKEN=‹f4Oo", "paCZTBSxmqFPf4vBASKl›"),
            concat!(
                "\"logtail_source_token\": \"‹FH4M",
                "w0Pb2sWxLJvQ56z3BDWP›\","
            ),
            concat!("the BETTER_STACK key is ‹LHrZ", "fwMMHqAuLblKKT3Hi3G3›"),
        ],
        ignores: &[
            concat!("LOGTAIL_SOURCE_TOKEN=RXMk", "a1NYLHRl2b1HE3BEnm3"),
            concat!("LOGTAIL_SOURCE_TOKEN=r4D8", "qa4GQlGp0U7jx0iD9ePO7"),
            concat!("LOGTAIL_SOURCE_TOKEN=0000", "00000000000000000000"),
            concat!("checksum=EvgT", "YWMHw9OGMKiAfNDWm2U2"),
        ],
        sources: &["https://betterstack.com/docs/logs/api/getting-started/"],
    }),
    ..Detector::of(Family::Secret)
};
