//! AWS access key ids: `AKIA` (long-term) or `ASIA` (temporary), bearer `ABIA`, context `ACCA`, and sixteen base32 digits.
//!
//! Ids of old begin with `A3T` and one more.
//!
//! Alone an id opens nothing; it says that the secret is near. Ids that end in `EXAMPLE`, as all of AWS's documentation
//! has them, are none. Other prefixes of the same table (`AIDA`, `AROA` …) name things, not keys.

use super::placeholder;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.aws_access_key_id",
    title: "AWS access key id",
    label: "[AWS_ACCESS_KEY_ID]",
    pattern: "A(?:KIA|SIA|BIA|CCA|3T[0-9A-Z])[0-9A-Z]{16,40}",
    prefilter: Prefilter::Prefix(&["AKIA", "ASIA", "ABIA", "ACCA", "A3T"]),
    validate,
    context: &["aws", "amazon", "access key", "access_key", "accesskey"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "It names a key and is no secret alone; documented examples are left out.",
        finds: &[
            concat!("aws_access_key_id = ‹AK", "IAQ7ZTLMXWRKVBNC2Y›"),
            concat!("\"‹AS", "IAQ7ZTLMXWRKVBNC2Y›\""),
            concat!("id_‹AK", "IAQ7ZTLMXWRKVBNC2Y›,"),
        ],
        ignores: &[
            concat!("AK", "IAQ7ZTLMXWRKVBNC2"),
            concat!("AK", "IAQ7ZTLMXWRKVBNC2YZ"),
            concat!("xAK", "IAQ7ZTLMXWRKVBNC2Y"),
            concat!("AK", "IAXXXXXXXXXXXXXXXX"),
            concat!("AI", "DAQ7ZTLMXWRKVBNC2Y"),
            concat!("AK", "IAIOSFODNN7EXAMPLE"),
            "akiaq7ztlmxwrkvbnc2y",
            concat!("SLOVAK", "IA2024ABCDEFGHIJ"),
        ],
        sources: &[
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids",
        ],
    }),
    ..Detector::of(Family::Secret)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let body = candidate.text.get(4..)?;
    let base32 = body.bytes().all(|b| matches!(b, b'A'..=b'Z' | b'2'..=b'7'));
    let real = candidate.starts_word() && body.len() == 16 && !body.ends_with("EXAMPLE");
    match base32 && !candidate.text.starts_with("A3T") {
        _ if !real => None,
        true => placeholder::grade(body, Confidence::High),
        // Made-up ids in tests and documentation use all ten digits; `A3T` is not documented.
        false => placeholder::grade(body, Confidence::Low),
    }
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_real_ids() {
        finds!(DETECTOR,
            concat!("aws_access_key_id = AK", "IAQ7ZTLMXWRKVBNC2Y") => concat!("AK", "IAQ7ZTLMXWRKVBNC2Y"),
            concat!("\"AS", "IAQ7ZTLMXWRKVBNC2Y\"") => concat!("AS", "IAQ7ZTLMXWRKVBNC2Y"),
            concat!("id_AK", "IAQ7ZTLMXWRKVBNC2Y,") => concat!("AK", "IAQ7ZTLMXWRKVBNC2Y"),
        );
        rates!(DETECTOR,
            concat!("AK", "IAQ7ZTLMXWRKVBNC2Y") => High,
            concat!("AK", "IAQ7ZTLMXWRKVBNC0Y") => Low,
            concat!("AK", "IAZZZZZZZZZZZZZZZZ") => Low,
            concat!("A3", "T0Q7ZTLMXWRKVBNC2Y") => Low,
        );
    }

    #[test]
    fn ignores_near_misses() {
        ignores!(
            DETECTOR,
            concat!("AK", "IAQ7ZTLMXWRKVBNC2"),
            concat!("AK", "IAQ7ZTLMXWRKVBNC2YZ"),
            concat!("xAK", "IAQ7ZTLMXWRKVBNC2Y"),
            concat!("AK", "IAXXXXXXXXXXXXXXXX"),
            concat!("AI", "DAQ7ZTLMXWRKVBNC2Y"),
            concat!("AK", "IAIOSFODNN7EXAMPLE"),
            concat!("ak", "iaq7ztlmxwrkvbnc2y"),
            "SLOVAKIA2024ABCDEFGHIJ",
        );
    }
}
