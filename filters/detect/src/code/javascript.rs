//! Whole texts that are programs in JavaScript.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.javascript",
    title: "JavaScript source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. TypeScript that declares no types is JavaScript.",
        finds: &[
            concat!("‹", include_str!("examples/javascript.txt"), "›"),
            concat!(
                "‹// Orders and their totals.\n",
                include_str!("examples/javascript.txt"),
                "›"
            ),
        ],
        ignores: &[
            "f(1);\ng(2);\nh(3);\n",
            include_str!("examples/typescript.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://tc39.es/ecma262/"],
    }),
    ..Detector::of(Family::Code)
};
