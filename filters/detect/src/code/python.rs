//! Whole texts that are programs in Python.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.python",
    title: "Python source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. A relative of the language may be taken for it.",
        finds: &[
            concat!("‹", include_str!("examples/python.txt"), "›"),
            concat!(
                "‹# Orders and their totals.\n",
                include_str!("examples/python.txt"),
                "›"
            ),
        ],
        ignores: &[
            "def f(x):\n    return x + 1\n\nprint(f(1))\n",
            include_str!("examples/ruby.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://docs.python.org/3/reference/"],
    }),
    ..Detector::of(Family::Code)
};
