//! Facebook access tokens: `EAA` and at least 60 letters and digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.facebook_token",
    title: "Facebook access token",
    label: "[FACEBOOK_TOKEN]",
    pattern: "EAA[0-9A-Za-z]{60,1000}",
    prefilter: Prefilter::Prefix(&["EAA"]),
    validate: |candidate| {
        token::known(candidate, 3, 60..=1000, Confidence::High)
            .filter(|_| token::mixed(candidate.text))
    },
    context: &["facebook", "graph", "meta", "access_token"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Base64 that happens to begin with `EAA` is found too, up to its first sign that is no letter or digit.",
        finds: &[
            concat!(
                "FACEBOOK_TOKEN=‹EAAu",
                "2zOL0dcRvHJLD1oMZXh1EEzasqqhSMCesHhe8dEABDJM4xg1Boc5Q2DZsAwVY›"
            ),
            concat!(
                "{\"facebook_token\": \"‹EAAE",
                "602O0vw5CvUCYkPGgFkgXWmOMA8ll8DAotysa0UmmwtbStjXPOk0pTrsTKvf1›\"}"
            ),
            concat!(
                "use ‹EAA4",
                "HMeGxSQSHsPwFoA2IiOq3lxicpsw4OjXjtNZkEUEQh2nikhx91xHAbgYAvtjo› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "EAAP",
                "1famHXIQkJxbdugxc4IRgHtMYs9S9e6jOB7lGHCIPMCKiC2bycTWZ8QtFa"
            ),
            concat!(
                "xEAAJ",
                "IQuj6ThQZaEI4WNkAESlQouevr3eA66Zq4kOwW04K7Ux0beARYCgnsixl0LvO"
            ),
            concat!(
                "EAA0",
                "00000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developers.facebook.com/docs/facebook-login/guides/access-tokens/"],
    }),
    ..Detector::of(Family::Secret)
};
