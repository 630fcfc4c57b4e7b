//! ngrok authtokens and API keys: a time-sorted identifier of 27 letters and digits, `_`, 21 more; told by the name
//! beside it.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.ngrok_token",
    title: "ngrok authtoken or API key",
    label: "[NGROK_TOKEN]",
    pattern: r#"(?i:ngrok|authtoken)[0-9A-Za-z_. -]{0,32}["']?[ \t]{0,4}[=: ][ \t]{0,4}["']?[0-9][0-9A-Za-z]{26}_[0-9A-Za-z]{20,22}[0-9A-Za-z]?"#,
    prefilter: Prefilter::Name(&["ngrok", "authtoken"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 48..=50),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "Any value of this alphabet and length behind such a name: a hash that is named so is found too.",
        finds: &[
            concat!(
                "NGROK_AUTHTOKEN=‹8AO",
                "hCzIMlCL5xaFnfxAtPnqmDWX_x4Kuz04kTsn6wVvttM7RD›"
            ),
            concat!(
                "\"ngrokAuthtoken\": \"‹7oA",
                "JAuAzvLcME2Ap093YdzmKs4r_6SQ8UKhktw4j4EHHrAUOa›\","
            ),
            concat!(
                "ngrok config add-authtoken ‹2ih0A",
                "L0ka50dq82zSaI5ixrVeg4_mCMuoY1FMqHjKETpvK8vp›"
            ),
        ],
        ignores: &[
            concat!(
                "NGROK_AUTHTOKEN=8AO",
                "hCzIMlCL5xaFnfxAtPnqmDWX_x4Kuz04kTsn6wVvttM7"
            ),
            concat!(
                "NGROK_AUTHTOKEN=8AO",
                "hCzIMlCL5xaFnfxAtPnqmDWX_x4Kuz04kTsn6wVvttM7RDXv"
            ),
            concat!(
                "NGROK_AUTHTOKEN=0xx",
                "xxxxxxxxxxxxxxxxxxxxxxxx_xxxxxxxxxxxxxxxxxxxxx"
            ),
            "ngrok http 8080",
            "//registry.example.org/:_authToken=npm_short",
        ],
        sources: &["https://ngrok.com/docs/agent/#authtokens"],
    }),
    ..Detector::of(Family::Secret)
};
