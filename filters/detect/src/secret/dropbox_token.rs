//! Dropbox access tokens: `sl.` and at least 130 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.dropbox_token",
    title: "Dropbox access token",
    label: "[DROPBOX_TOKEN]",
    pattern: "sl\\.[0-9A-Za-z_-]{130,1500}",
    prefilter: Prefilter::Prefix(&["sl."]),
    validate: |candidate| token::known(candidate, 3, 130..=1500, Confidence::High),
    context: &["dropbox"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "DROPBOX_TOKEN=‹sl.l",
                "n2HNtzyWlTcQ9YpCZ86570FBbl0viZJS2VLrifDW_Qkws422TOxZKe543_hBrM6yiiLWXlGvLxpCvQjDMRg_AykQ100hOglaKMpyepFIrMABP1Yo3uq-UDhm8kjfsOoSYYP›"
            ),
            concat!(
                "{\"dropbox_token\": \"‹sl.7",
                "1CIo6xvmYBwgAXVuQ8fZ_pnxG4KZeI8SXiWOrjpPID79Cl5Np4qRuMjvQ0zMU0czdPkkak8QmQk0BrMylVmqOUffqe5vqpky7kq9T7DfFBFh7SW6V10gjbrovzku-sDGQmL›\"}"
            ),
            concat!(
                "use ‹sl.a",
                "c8NmzA37IADcsTa-FrrWwpfwdUJqLei4UdxxT_rleOVb9TdynZUJDrJ4AIfc76Q6nSkxIJDvDJIKhXFDA37xKn873cfigngeC2BklzMfzcQ1txJWRNP5JZ0cVf7oEaKkken› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "sl.K",
                "EoNzp_D_7hqlbbWJ2l12XIlNzEdY0xW4Z1lE6jK-iaB331EDzgDwG33abMG-Wd7bBmYbUtVSbktRBTchSivAkbwkoED4Sf8bunOW0j1jvujJ9GGbCDPLAB-FXjEue37O"
            ),
            concat!(
                "xsl.b",
                "va2SwXyA0MQ79Poqdpfp_ZDHru_sMuPBGtiiMwauEgnxDH3JTWm8n5Ds01o8A_5tUhbxQlB5Da2xbKu6kp8tSmAYW5rm09olQisQpWDI4rzgMwaoFw6bUvFg245hyOC_wRB"
            ),
            concat!(
                "sl.0",
                "000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.dropbox.com/oauth-guide"],
    }),
    ..Detector::of(Family::Secret)
};
