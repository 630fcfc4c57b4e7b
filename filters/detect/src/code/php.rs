//! Whole texts that are programs in PHP.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.php",
    title: "PHP source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. A relative of the language may be taken for it.",
        finds: &[
            concat!("‹", include_str!("examples/php.txt"), "›"),
            concat!("‹", include_str!("examples/php.txt"), "\n# The end.\n›"),
        ],
        ignores: &[
            "f(1);\ng(2);\nh(3);\n",
            include_str!("examples/javascript.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://www.php.net/manual/en/langref.php"],
    }),
    ..Detector::of(Family::Code)
};
