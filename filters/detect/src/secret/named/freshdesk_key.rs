//! Freshdesk and Freshservice API keys: 20 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.freshdesk_key",
    title: "Freshdesk API key",
    label: "[FRESHDESK_KEY]",
    pattern: token::assigned!("freshdesk|freshservice", "[0-9A-Za-z]{20}"),
    prefilter: Prefilter::Name(&["freshdesk", "freshservice"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 20..=20),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("FRESHDESK_API_KEY=‹3aWX", "fbd0eJjIP2WfDSlr›"),
            concat!("\"freshdesk_api_key\": \"‹HoXA", "r1dL47AYsGRHzXsl›\","),
            concat!("the FRESHDESK key is ‹OL6y", "UYcy2JXSiReftewo›"),
        ],
        ignores: &[
            concat!("FRESHDESK_API_KEY=QTJM", "j2mGWJFJgG5Md6F"),
            concat!("FRESHDESK_API_KEY=z7dX", "UL1giiCODHHmdB6r7"),
            concat!("FRESHDESK_API_KEY=0000", "0000000000000000"),
            concat!("checksum=Q2Zp", "AZdFzeUx4zClHCxe"),
        ],
        sources: &["https://developers.freshdesk.com/api/#authentication"],
    }),
    ..Detector::of(Family::Secret)
};
