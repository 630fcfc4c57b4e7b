//! Links in Markdown whose address carries much to where it leads.

use super::{OWASP, url};
use crate::{
    detector::{About, Detector, Family, Match, Prefilter, native},
    finding::Confidence,
};

pub(super) static DETECTOR: Detector = Detector {
    id: "output.markdown_link",
    title: "Link that carries data",
    label: "[LINK]",
    pattern: r"\](?:\([ \t]{0,4}<?|:[ \t]{1,4}<?)(?i:https?)://[^ \t\r\n<>()]{3,2000}",
    prefilter: Prefilter::Name(&["](http", "](<http", "]: http", "]: <http"]),
    value: |text| text.find(['h', 'H']).unwrap_or(0),
    validate,
    about: native(&About {
        validator: "32 bytes or more in one value of its query, its fragment or one part of its path",
        notes: "Searches and shops have long queries too: it is never surer than medium.",
        finds: &[
            "[details](‹https://x.example/?d=Ann+Smith+born+1980+in+London+card+4111›)",
            "[1]: ‹https://x.example/c2VjcmV0IHZhbHVlIGdvZXMgaGVyZSBhbmQgaGVyZQ›",
        ],
        ignores: &[
            "[details](https://example.com/a-long-title-that-somebody-wrote-for-an-article)",
            "[search](https://example.com/?q=short+words)",
            "https://x.example/?d=Ann+Smith+born+1980+in+London+card+4111",
        ],
        sources: &[OWASP, "https://spec.commonmark.org/0.31.2/#links"],
    }),
    ..Detector::of(Family::Output)
};

fn validate(candidate: &Match<'_>) -> Option<Confidence> {
    let address = candidate.text.get((DETECTOR.value)(candidate.text)..)?;
    (url::carries(address) >= MUCH).then_some(Confidence::Medium)
}

const MUCH: usize = 32;

#[cfg(test)]
mod tests {
    use super::DETECTOR;
    use crate::proof::{finds, ignores};

    #[test]
    fn finds_what_carries_much() {
        let much = format!("https://x.example/#{}", "a1".repeat(16));
        let text = format!("[x](<{much}>)");
        finds!(DETECTOR, text.as_str() => much.as_str());
    }

    #[test]
    fn ignores_what_carries_little() {
        ignores!(
            DETECTOR,
            "[x](https://x.example/?a=0123456789012345678901234567890)"
        );
    }
}
