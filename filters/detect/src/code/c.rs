//! Whole texts that are programs in C.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.c",
    title: "C source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. Short C++ without classes or templates is C to it.",
        finds: &[
            concat!("‹", include_str!("examples/c.txt"), "›"),
            concat!(
                "‹// Orders and their totals.\n",
                include_str!("examples/c.txt"),
                "›"
            ),
        ],
        ignores: &[
            "f(1);\ng(2);\nh(3);\n",
            include_str!("examples/cpp.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://www.open-std.org/jtc1/sc22/wg14/"],
    }),
    ..Detector::of(Family::Code)
};
