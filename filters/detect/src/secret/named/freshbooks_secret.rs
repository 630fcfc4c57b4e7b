//! FreshBooks client secrets: 64 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.freshbooks_secret",
    title: "FreshBooks client secret",
    label: "[FRESHBOOKS_SECRET]",
    pattern: token::assigned!("freshbooks", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["freshbooks"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "FRESHBOOKS_CLIENT_SECRET=‹8bc9",
                "398743ebda746c081150637efd4b646b188c7c2a014076c945c8c46cfdf3›"
            ),
            concat!(
                "\"freshbooks_client_secret\": \"‹ac91",
                "6fff5baa4d1c6134f32fcc4f591c1ac3bf17bb05b1daf741c7edf2f683f4›\","
            ),
            concat!(
                "the FRESHBOOKS key is ‹0c6e",
                "7d9ab9728df3abe4a3c7f6e089821d79b86d1d1373483554ec1cda6f4937›"
            ),
        ],
        ignores: &[
            concat!(
                "FRESHBOOKS_CLIENT_SECRET=c5d9",
                "ba59d91529f4bbddc942b26176169b50c2664ffc5fc7d8e8c786a9f4cf6"
            ),
            concat!(
                "FRESHBOOKS_CLIENT_SECRET=9a5a",
                "14bc3045d9ccbdd1c552f971f47e84d21bdbb5005635afb00a3ac78492ed7"
            ),
            concat!(
                "FRESHBOOKS_CLIENT_SECRET=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=0e80",
                "330af1a4c2362f338f6adcf6d0c27b5e6ff6aad8f4ad3d728aa7ebe4b9c6"
            ),
        ],
        sources: &["https://www.freshbooks.com/api/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
