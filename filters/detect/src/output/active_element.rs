//! Elements of HTML that load something, send somebody elsewhere or ask for input without a script.

use super::OWASP;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "output.active_element",
    title: "Active element in HTML",
    label: "[ACTIVE_ELEMENT]",
    pattern: r"<(?i:iframe|frame|object|embed|applet|base|form|meta|link|portal)(?:[ \t\r\n/][^<>]{1,2000})>",
    prefilter: Prefilter::Name(&[
        "<iframe", "<frame", "<object", "<embed", "<applet", "<base", "<form", "<meta", "<link",
        "<portal",
    ]),
    validate,
    about: native(&About {
        validator: "an attribute that acts: a source, a target, a refresh",
        notes: "A page of HTML that is shown to be read has them too. Elements without such an attribute are left out.",
        finds: &[
            "‹<iframe src=\"https://example.com/login\">›",
            "‹<meta http-equiv=\"refresh\" content=\"0;url=https://example.com\">›",
            "‹<form action=https://example.com/collect method=post>›",
            "‹<base href='https://example.com/'>›",
        ],
        ignores: &[
            "<meta charset=\"utf-8\">",
            "<form>",
            "<frames of=mind>",
            "<meta name=\"viewport\" content=\"width=device-width\">",
        ],
        sources: &[
            OWASP,
            "https://html.spec.whatwg.org/multipage/indices.html#elements-3",
        ],
    }),
    ..Detector::of(Family::Output)
};

/// Attributes of which one makes the element act.
const ACTING: &[&str] = &[
    "src",
    "srcdoc",
    "data",
    "href",
    "action",
    "http-equiv",
    "code",
];

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let text = candidate.text.to_ascii_lowercase();
    let acts = ACTING.iter().any(|name| {
        let mut parts = text.split(name);
        let mut before = parts.next().unwrap_or_default();
        parts.any(|after| {
            let starts = before.ends_with([' ', '\t', '\r', '\n', '/', '"', '\'']);
            before = after;
            starts && after.trim_start().starts_with('=')
        })
    });
    acts.then_some(Confidence::Medium)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_what_acts() {
        finds!(DETECTOR,
            "<IFRAME/src = //x.example>" => "<IFRAME/src = //x.example>",
            "<link rel=stylesheet href=//x.example/a.css>" => "<link rel=stylesheet href=//x.example/a.css>",
        );
    }

    #[test]
    fn ignores_what_does_not() {
        ignores!(
            DETECTOR,
            "<link rel=nothing>",
            "<object mysrc=1>",
            "<form id=a>",
            "<linked list>"
        );
    }
}
