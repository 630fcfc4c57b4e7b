//! LinkedIn client secrets: `WPL_AP1.` (or `WPL_AP0.`), 16 letters and digits, a dot, and eight characters of
//! base64.

use super::token;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "secret.linkedin_token",
    title: "LinkedIn client secret",
    label: "[LINKEDIN_TOKEN]",
    pattern: "(?:WPL_AP1\\.|WPL_AP0\\.)[0-9A-Za-z]{16}\\.[0-9A-Za-z+/]{6}==[0-9A-Za-z]?",
    prefilter: Prefilter::Prefix(&["WPL_AP1.", "WPL_AP0."]),
    validate: |candidate| token::known(candidate, 8, 25..=25, Confidence::High),
    context: &["linkedin"],
    about: native(&About {
        validator: "prefix, alphabet and length",
        notes: "Finds made-up tokens of the right form too.",
        finds: &[
            concat!("LINKEDIN_TOKEN=‹WPL_", "AP1.fPZMF3xjeP5AFCIq.PyIRvu==›"),
            concat!(
                "{\"linkedin_token\": \"‹WPL_",
                "AP0.grnOuZYtmDknY8rb.MW76EC==›\"}"
            ),
            concat!("use ‹WPL_", "AP0.HVKZXx72mUIjPW9T.NTDGdp==› from now on"),
        ],
        ignores: &[
            concat!("WPL_", "AP1.7oFgUCjBhMJazZZV.6ZJWvl="),
            concat!("xWPL_", "AP1.uc95j9qfEY56rD0t.DAmkVp=="),
            concat!("WPL_", "AP1.0000000000000000.000000=="),
        ],
        sources: &[
            "https://learn.microsoft.com/en-us/linkedin/shared/authentication/authentication",
        ],
    }),
    ..Detector::of(Family::Secret)
};
