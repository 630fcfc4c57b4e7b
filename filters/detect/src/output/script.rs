//! The start of a script in HTML.

use super::OWASP;
use crate::{
    detector::{About, Detector, Family, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "output.script",
    title: "Script in HTML",
    label: "[SCRIPT]",
    pattern: r"<(?i:script)(?:[ \t\r\n/][^<>]{0,2000})?>",
    prefilter: Prefilter::Name(&["<script"]),
    validate: |_| Some(Confidence::High),
    about: native(&About {
        validator: "form",
        notes: "Only the tag is found: without it, what follows is text. A program that is shown to be read has it too.",
        finds: &[
            "Sure: ‹<script>›fetch('/x')</script>",
            "‹<SCRIPT src=//cdn.example/a.js>›",
            "‹<script/x>›alert(1)",
        ],
        ignores: &[
            "<scripts>",
            "a < script > b",
            "</script>",
            "< script>",
            "manuscript>",
        ],
        sources: &[
            OWASP,
            "https://html.spec.whatwg.org/multipage/scripting.html#the-script-element",
        ],
    }),
    ..Detector::of(Family::Output)
};

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_tags() {
        finds!(DETECTOR,
            "<script type=\"module\">\n" => "<script type=\"module\">",
        );
    }

    #[test]
    fn ignores_other_words() {
        ignores!(DETECTOR, "<scripture>", "<script", "script>");
    }
}
