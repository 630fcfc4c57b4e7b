//! Tinybird tokens: `p.`, JSON in base64url, a dot, a signature.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.tinybird_token",
    title: "Tinybird token",
    label: "[TINYBIRD_TOKEN]",
    pattern: r"p\.eyJ[0-9A-Za-z_-]{40,400}\.[0-9A-Za-z_-]{27,64}",
    prefilter: Prefilter::Prefix(&["p.eyJ"]),
    validate: |candidate| token::known(candidate, 2, 70..=460, Confidence::High),
    context: &["tinybird", "token", "bearer"],
    about: native(&About {
        validator: "prefix and length",
        notes: "Tokens made for documentation that are no visible samples are found.",
        finds: &[
            concat!(
                "‹p.ey",
                "J1IjogIjNzpeopnUSwU6whillroScUAKiBTMg7odjRyFtnRqholCWzI23gwTvgdZwpDQJMTo4fT56QlHWLKWQRTVmjrIuwBXn.iBKhejtlY5M0EwxtlzcDbVm5yz4lbTrQgRElKs91MoN›"
            ),
            concat!(
                "https://api.tinybird.co/v0/pipes/top.json?token=‹p.ey",
                "J1IjogIewNI19jHn4498kkUVSSpV0HZ28GHO7V986mFkHG7RWQUzSyDwsxH6op50ECcogQWGjpOD5zNw6LSajxcKxFMNmz9ma.V1dWT296AZSE30OFw9MVpVhpO36x1q5IQsRJjz8axs3›&q=1"
            ),
        ],
        ignores: &[
            concat!(
                "p.ey",
                "J1IjogIjNzpeopnUSwU6whillroScUAKiBTMg7odjRyFtnRqholCWzI23gwTvgdZwpDQJMTo4fT56QlHWLKWQRTVmjrIuwBXn"
            ),
            concat!(
                "http.ey",
                "J1IjogIjNzpeopnUSwU6whillroScUAKiBTMg7odjRyFtnRqholCWzI23gwTvgdZwpDQJMTo4fT56QlHWLKWQRTVmjrIuwBXn.iBKhejtlY5M0EwxtlzcDbVm5yz4lbTrQgRElKs91MoN"
            ),
            concat!(
                "p.ey",
                "J1IjogIjNzpeopnUSwU6whillro.iBKhejtlY5M0EwxtlzcDbVm5yz4lbTrQgRElKs91MoN"
            ),
        ],
        sources: &["https://www.tinybird.co/docs/get-started/administration/auth-tokens"],
    }),
    ..Detector::of(Family::Secret)
};
