//! Mailchimp API keys: 32 hexadecimal digits, `-us` and the number of the data centre.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.mailchimp_key",
    title: "Mailchimp API key",
    label: "[MAILCHIMP_KEY]",
    pattern: "[0-9a-f]{32}-us[0-9]{1,2}[0-9A-Za-z]?",
    prefilter: Prefilter::Within {
        literals: &["-us"],
        before: 32,
    },
    validate: |candidate| {
        token::known(candidate, 0, 36..=37, Confidence::High)
            .filter(|_| candidate.text.ends_with(|c: char| c.is_ascii_digit()))
    },
    context: &["mailchimp", "api key", "api_key", "apikey"],
    about: native(&About {
        validator: "shape and length",
        notes: "A hash before `-us1` is found too; the data centres of other regions than `us` are left out, there are none.",
        finds: &[
            concat!("‹0c60e", "41dea6d06af2d8c3e228771aa3b-us16›"),
            concat!(
                "MAILCHIMP_API_KEY='‹a4850",
                "a439c2c06a0b2c28173d0a5b9ca-us7›'"
            ),
        ],
        ignores: &[
            concat!("0c60e", "41dea6d06af2d8c3e228771aa3-us14"),
            concat!("0c60e", "41dea6d06af2d8c3e228771aa3b2-us14"),
            concat!("0c60e", "41dea6d06af2d8c3e228771aa3b-usb"),
            concat!("0c60e", "41dea6d06af2d8c3e228771aa3b-us144"),
            concat!("00000", "000000000000000000000000000-us14"),
        ],
        sources: &["https://mailchimp.com/developer/marketing/docs/fundamentals/"],
    }),
    ..Detector::of(Family::Secret)
};
