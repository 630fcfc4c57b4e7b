//! Whole texts that are programs in C++.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.cpp",
    title: "C++ source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. C++ without classes, templates or streams is taken for C.",
        finds: &[
            concat!("‹", include_str!("examples/cpp.txt"), "›"),
            concat!(
                "‹// Orders and their totals.\n",
                include_str!("examples/cpp.txt"),
                "›"
            ),
        ],
        ignores: &[
            "f(1);\ng(2);\nh(3);\n",
            include_str!("examples/c.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://isocpp.org/std/the-standard"],
    }),
    ..Detector::of(Family::Code)
};
