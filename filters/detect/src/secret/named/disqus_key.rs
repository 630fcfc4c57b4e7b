//! Disqus API keys and secrets: 64 letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.disqus_key",
    title: "Disqus API key",
    label: "[DISQUS_KEY]",
    pattern: token::assigned!("disqus", "[0-9A-Za-z]{64}"),
    prefilter: Prefilter::Name(&["disqus"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "A value of this form behind such a name that is no key (a hash, an id) is found too; a key without the name is not.",
        finds: &[
            concat!(
                "DISQUS_API_SECRET=‹VTqp",
                "aEwJnYZxf8UYXv7jxwXSYJ0g4pC53iWjiJm6miOTIHr0tn86sqg77xbtufYr›"
            ),
            concat!(
                "\"disqus_api_secret\": \"‹nKel",
                "4Jkx0cXSSzVbrE6SxSvqfaoHLdN5wxVG64DuSErOeZ5Ix2BLRTtNRGfFHHjp›\","
            ),
            concat!(
                "the DISQUS key is ‹Vezt",
                "Bw2DbMuoZIjp4y2ktuuoXNvT8QisNH2O79V3AXyAY1Q2o1YpRIW8JiyqRlmv›"
            ),
        ],
        ignores: &[
            concat!(
                "DISQUS_API_SECRET=yGeS",
                "19UJARVCGbV1MO6cuNLFSKVlrnjYH90L0OTv4uWs2ulEMcpYYOzuf7VOR9P"
            ),
            concat!(
                "DISQUS_API_SECRET=RKEJ",
                "6RVIDQxCWADKfPAfpy7rsqeGzPrWIChQ1rYJr1vGrAmVX9nvhIsY2JFMtKVx7"
            ),
            concat!(
                "DISQUS_API_SECRET=0000",
                "000000000000000000000000000000000000000000000000000000000000"
            ),
            concat!(
                "checksum=x7Ze",
                "myVPtVwAlIPpONxdNlWsvIzJM0F5YlJEf1qkJW7iqz1wEDsbnvGlWNYAZfL5"
            ),
        ],
        sources: &["https://disqus.com/api/docs/auth/"],
    }),
    ..Detector::of(Family::Secret)
};
