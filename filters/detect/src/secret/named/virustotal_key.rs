//! VirusTotal API keys: 64 hexadecimal digits, with nothing of their own to know them by.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.virustotal_key",
    title: "VirusTotal API key",
    label: "[VIRUSTOTAL_KEY]",
    pattern: token::assigned!("virus_?total|vt_?api", "[0-9a-f]{64}"),
    prefilter: Prefilter::Name(&["virustotal", "virus_total", "vt_api", "vtapi"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 64..=64),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any 64 hexadecimal digits behind such a name: the hash of a file that is named so is found too.",
        finds: &[
            concat!(
                "VIRUSTOTAL_API_KEY=‹67d",
                "c5641f2401b7e9d0fe3b8d2c3c6a04bd02d612c80949ff149cd5f0356a5c2›"
            ),
            concat!(
                "\"virustotalKey\": \"‹014",
                "826573f2752bce0cd1c83fe62cf6c5544ed159d07ddd01ea28ae6ddc5f542›\","
            ),
        ],
        ignores: &[
            concat!(
                "VIRUSTOTAL_API_KEY=67d",
                "c5641f2401b7e9d0fe3b8d2c3c6a04bd02d612c80949ff149cd5f0356a5c"
            ),
            concat!(
                "VIRUSTOTAL_API_KEY=67d",
                "c5641f2401b7e9d0fe3b8d2c3c6a04bd02d612c80949ff149cd5f0356a5c2f"
            ),
            concat!(
                "VIRUSTOTAL_API_KEY=000",
                "0000000000000000000000000000000000000000000000000000000000000"
            ),
        ],
        sources: &["https://docs.virustotal.com/reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
