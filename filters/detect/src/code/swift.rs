//! Whole texts that are programs in Swift.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.swift",
    title: "Swift source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. A relative of the language may be taken for it.",
        finds: &[
            concat!("‹", include_str!("examples/swift.txt"), "›"),
            concat!(
                "‹// Orders and their totals.\n",
                include_str!("examples/swift.txt"),
                "›"
            ),
        ],
        ignores: &[
            "f(1);\ng(2);\nh(3);\n",
            include_str!("examples/rust.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &[
            "https://docs.swift.org/swift-book/documentation/the-swift-programming-language/aboutthelanguagereference/",
        ],
    }),
    ..Detector::of(Family::Code)
};
