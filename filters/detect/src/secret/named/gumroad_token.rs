//! Gumroad access tokens: 43 characters of base64url, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.gumroad_token",
    title: "Gumroad access token",
    label: "[GUMROAD_TOKEN]",
    pattern: token::assigned!("gumroad", "[0-9A-Za-z_-]{43}"),
    prefilter: Prefilter::Name(&["gumroad"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 43..=43),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "GUMROAD_ACCESS_TOKEN=‹uZSi",
                "lArFN-cWEuyo4V2pAxLhEvt7-rvBr_yHnPcAjfO›"
            ),
            concat!(
                "\"gumroad_access_token\": \"‹7GNE",
                "GfxYVK05TgfV6ZRTlt6HWuA2o-x9qex9eaHrKC9›\","
            ),
            concat!(
                "the GUMROAD key is ‹mxKf",
                "-85WCHe3i27Xl0_Ob3R9rpG5UPsJtk5q6V61-WB›"
            ),
        ],
        ignores: &[
            concat!(
                "GUMROAD_ACCESS_TOKEN=YGFg",
                "UE91FtY2QtrLIPYZz1tL4eMTm5mmefKoFCaoxN"
            ),
            concat!(
                "GUMROAD_ACCESS_TOKEN=ZZSA",
                "FPG5C2A_DCbdA-jCkrvamb3DyleLxoE7JKfpBUp7"
            ),
            concat!(
                "GUMROAD_ACCESS_TOKEN=0000",
                "000000000000000000000000000000000000000"
            ),
            concat!("checksum=SA0D", "neeJs9db67MGonw9t_rgRrvc2G63w5S1JnDnpcZ"),
        ],
        sources: &["https://gumroad.com/api"],
    }),
    ..Detector::of(Family::Secret)
};
