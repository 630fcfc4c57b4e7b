//! Whole texts that are programs in TypeScript.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.typescript",
    title: "TypeScript source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. JavaScript is a part of the language: without types a text is none.",
        finds: &[
            concat!("‹", include_str!("examples/typescript.txt"), "›"),
            concat!(
                "‹// Orders and their totals.\n",
                include_str!("examples/typescript.txt"),
                "›"
            ),
        ],
        ignores: &[
            "f(1);\ng(2);\nh(3);\n",
            include_str!("examples/javascript.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://www.typescriptlang.org/docs/handbook/intro.html"],
    }),
    ..Detector::of(Family::Code)
};
