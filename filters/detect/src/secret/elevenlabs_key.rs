//! ElevenLabs API keys: `sk_` and 48 hexadecimal digits.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.elevenlabs_key",
    title: "ElevenLabs API key",
    label: "[ELEVENLABS_KEY]",
    pattern: "sk_[0-9a-f]{48}[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["sk_"]),
    validate: |candidate| token::known(candidate, 3, 48..=48, Confidence::High),
    context: &["elevenlabs", "xi-api-key"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!(
                "ELEVENLABS_KEY=‹sk_f",
                "e7be60599585622b14aac6faa4d82961cda1f38ace8bb97›"
            ),
            concat!(
                "{\"elevenlabs_key\": \"‹sk_6",
                "96c47e046bf18558789f3f1460af7fe6bd82cff4659501b›\"}"
            ),
            concat!(
                "use ‹sk_c",
                "55191db2af3c887edae90c343a1a88f053a0e0ca5bdd018› from now on"
            ),
        ],
        ignores: &[
            concat!("sk_f", "b248fa386cdd6130db785a80bdae40159d49b81e9adae4"),
            concat!("sk_3", "892eb4379232d8324f3e18bcd8df42a10d457ddba8cbfa37"),
            concat!("xsk_e", "217ad90989088a0e8d6d792cfd0e17cc8cfd52e378c4f13"),
            concat!("sk_0", "00000000000000000000000000000000000000000000000"),
        ],
        sources: &["https://elevenlabs.io/docs/api-reference/authentication"],
    }),
    ..Detector::of(Family::Secret)
};
