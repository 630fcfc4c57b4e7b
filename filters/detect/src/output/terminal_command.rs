//! Sequences that make a terminal do more than colour text: set its title or clipboard, make links, define keys.

use super::OWASP;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "output.terminal_command",
    title: "Command to a terminal",
    label: "[TERMINAL_COMMAND]",
    pattern: r"\x1b[\]PX^_][0-9A-Za-z+$!;][^\x07\x1b]{0,2000}",
    prefilter: Prefilter::Prefix(&["\x1b]", "\x1bP", "\x1bX", "\x1b^", "\x1b_"]),
    validate,
    about: native(&About {
        validator: "form: an operating system command, device control or application command (ECMA-48, 8.3)",
        notes: "What only colours or moves is `output.ansi_escape`. A sequence in a program's source, written with a backslash, is read as one.",
        finds: &[
            "see ‹\u{1b}]8;;https://x.example/?d=1›\u{7}here",
            "‹\u{1b}]52;c;cm0gLXJmIC8=›\u{7}",
            "‹\u{1b}P+q544e›\u{1b}\\",
        ],
        ignores: &["\u{1b}[31mred\u{1b}[0m", "plain ] text", "\u{1b}(B"],
        sources: &[
            OWASP,
            "https://ecma-international.org/publications-and-standards/standards/ecma-48/",
        ],
    }),
    ..Detector::of(Family::Output)
};

fn validate(_: &Match<'_>) -> Option<Confidence> {
    Some(Confidence::High)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_commands() {
        finds!(DETECTOR, "\u{1b}]0;title\u{7}x" => "\u{1b}]0;title");
    }

    #[test]
    fn ignores_colours() {
        ignores!(DETECTOR, "\u{1b}[2K", "ESC ] 52", "\u{1b}]");
    }
}
