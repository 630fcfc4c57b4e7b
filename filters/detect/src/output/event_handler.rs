//! Attributes of HTML that run a script when something happens.

use super::OWASP;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "output.event_handler",
    title: "Event handler in HTML",
    label: "[EVENT_HANDLER]",
    pattern: r#"(?i:on(?:error|load|click|mouse|focus|blur|toggle|animation|transition|pointer|key|begin|submit|wheel|scroll|touch))[a-zA-Z]{0,20}[ \t]{0,8}=[ \t]{0,8}["']?[^ \t\r\n"'<>]{1,200}"#,
    prefilter: Prefilter::Name(&[
        "onerror", "onload", "onclick", "onmouse", "onfocus", "onblur", "ontoggl", "onanima",
        "ontrans", "onpoint", "onkey", "onbegin", "onsubmi", "onwheel", "onscrol", "ontouch",
    ]),
    validate,
    about: native(&About {
        validator: "it stands where an attribute does; surer where the tag's beginning is near",
        notes: "A page of HTML that is shown to be read has them too. Handlers that nothing but a person's action can start and that are rare are not listed.",
        finds: &[
            "<img src=x ‹onerror=alert(1)›>",
            "<svg/‹onload=\"fetch(1)›\">",
            "<details open ‹ontoggle = go()›>",
        ],
        ignores: &[
            "window.onload = start",
            "el.onclick=() => 1",
            "an onloading=1",
            "<p>onclick=1",
            "<img src=x alt=\"upon loading\">",
        ],
        sources: &[
            OWASP,
            "https://html.spec.whatwg.org/multipage/webappapis.html#event-handlers",
        ],
    }),
    ..Detector::of(Family::Output)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let before = candidate.before;
    if !before.ends_with([' ', '\t', '\r', '\n', '/', '"', '\'']) {
        return None;
    }
    let name = candidate.text.split(['=', ' ', '\t']).next()?;
    if name.len() > LONGEST || name.to_ascii_lowercase().ends_with("ing") {
        return None;
    }
    match (before.rfind('<'), before.rfind('>')) {
        (Some(opens), closes) if closes.is_none_or(|closes| closes < opens) => {
            let element = before.get(opens + 1..)?;
            element
                .starts_with(|c: char| c.is_ascii_alphabetic())
                .then_some(Confidence::High)
        }
        // A tag that begins further away.
        (None, None) if before.len() >= FAR => Some(Confidence::Low),
        _ => None,
    }
}

/// `ontransitioncancel`, the longest name of those above.
const LONGEST: usize = 18;
/// Bytes before a match without a sign of a tag, among which one would stand if the tag were short.
const FAR: usize = 60;

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores, rates};

    #[test]
    fn finds_attributes_that_run_something() {
        finds!(DETECTOR, "<a href='#'onclick='go()'>" => "onclick='go()");
        let long = format!("<img src=\"{}\" onerror=x()>", "a".repeat(80));
        rates!(DETECTOR, long => Low, "<body onload=x()>" => High);
    }

    #[test]
    fn ignores_scripts_and_prose() {
        ignores!(
            DETECTOR,
            "set onclick=handler first",
            "a < b onload=1",
            "<b>x</b> onload=1"
        );
    }
}
