//! Sanity API tokens: `sk` and 80 to 200 letters and digits, told by the name beside them.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.sanity_token",
    title: "Sanity API token",
    label: "[SANITY_TOKEN]",
    pattern: token::assigned!("sanity", "sk[0-9A-Za-z]{78,198}"),
    prefilter: Prefilter::Name(&["sanity"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 80..=200),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "SANITY_API_TOKEN=‹skv",
                "aIcgHnWMNZhiHu3BHpgqkfxqmVhFJkJdvqYBBdK9S3PUfgKExdfAEA5WDFFS9NMwuHgJ4Q3sh03XUw3ynBK5YIzLW37F4bZYMOSBt0BV2l024JLOg6gZkzJcSxMqQ6revwHOi8SPM›"
            ),
            concat!(
                "\"sanityApiToken\": \"‹skL",
                "BMi4rphgmm86ks5UBgmWFzBOEc5ZIKSUNslWpr21NemUr70UZr3bls7UpjnCPcmVwDKj0aEswFgcVQ3IeS8bKPi8yMiS3lPAtLbf5wOIRemVGrbSTk5nS4dnehMtee7Lj5U5ACPYK›\","
            ),
        ],
        ignores: &[
            concat!(
                "SANITY_API_TOKEN=skv",
                "aIcgHnWMNZhiHu3BHpgqkfxqmVhFJkJdvqYBBdK9S3PUfgKExdfAEA5WDFFS9NMwuHgJ4Q3sh03X"
            ),
            concat!(
                "SANITY_API_TOKEN=skv",
                "aIcgHnWMNZhiHu3BHpgqkfxqmVhFJkJdvqYBBdK9S3PUfgKExdfAEA5WDFFS9NMwuHgJ4Q3sh03XUw3ynBK5YIzLW37F4bZYMOSBt0BV2l024JLOg6gZkzJcSxMqQ6revwHOi8SPMXEdw0HJtaL0MpSNYyH9pF7zKX1FjiUoCbyrLbtjqAT0hE0NSLFYDrXsWf7cm9"
            ),
            concat!(
                "SANITY_API_TOKEN=skx",
                "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
            ),
            "a sanity check of the skeleton",
        ],
        sources: &["https://www.sanity.io/docs/content-lake/http-auth"],
    }),
    ..Detector::of(Family::Secret)
};
