//! 1Password secret keys: `A3-`, six characters that name the account, and 26 more in groups, of an alphabet of 31
//! letters and digits without those that are easily mistaken.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.onepassword_key",
    title: "1Password secret key",
    label: "[ONEPASSWORD_KEY]",
    pattern: "A3-[0-9A-Z]{6}-(?:[0-9A-Z]{11}|[0-9A-Z]{6}-[0-9A-Z]{5})(?:-[0-9A-Z]{5}){3}[0-9A-Z]?",
    prefilter: Prefilter::Prefix(&["A3-"]),
    validate: |candidate| {
        let mistakable = |b: u8| matches!(b, b'0' | b'1' | b'I' | b'O' | b'U');
        let body = candidate.text.get(3..)?;
        let sure = match body.bytes().any(mistakable) {
            true => Confidence::Low,
            false => Confidence::High,
        };
        token::known(candidate, 3, 36..=37, sure).filter(|_| token::mixed(body))
    },
    context: &["1password", "secret key", "emergency kit"],
    about: native(&About {
        validator: "groups and alphabet",
        notes: "A key with a character outside the alphabet is found with low confidence.",
        finds: &[
            concat!("Secret Key: ‹A3-", "ASWWYB-798JRYLJVD4-23DC2-86TVM-H43EB›"),
            concat!("\"‹A3-", "Q7ZTWB-9VBN2C-YEJ5S-23DC2-86TVM-H43EB›\""),
        ],
        ignores: &[
            concat!("A3-", "ASWWYB-798JRYLJVD4-23DC2-86TVM-H43E"),
            concat!("A3-", "ASWWYB-798JRYLJVD-23DC2-86TVM-H43EB"),
            concat!("XA3-", "ASWWYB-798JRYLJVD4-23DC2-86TVM-H43EB"),
            concat!("A3-", "XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX"),
        ],
        sources: &["https://support.1password.com/secret-key-security/"],
    }),
    ..Detector::of(Family::Secret)
};
