//! Clarifai personal access tokens: 32 hexadecimal digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.clarifai_key",
    title: "Clarifai access token",
    label: "[CLARIFAI_KEY]",
    pattern: token::assigned!("clarifai", "[0-9a-f]{32}"),
    prefilter: Prefilter::Name(&["clarifai"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 32..=32),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!("CLARIFAI_PAT=‹ad50", "fe84fdb2c3b41858d23cc0dae897›"),
            concat!(
                "\"clarifai_pat\": \"‹6b3a",
                "bff7d5b2bb93593c551f365aa60c›\","
            ),
            concat!("the CLARIFAI key is ‹dd4f", "3af2144fb155396193a266246283›"),
        ],
        ignores: &[
            concat!("CLARIFAI_PAT=3e42", "8d5eac48ec2e103b809f71cf7f2"),
            concat!("CLARIFAI_PAT=3537", "d6470dbafe94dadc7bec0295cf657"),
            concat!("CLARIFAI_PAT=0000", "0000000000000000000000000000"),
            concat!("checksum=ce72", "ef5a65d87ca447778d2011d90cb9"),
        ],
        sources: &["https://docs.clarifai.com/control/authentication/pat"],
    }),
    ..Detector::of(Family::Secret)
};
