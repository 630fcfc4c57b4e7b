//! Sequences that colour, move or hide text in a terminal (ECMA-48). Patterns do not see them: they show nothing.

use super::OWASP;
use crate::{
    detector::{About, Detector, Family, native},
    finding::{Confidence, DetectorId, Finding, Span},
    whole::Whole,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "output.ansi_escape",
    title: "Control sequence of a terminal",
    label: "[ANSI_ESCAPE]",
    whole: Some(&ANSI),
    about: native(&About {
        validator: "form: ESC, an opening bracket, parameters and a last letter",
        notes: "In a stream it is found only where the stream is held to its end.",
        finds: &[
            "‹\u{1b}[8m›hidden‹\u{1b}[0m›",
            "a‹\u{1b}[2K›b",
            "‹\u{9b}31m›red",
        ],
        ignores: &["[31m", "\\e[0m in a shell", "\u{1b}]0;title\u{7}"],
        sources: &[
            OWASP,
            "https://ecma-international.org/publications-and-standards/standards/ecma-48/",
        ],
    }),
    ..Detector::of(Family::Output)
};

static ANSI: Whole = Whole { shortest: 3, judge };

fn judge(text: &str) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..) {
        let Some(start) = rest.find(['\u{1b}', '\u{9b}']) else {
            break;
        };
        let start = at + start;
        let length = sequence(text.get(start..).unwrap_or_default());
        if length > 0 && found.len() < MOST {
            found.push(Finding {
                detector: DetectorId::builtin(DETECTOR.id),
                span: Span::new(start, start + length),
                confidence: Confidence::High,
            });
        }
        // Both characters that begin one: ESC is one byte long, the other two.
        at = start
            + length.max(if text.as_bytes().get(start) == Some(&0x1b) {
                1
            } else {
                2
            });
    }
    found
}

/// How long the sequence is that the text begins with, in bytes; 0: it is none.
fn sequence(text: &str) -> usize {
    let Some(body) = text
        .strip_prefix("\u{1b}[")
        .or_else(|| text.strip_prefix('\u{9b}'))
    else {
        return 0;
    };
    let lead = text.len() - body.len();
    let parameters = body
        .bytes()
        .take(PARAMETERS)
        .take_while(|byte| (0x20..0x40).contains(byte))
        .count();
    match body.as_bytes().get(parameters) {
        Some(0x40..0x7f) => lead + parameters + 1,
        _ => 0,
    }
}

/// No terminal's sequence has as many.
const PARAMETERS: usize = 64;
/// More are not listed: a text that has some is judged by that.
const MOST: usize = 64;

#[cfg(test)]
mod tests {
    use super::{MOST, judge};

    #[test]
    fn finds_each_and_ends() {
        assert_eq!(judge(&"\u{1b}[0m".repeat(500)).len(), MOST);
        assert!(judge(&"\u{1b}[".repeat(500)).is_empty());
        assert!(judge(&"\u{9b}é".repeat(5)).is_empty());
    }
}
