//! Coze personal access tokens: `pat_` and 64 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.coze_token",
    title: "Coze personal access token",
    label: "[COZE_TOKEN]",
    pattern: "pat_[0-9A-Za-z]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["pat_"]),
    validate: |candidate| token::known(candidate, 4, 64..=64, Confidence::High),
    context: &["coze"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "COZE_TOKEN=‹pat_",
                "v0LBfYAecdtNFqqhX6qvou4dPaXfeXhRSXoZzaKMKyNoFXN0JYq6YwUxZJp3iQR4›"
            ),
            concat!(
                "{\"coze_token\": \"‹pat_",
                "66qQLuuAl4L20PSZVycjZ543caDlcYSAXhFgRAfUHIG4AOXJF8G11kXf9swPufpb›\"}"
            ),
            concat!(
                "use ‹pat_",
                "KiGDUajVpWJTzQmHhByDYHbK6hQbBO6hUZeHN1DB4EKRVpEdoiNNyEPPw8kkATBQ› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "pat_",
                "lH1yxZocbqzjXlR2v06Z8RqgnxnK2ktCs4yn1JDoltahho1IRY2FLgJUE3HoKoF"
            ),
            concat!(
                "pat_",
                "LaFj1ggWOs7Tt4cNCk893QO1KRL5uUqHQiDkYZrXdX90D8lxDKXw06fMBYI2wVoN7"
            ),
            concat!(
                "xpat_",
                "DCoVzeHkDB1MAM0BwAZUF1kY1ymvBY8O7TXrRYYhWB9ULSiPDhkuKTsU44w1nHNP"
            ),
            concat!(
                "pat_",
                "0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://www.coze.com/docs/developer_guides/pat"],
    }),
    ..Detector::of(Family::Secret)
};
