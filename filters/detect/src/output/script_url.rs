//! Addresses that run what stands in them.

use super::OWASP;
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "output.script_url",
    title: "Address that runs a script",
    label: "[SCRIPT_URL]",
    pattern: r#"(?:(?i:javascript|vbscript):|(?i:data:(?:text/html|image/svg\+xml|application/xhtml\+xml))[;,])[^ \t\r\n"'<>]{1,2000}"#,
    prefilter: Prefilter::Name(&[
        "javascript",
        "vbscript:",
        "data:text/",
        "data:image",
        "data:appli",
    ]),
    validate,
    about: native(&About {
        validator: "it stands where an address does: behind an opening bracket, a quote or `=`",
        notes: "Elsewhere, in a sentence, it is none.",
        finds: &[
            "[open](‹javascript:alert(1))›",
            "<a href=\"‹javascript:fetch(1)›\">",
            "src=‹data:text/html;base64,PHNjcmlwdD4=›",
        ],
        ignores: &[
            "JavaScript: the good parts",
            "written in javascript:yes",
            "data:image/png;base64,AAAA",
        ],
        sources: &[
            OWASP,
            "https://html.spec.whatwg.org/multipage/browsing-the-web.html#the-javascript:-url-special-case",
        ],
    }),
    ..Detector::of(Family::Output)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let before = candidate.before.trim_end_matches(' ');
    before
        .ends_with(['(', '"', '\'', '=', '<'])
        .then_some(Confidence::High)
}

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_addresses() {
        finds!(DETECTOR, "<JavaScript:x()>" => "JavaScript:x()");
    }

    #[test]
    fn ignores_prose() {
        ignores!(
            DETECTOR,
            "use javascript:void links",
            "metadata:text/html,x"
        );
    }
}
