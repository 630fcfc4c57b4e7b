//! Bearer tokens of X (Twitter): an application's number in base64, which begins with some twenty `A`, and a random
//! part; `%` escapes in both.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.twitter_token",
    title: "X (Twitter) bearer token",
    label: "[TWITTER_TOKEN]",
    pattern: "A{20,24}[0-9B-Za-z][0-9A-Za-z%+/=]{60,110}",
    prefilter: Prefilter::Prefix(&["AAAAAAAAAAAAAAAAAAAA"]),
    validate: |candidate| {
        let body = candidate.text.trim_start_matches('A');
        let joint = body.find(['=', '%'])?;
        token::known(
            candidate,
            candidate.text.len() - body.len(),
            61..=104,
            Confidence::High,
        )
        .filter(|_| joint + 20 < body.len())
    },
    context: &["twitter", "bearer", "token", "x"],
    about: native(&About {
        validator: "shape",
        notes: "Zeros in base64 look so too, but have no `=` or `%` in their middle.",
        finds: &[
            concat!(
                "‹AAAAAAAAAAAAAAAAAAAAA",
                "JVpiESMxHgQZq6sCvAxA=zFmiYbb1XyWgfGTQkSzgXz8NtLJFkoT7UawizAgczZzMbMn1bG›"
            ),
            concat!(
                "Authorization: Bearer ‹AAAAAAAAAAAAAAAAAAAAA",
                "08TXYscs7kkw3KWFV2pFX3xn=HDqjofBgqAvbCT3rnDknJ3JOmbHIUx4s2mRPULq3wgcvbwMW7g›,"
            ),
        ],
        ignores: &[
            "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            concat!(
                "AAAAA",
                "AAAAAAAAAAAAAAAAJVpiESMxHgQZq6sCvAxARrXUuseWJb26e199RQ5NU1kfDgzAdxwdJXQxK9cPtbTKDfzEIuGyjVQd91IVSCSY"
            ),
            concat!(
                "AAAAA",
                "AAAAAAAAAAAAAAAAJVpiESMxHgQZq6sCvAxA=zFmiYbb1XyWgfG"
            ),
            concat!(
                "AAAAA",
                "AAAAAJVpiESMxHgQZq6sCvAxA=zFmiYbb1XyWgfGTQkSzgXz8NtLJFkoT7UawizAgczZzMbMn1bG"
            ),
        ],
        sources: &[
            "https://docs.x.com/resources/fundamentals/authentication/oauth-2-0/bearer-tokens",
        ],
    }),
    ..Detector::of(Family::Secret)
};
