//! New Relic keys: user `NRAK-`, REST `NRRA-`, insights `NRII-` and `NRIQ-`, and license keys, which end in `NRAL`.
//! Browser keys (`NRJS-`) are public.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.new_relic_key",
    title: "New Relic key",
    label: "[NEW_RELIC_KEY]",
    pattern: concat!(
        "NRAK-[0-9A-Z]{27}[0-9A-Za-z]?",
        "|NRRA-[0-9a-f]{42}[0-9A-Za-z]?",
        "|NRI[IQ]-[0-9A-Za-z_-]{32}[0-9A-Za-z]?",
        "|[0-9a-fux]{36}NRAL[0-9A-Za-z]?"
    ),
    prefilter: Prefilter::Within {
        literals: &["NRAK-", "NRRA-", "NRII-", "NRIQ-", "NRAL"],
        before: 36,
    },
    validate: |candidate| {
        let kinds = [
            ("NRAK-", 27..=27),
            ("NRRA-", 42..=42),
            ("NRII-", 32..=32),
            ("NRIQ-", 32..=32),
        ];
        match candidate.text.strip_suffix("NRAL") {
            Some(_) => token::known(candidate, 0, 40..=40, Confidence::High),
            None => token::one_of(candidate, &kinds, Confidence::High),
        }
    },
    context: &["new relic", "newrelic", "license", "api key", "api_key"],
    about: native(&About {
        validator: "prefix or suffix, and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!("‹NRAK", "-RS6IMU5F5BPCMTFGEVJXZ1Q1MN7›"),
            concat!(
                "NEW_RELIC_API_KEY=\"‹NRAK",
                "-0L4K3SNIOXJZF2F04N9RF530OXS›\""
            ),
            concat!(
                "it is ‹NRRA",
                "-dd9110a98b886fcb0c745bc0e4c8c26095a061877b›."
            ),
            concat!(
                "Authorization: Bearer ‹NRII",
                "-8Ioe8TzYxdtRAWKjHgsNBt2VvQBRpBhY›,"
            ),
            concat!("it is ‹NRIQ", "-kysq1_M-pL48AZnRG5W0uYQaIHaPfAAI›."),
            concat!(
                "license_key: ‹52ec8275f9d7da48b22a7b7ac77a9b7f2cadNR",
                "AL›"
            ),
            concat!(
                "license_key: ‹eu01xx52ec8275f9d7da48b22a7b7ac77a9bNR",
                "AL›"
            ),
        ],
        ignores: &[
            concat!("NRAK", "-RS6IMU5F5BPCMTFGEVJXZ1Q1MN"),
            concat!("NRAK", "-RS6IMU5F5BPCMTFGEVJXZ1Q1MN7I"),
            concat!("xNRAK", "-RS6IMU5F5BPCMTFGEVJXZ1Q1MN7"),
            concat!("NRAK", "-XXXXXXXXXXXXXXXXXXXXXXXXXXX"),
            concat!("52ec8275f9d7da48b22a7b7ac77a9b7f2caNR", "AL"),
            concat!("52ec8275f9d7da48b22a7b7ac77a9b7f2cadNR", "ALS"),
        ],
        sources: &["https://docs.newrelic.com/docs/apis/intro-apis/new-relic-api-keys/"],
    }),
    ..Detector::of(Family::Secret)
};
