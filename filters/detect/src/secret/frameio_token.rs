//! Frame.io developer tokens: `fio-u-` and 64 characters of base64url.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.frameio_token",
    title: "Frame.io developer token",
    label: "[FRAMEIO_TOKEN]",
    pattern: "fio-u-[0-9A-Za-z_-]{64}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["fio-u-"]),
    validate: |candidate| token::known(candidate, 6, 64..=64, Confidence::High),
    context: &["frame.io", "frameio"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "FRAMEIO_TOKEN=‹fio-",
                "u-iv1nYj_s6TrCc7_Yw7bRewrYzGbj4WBXSCr_XkMwHUJbdU2g-0sIk5C10Tld8e5c›"
            ),
            concat!(
                "{\"frameio_token\": \"‹fio-",
                "u-VtRnH7kBI012tStSbOdd5rN5ZROnwJi0qyXIrqppwvc3CFRSoU3TRKp8pPfK4MDd›\"}"
            ),
            concat!(
                "use ‹fio-",
                "u-0rgU1xwOAXasbnP3Pveb_FNjw6ZavcUft00qgVbvz6nyRQPnkQpvRY5i9gEN4b6Q› from now on"
            ),
        ],
        ignores: &[
            concat!(
                "fio-",
                "u-GBP_UwApzW69uRh31RRFXWQiK8J-kdJDeCVJbIRU5qyBHD8hTwmxrFaQD7uu661"
            ),
            concat!(
                "fio-",
                "u-nVlYu8dKOx_snHEcbmvUDbwticuD4lC4sACF_MW7ISsluE62Bh2kdWsyA94eUE747"
            ),
            concat!(
                "xfio-",
                "u-pNti6Mga6Ognz6yFJUWZVVHnz9lMs5Tar3JBc8WGzykVTmXPakBblE981bWSZ1iW"
            ),
            concat!(
                "fio-",
                "u-0000000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://developer.frame.io/docs/getting-started/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
