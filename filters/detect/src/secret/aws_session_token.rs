//! AWS session tokens: base64 of a structure whose first field names its origin, so that all begin alike.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.aws_session_token",
    title: "AWS session token",
    label: "[AWS_SESSION_TOKEN]",
    pattern: "(?:IQoJb3JpZ2luX2Vj|FwoGZXIvYXdzE|FQoGZXIvYXdzE)[0-9A-Za-z+/]{100,2000}",
    prefilter: Prefilter::Prefix(&["IQoJb3JpZ2luX2Vj", "FwoGZXIvYXdzE", "FQoGZXIvYXdzE"]),
    validate: |candidate| {
        let kinds = [
            ("IQoJb3JpZ2luX2Vj", 100..=2000),
            ("FwoGZXIvYXdzE", 100..=2000),
            ("FQoGZXIvYXdzE", 100..=2000),
        ];
        token::one_of(candidate, &kinds, Confidence::High)
    },
    context: &["aws", "session", "security-token"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Expired tokens look the same: they live for hours only.",
        finds: &[
            concat!(
                "AWS_SESSION_TOKEN=‹IQoJ",
                "b3JpZ2luX2VjJz1GA9LFhKmA+Ba3CPNLju9xo6rXbnz4alH2ZC99jSFGl4yHWVaBZciasRR5pQXoRFu32lnvvmWiy8B+q7/JFRmPGiqKHD0VF8N8JM›"
            ),
            concat!(
                "{\"aws_session_token\": \"‹FwoG",
                "ZXIvYXdzE72Sy8UsCC5mkvsctaDReMp/YZEaVQrsufBweqoLqCVablebAYXzo99EH3eZfBHaCiQmGhnrzLf7ihv/lJz1L9fROZq6lNQgd6gf9Tj›\"}"
            ),
            concat!(
                "AWS_SESSION_TOKEN=‹FQoG",
                "ZXIvYXdzEf3LH6zaSNu3LZHXJt5rRCUraGyZ5F82Z0xfSBcYhyPxkgTJ2HAfZWw1g6QgSQg1fohxDGwmmYSGjm/709gNY6ceP0zPZXdZGz80uOu›"
            ),
            concat!(
                "use ‹FQoG",
                "ZXIvYXdzEQ2ZE1hTBIbJPj9LKy2Ax/PI5BUbLgukBIo3WKhhGK5DiDzu3g5UGuQc23rECSwbFcjPM3fl0swzgHKxQddEK0TW9r9T0uO/JjkwdAL› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "IQoJ",
                "b3JpZ2luX2VjWHGxwADqbFOYsGsJoAb1BMg/HpmdsYqogHGwz4mDM1oO1gH4pzeDgTVnveVPdc9pjqZuSfG8uKWrNMCoioNadaHJRrqRluxoenA"
            ),
            concat!(
                "xIQoJ",
                "b3JpZ2luX2Vjk3WYXa8JarfGXOpfhREfhfde4qCIXy58v33IRYkyCJuoPQrPuYxwefkq04AqJDRboLlMcfPcxkyErbswwWFT+AwBCFcPRPVBEG4kAj"
            ),
            concat!(
                "IQoJ",
                "b3JpZ2luX2Vj0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &[
            "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html",
        ],
    }),
    ..Detector::of(Family::Secret)
};
