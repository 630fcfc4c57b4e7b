//! Instagram access tokens: `IGQV`, `IGAA` or `IGQW` and at least 100 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.instagram_token",
    title: "Instagram access token",
    label: "[INSTAGRAM_TOKEN]",
    pattern: "(?:IGQV|IGAA|IGQW)[0-9A-Za-z_-]{100,400}",
    prefilter: Prefilter::Prefix(&["IGQV", "IGAA", "IGQW"]),
    validate: |candidate| token::known(candidate, 4, 100..=400, Confidence::High),
    context: &["instagram"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "INSTAGRAM_TOKEN=‹IGQV",
                "2RgEd0SM8hZ081c2IroMHPAhIprLZGSnP2z0LLVptoWaDO0nFrY_UdyYh5eoXBEEUU3lzIxB4p-lLWj_GpKpcP5TtgouslA3f0gS69›"
            ),
            concat!(
                "{\"instagram_token\": \"‹IGAA",
                "oQW7W1vp22o3MZ6lVXYvPDELvnwfZDCbElxy7OK0YAWgUZmEdX9Du6lnbInQK8EbpiBGkwopeDPKyKRso5Rr6fg7sB3bb6_XlCfURn›\"}"
            ),
            concat!(
                "INSTAGRAM_TOKEN=‹IGQW",
                "9WECN-gkcHrkM5ezUen3hq4G0M7tgR2ZsYtGqO42e8274MSNzKY5NgVVB30xz8pygBiVMxM6sXCM35sXLgX9aBmKbRv99rn8TkfIUL›"
            ),
            concat!(
                "use ‹IGQW",
                "JwB0P_WzAoLArH3PNKgGtW0bD0J1PZ_PYCOlvF1XK_b6rNSetWMtUuegceX3xtRuzM7TXw6R5c4LD4YHK6OMpqw3Y0xRPxtEZ-a7Mh› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "IGQV",
                "ih8DIEKnEfwybJy5EJKbJlEsSjJ69t2qLafcAxlne72T_RATROZg34qHheZADpPpEYZuyTxgyfZwK-4wdCAGhU9luVJgO731Gen"
            ),
            concat!(
                "xIGQV",
                "GEB8YGiSQ8_JLtMnuyzBvx6Uu53duEXtujyvCPnni7xJ77HcsjN8-khduaoxgQJPnDuYzFv2tIcBbIJJl6RYzqYXhwkizPfW3sSmAJ"
            ),
            concat!(
                "IGQV",
                "0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://developers.facebook.com/docs/instagram-platform/instagram-api-with-instagram-login/",
        ],
    }),
    ..Detector::of(Family::Secret)
};
