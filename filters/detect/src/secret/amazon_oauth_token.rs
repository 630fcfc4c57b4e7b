//! Access (`Atza|`) and refresh (`Atzr|`) tokens of Login with Amazon.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.amazon_oauth_token",
    title: "Login with Amazon token",
    label: "[AMAZON_OAUTH_TOKEN]",
    pattern: "(?:Atza\\||Atzr\\|)[0-9A-Za-z_-]{100,1500}",
    prefilter: Prefilter::Prefix(&["Atza|", "Atzr|"]),
    validate: |candidate| token::known(candidate, 5, 100..=1500, Confidence::High),
    context: &["amazon", "access_token", "refresh_token"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "AMAZON_OAUTH_TOKEN=‹Atza",
                "|IckAB86cIdbuQQ4s5sBVjZq4GWJmErryE4i3ioMkkabT1slPfFhp42lH8js4puXgLFXEFWg54-6IHuJKdu4NdmFiqbz8oJFQImh5zh›"
            ),
            concat!(
                "{\"amazon_oauth_token\": \"‹Atzr",
                "|PSCyvselqKATzkQZGfkQJeQ_zNoHRmKmsmFmHU8BE5oQ7Zet1dnG4ixeEWn29pX-nIejSpD2HzNeItIrwpAT-99P-hHKm2ZwlSk6vg›\"}"
            ),
            concat!(
                "use ‹Atzr",
                "|pQK9C0Xk9jPYOsdwnvnm4p4YcpYp3kDSeItcbEQJWzfIZx7XvYUjmuJG5U7FtFD1Ed6eTma5UIlbdecvMhMoQbibHLQM5toKfkSh2c› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "Atza",
                "|IsQgx8SAIHy1CvAgLI7nNOuMOh_unT-XLAmoEsDZW41deAIxwziJRTv2OUiMk5uwvZWWt-IEjfAQBenc_FQSDp2cvI2QNSX7cXR"
            ),
            concat!(
                "xAtza",
                "|3Nld3_KE3clvbmRTQbGqodOEkEelEBmZZbIRSAYfXiFFR-r3xCDM3MXNYy-YUhGYehBxtFnzRFgYcH2VgkQLg4zSttyhjtvtyx3Od0"
            ),
            concat!(
                "Atza",
                "|0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.amazon.com/docs/login-with-amazon/access-token.html"],
    }),
    ..Detector::of(Family::Secret)
};
