//! Whole texts that are programs in Shell.

use super::source;
use crate::detector::{About, Detector, Family, native};

pub(super) static DETECTOR: Detector = Detector {
    id: "code.shell",
    title: "Shell source code",
    label: "[SOURCE_CODE]",
    whole: Some(&source::SOURCE),
    about: native(&About {
        validator: source::VALIDATOR,
        notes: "Whole texts of 500 characters or more only. Scripts of most shells look alike and count.",
        finds: &[
            concat!("‹", include_str!("examples/shell.txt"), "›"),
            concat!("‹", include_str!("examples/shell.txt"), "\n# The end.\n›"),
        ],
        ignores: &[
            "#!/bin/sh\necho \"$1\"\n",
            include_str!("examples/ruby.txt"),
            include_str!("examples/prose.txt"),
            include_str!("examples/data.txt"),
        ],
        sources: &["https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html"],
    }),
    ..Detector::of(Family::Code)
};
