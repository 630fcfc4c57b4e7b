//! Bitbucket app passwords, `ATBB` and 32 letters and digits, and access tokens of repositories, projects and
//! workspaces: `ATCTT3xFfGN0`, base64url, `=` and eight hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.bitbucket_token",
    title: "Bitbucket token",
    label: "[BITBUCKET_TOKEN]",
    pattern: concat!(
        "ATBB[0-9A-Za-z]{32}[0-9A-Za-z]?",
        "|ATCTT3xFfGN0[0-9A-Za-z_-]{100,250}=[0-9A-F]{8}[0-9A-Za-z]?",
    ),
    prefilter: Prefilter::Prefix(&["ATBB", "ATCTT3xFfGN0"]),
    validate: |candidate| {
        let kinds = [("ATBB", 32..=32), ("ATCTT3xFfGN0", 109..=259)];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["bitbucket", "atlassian"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "The eight digits are a checksum whose rule is not published: any are accepted.",
        finds: &[
            concat!("BITBUCKET_TOKEN=‹ATBB", "TEHMKns7Bbo947ldg6DfCQSgHS0Ix8pJ›"),
            concat!(
                "{\"bitbucket_token\": \"‹ATCT",
                "T3xFfGN0VVZ_eCAY5Xvhe_3614sb2BcY93AixZ6elj8SKGwo3UicOdVSAVJmc7vk_ZzqC4yU0hH9mZqjA5esCcDzvY0kNuOVS2AGAfVVZr7F_X=C81BE434›\"}"
            ),
            concat!(
                "use ‹ATCT",
                "T3xFfGN0I1TbPmnEy9VhXVB1zOhXn0N80VFAHfSISZN5KkA0JD3EH5Hh-30PUC8a2VYgCPfjEnJV0boe2_kTSpVFt3E5Vs9W7RVVh9zr3UpEEs=856286CE› from now on"
            ),
        ],
        ignores: &[
            concat!("ATBB", "y1HnRECCnZUcRU3zGfpMEEmC2uMpV73"),
            concat!("ATBB", "ecmQjPqX5xHRTqPXfwSqx1nfkjRVsdEk7"),
            concat!("xATBB", "JtnzqL7R0uvsrOq6gFtDpKfcdBzQaEtv"),
            concat!("ATBB", "00000000000000000000000000000000"),
        ],
        sources: &["https://support.atlassian.com/bitbucket-cloud/docs/access-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
