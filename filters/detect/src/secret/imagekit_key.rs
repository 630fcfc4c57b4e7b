//! ImageKit private API keys: `private_` and 27 characters of base64 with their padding.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.imagekit_key",
    title: "ImageKit private key",
    label: "[IMAGEKIT_KEY]",
    pattern: "private_[0-9A-Za-z+/]{27}=[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["private_"]),
    validate: |candidate| token::known(candidate, 8, 28..=28, Confidence::High),
    context: &["imagekit"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("IMAGEKIT_KEY=‹priv", "ate_ybMhnMjuBKMhRV7HtHNzsSHEHR0=›"),
            concat!(
                "{\"imagekit_key\": \"‹priv",
                "ate_S4PhrBVECtGYB+QSHW/SBektIGn=›\"}"
            ),
            concat!("use ‹priv", "ate_XBpDfZQgys3qj4MPioAnZ+0urcx=› from now on"),
        ],
        ignores: &[
            concat!("priv", "ate_3ZEljDbDyh+CqvOlxX5smaEv6DA"),
            concat!("xpriv", "ate_9SIKYQGzQBtzAKMeV9F5xJUYIrO="),
            concat!("priv", "ate_000000000000000000000000000="),
        ],
        sources: &["https://imagekit.io/docs/api-keys"],
    }),
    ..Detector::of(Family::Secret)
};
