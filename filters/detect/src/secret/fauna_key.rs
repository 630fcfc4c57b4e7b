//! Fauna secrets: `fn` (then `AE` or `AF`, the beginning of every id) and 36 more characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.fauna_key",
    title: "Fauna secret",
    label: "[FAUNA_KEY]",
    pattern: "(?:fnAE|fnAF)[0-9A-Za-z_-]{36}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["fnAE", "fnAF"]),
    validate: |candidate| token::known(candidate, 4, 36..=36, Confidence::High),
    context: &["fauna"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("FAUNA_KEY=‹fnAE", "UOacrtQMrTT1FRF45idxZG4tuXIGP3U2Oi9K›"),
            concat!(
                "{\"fauna_key\": \"‹fnAF",
                "g7a-Wso0aMRQ_XXlKl-395VMHLT3PteOXP1V›\"}"
            ),
            concat!(
                "use ‹fnAF",
                "0kC1bbfOGMbre1GDL49ENIxnygvPQ55TU5BY› from now on"
            ),
        ],
        ignores: &[
            concat!("fnAE", "WKtDjjhgz_zV2EKUR63mUQAxbIXAPYFCMSJ"),
            concat!("fnAE", "Nvz9lSGfMEAVBZm9eQZSMhfXMZrBWGbecvxn7"),
            concat!("xfnAE", "w8XlaadNKwmo9PLwO_QPAAfSanhY76cfQh-d"),
            concat!("fnAE", "000000000000000000000000000000000000"),
        ],
        sources: &["https://docs.fauna.com/fauna/current/learn/security/keys/"],
    }),
    ..Detector::of(Family::Secret)
};
