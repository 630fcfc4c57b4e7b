//! Whole texts that are programs in Lua.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.lua",
    title: "Lua source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. A relative of the language may be taken for it.",
        finds: &[
            concat!("‹", include_str!("examples/lua.txt"), "›"),
            concat!(
                "‹-- Orders and their totals.\n",
                include_str!("examples/lua.txt"),
                "›"
            ),
        ],
        ignores: &[
            "f(1);\ng(2);\nh(3);\n",
            include_str!("examples/ruby.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://www.lua.org/manual/5.4/"],
    }),
    ..Detector::of(Family::Code)
};
