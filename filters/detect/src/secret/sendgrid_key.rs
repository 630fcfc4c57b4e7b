//! SendGrid API keys: `SG.`, an id of 22 base64url characters, a secret of 43.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sendgrid_key",
    title: "SendGrid API key",
    label: "[SENDGRID_KEY]",
    pattern: r"SG\.[0-9A-Za-z_-]{22}\.[0-9A-Za-z_-]{43,48}",
    prefilter: Prefilter::Prefix(&["SG."]),
    validate: |candidate| token::known(candidate, 3, 66..=66, Confidence::High),
    context: &["sendgrid", "api key", "api_key", "apikey", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Keys made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹SG",
                ".q7Zt0LmXw3Rk9VbN2cYeJ5.sHd8GfA1u6TpQi4zBvRnWkYcMxE7oSlDgHjKa2PfUw3›"
            ),
            concat!(
                "Authorization: Bearer ‹SG",
                ".q7Zt0LmXw3Rk9VbN2cYeJ5.sHd8GfA1u6TpQi4zBvRnWkYcMxE7oSlDgHjKa2PfUw3›,"
            ),
        ],
        ignores: &[
            concat!(
                "SG",
                ".q7Zt0LmXw3Rk9VbN2cYeJ5.sHd8GfA1u6TpQi4zBvRnWkYcMxE7oSlDgHjKa2PfUw"
            ),
            concat!(
                "SG",
                ".q7Zt0LmXw3Rk9VbN2cYeJ5.sHd8GfA1u6TpQi4zBvRnWkYcMxE7oSlDgHjKa2PfUw34"
            ),
            concat!(
                "SG",
                ".xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
        ],
        sources: &["https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
