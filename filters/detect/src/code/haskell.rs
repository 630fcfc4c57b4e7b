//! Whole texts that are programs in Haskell.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.haskell",
    title: "Haskell source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. A relative of the language may be taken for it.",
        finds: &[
            concat!("‹", include_str!("examples/haskell.txt"), "›"),
            concat!(
                "‹-- Orders and their totals.\n",
                include_str!("examples/haskell.txt"),
                "›"
            ),
        ],
        ignores: &[
            "f x = x + 1\ng y = f (f y)\nmain = print (g 1)\n",
            include_str!("examples/lua.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://www.haskell.org/onlinereport/haskell2010/"],
    }),
    ..Detector::of(Family::Code)
};
