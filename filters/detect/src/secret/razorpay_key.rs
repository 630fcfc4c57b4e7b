//! Razorpay keys: ids `rzp_live_` or `rzp_test_` and 14 letters and digits, and their secrets, 24 that only a name
//! gives away.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.razorpay_key",
    title: "Razorpay key",
    label: "[RAZORPAY_KEY]",
    pattern: concat!(
        "(?:rzp_live_|rzp_test_)[0-9A-Za-z]{14}[0-9A-Za-z]?|",
        token::assigned!("razorpay_?(?:api_?)?(?:key_?)?secret", "[0-9A-Za-z]{24}")
    ),
    prefilter: Prefilter::Name(&["rzp_live_", "rzp_test_", "razorpay"]),
    value: token::value,
    validate: |candidate| {
        token::one_of(
            candidate,
            &[("rzp_live_", 14..=14), ("rzp_test_", 14..=14)],
            Confidence::Medium,
        )
        .or_else(|| token::named(candidate, 24..=24))
    },
    about: native(&About {
        validator: "prefix, or name; alphabet and length",
        notes: "The id alone opens nothing; it is found because it stands beside its secret.",
        finds: &[
            concat!("‹rzp_", "live_C22memcx50bLv3›"),
            concat!("RAZORPAY_KEY_SECRET=\"‹rzp_", "live_He7hGid2B0xGBI›\""),
            concat!("it is ‹rzp_", "test_3vQQBNbDkL2MdV›."),
            concat!("RAZORPAY_KEY_SECRET=‹a1D", "0OhQJ4mv1c03H1YXFneVS›"),
            concat!("\"razorpayKeySecret\": \"‹wpT", "xJOXFunpU6VDxtAsWw94g›\","),
        ],
        ignores: &[
            concat!("rzp_", "live_C22memcx50bLv"),
            concat!("rzp_", "live_C22memcx50bLv3h"),
            concat!("xrzp_", "live_C22memcx50bLv3"),
            concat!("rzp_", "live_xxxxxxxxxxxxxx"),
            concat!("RAZORPAY_KEY_SECRET=a1D", "0OhQJ4mv1c03H1YXFneV"),
            concat!("RAZORPAY_KEY_SECRET=a1D", "0OhQJ4mv1c03H1YXFneVSo"),
            concat!("RAZORPAY_KEY_SECRET=xxx", "xxxxxxxxxxxxxxxxxxxxx"),
        ],
        sources: &["https://razorpay.com/docs/payments/dashboard/account-settings/api-keys/"],
    }),
    ..Detector::of(Family::Secret)
};
