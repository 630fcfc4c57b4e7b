//! Dropbox app secrets: 15 small letters and digits, known by their name alone.

use super::token;
use crate::detector::{About, Detector, Family, Prefilter, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.dropbox_key",
    title: "Dropbox app secret",
    label: "[DROPBOX_KEY]",
    pattern: token::assigned!("dropbox", "[0-9a-z]{15}"),
    prefilter: Prefilter::Name(&["dropbox"]),
    value: token::value,
    validate: |candidate| token::named(candidate, 15..=15),
    about: native(&About {
        validator: "name, alphabet and length",
        notes: "App keys look the same and are found too.",
        finds: &[
            concat!("DROPBOX_APP_SECRET=‹kwhf", "tkf4xyj53u1›"),
            concat!("\"dropbox_app_secret\": \"‹wn07", "pqsow2wo728›\","),
            concat!("the DROPBOX key is ‹w514", "w30o1yj2528›"),
        ],
        ignores: &[
            concat!("DROPBOX_APP_SECRET=hcja", "688atf9u1t"),
            concat!("DROPBOX_APP_SECRET=w05y", "xs5o1aasdo47"),
            concat!("DROPBOX_APP_SECRET=0000", "00000000000"),
            concat!("checksum=ywdq", "j4kopnoeujj"),
        ],
        sources: &["https://developers.dropbox.com/oauth-guide"],
    }),
    ..Detector::of(Family::Secret)
};
