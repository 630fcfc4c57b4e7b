//! ZeroTier Central API tokens: 32 letters and digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.zerotier_token",
    title: "ZeroTier API token",
    label: "[ZEROTIER_TOKEN]",
    pattern: token::assigned!("zero_?tier", "[0-9A-Za-z]{32}"),
    prefilter: Prefilter::Name(&["zerotier", "zero_tier"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!("ZEROTIER_TOKEN=‹mgd", "bxkatqyD1WTELInbsjKx7MSW7nnkD›"),
            concat!(
                "\"zerotierToken\": \"‹t7K",
                "XHjO0J8kxeXoOGNMAJLmoJsHeVU6B›\","
            ),
        ],
        ignores: &[
            concat!("ZEROTIER_TOKEN=mgd", "bxkatqyD1WTELInbsjKx7MSW7nnk"),
            concat!("ZEROTIER_TOKEN=mgd", "bxkatqyD1WTELInbsjKx7MSW7nnkDX"),
            concat!("ZEROTIER_TOKEN=xxx", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://docs.zerotier.com/api/tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
