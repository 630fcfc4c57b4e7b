//! Whole texts that are programs in R.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.r",
    title: "R source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. A relative of the language may be taken for it.",
        finds: &[
            concat!("‹", include_str!("examples/r.txt"), "›"),
            concat!(
                "‹# Orders and their totals.\n",
                include_str!("examples/r.txt"),
                "›"
            ),
        ],
        ignores: &[
            "f <- function(x) {\n  x + 1\n}\nprint(f(1))\n",
            include_str!("examples/python.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://cran.r-project.org/doc/manuals/r-release/R-lang.html"],
    }),
    ..Detector::of(Family::Code)
};
