//! KuCoin API secrets (a UUID) and keys (24 hexadecimal digits): known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.kucoin_key",
    title: "KuCoin API secret",
    label: "[KUCOIN_KEY]",
    pattern: token::assigned!(
        "kucoin",
        "(?:[0-9a-f]{24}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
    ),
    prefilter: Prefilter::Name(&["kucoin"]),
    value: token::value,
    validate: |candidate| {
        token::named(candidate, 36..=36).or_else(|| token::named(candidate, 24..=24))
    },
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "KUCOIN_API_SECRET=‹cb1a",
                "0ee7-3ba6-35e1-55d8-c9578edb33a2›"
            ),
            concat!(
                "\"kucoin_api_secret\": \"‹278c",
                "6980-41fb-fd76-b7a3-1c3e45dcfd97›\","
            ),
            concat!(
                "the KUCOIN key is ‹f9bc",
                "cbc0-02f3-aacb-ac35-6182fd78f4e1›"
            ),
            concat!("KUCOIN_API_SECRET: ‹4db6", "af889286f479447cf1b7›"),
        ],
        ignores: &[
            concat!("KUCOIN_API_SECRET=e487", "edf4-d71e-a996-2ae2"),
            concat!(
                "KUCOIN_API_SECRET=804e",
                "c46a-7c1b-846a-cb45-aef69cdb3ee87"
            ),
            concat!("KUCOIN_API_SECRET=0000", "0000-0000-0000-0000-000000000000"),
            concat!("checksum=f53f", "af7d-d5f9-0eab-0730-62e0bd54caf4"),
        ],
        sources: &["https://www.kucoin.com/docs-new/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
