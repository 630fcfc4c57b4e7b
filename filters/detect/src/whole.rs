//! Detectors that judge a text as a whole instead of matching a pattern: a program, what a tool recorded, the words of a
//! long list.
//!
//! They are run once over a text that is complete, as it was written (not normalised). What they find stands beside what
//! patterns find, around it or inside it: the one takes nothing from the other. A stream is never complete, so nothing of
//! the kind is found in one.

use std::sync::Arc;

use crate::{
    custom::Fingerprint,
    entry::Entry,
    finding::{DetectorId, Finding},
    overlap, registry,
};

/// What judges a text as a whole. Several detectors may share one: it runs once for all of them.
#[derive(Debug)]
pub struct Whole {
    /// Texts of fewer bytes are not judged.
    pub shortest: usize,
    /// What is found in a text, by which detector. In linear time, with a cheap test first: most texts are none of it.
    pub judge: fn(&str) -> Vec<Finding>,
}

/// The judges of a list of detectors.
#[derive(Debug, Default)]
pub(crate) struct Judges {
    builtin: Vec<(&'static Whole, Vec<DetectorId>)>,
    documents: Vec<Arc<Fingerprint>>,
}

impl Judges {
    /// Whether the entry judges texts as a whole; its judge is taken in.
    pub(crate) fn take_in(&mut self, entry: &Entry) -> bool {
        let detector = match entry {
            Entry::Builtin(detector) => detector,
            Entry::Documents(fingerprint) => {
                self.documents.push(Arc::clone(fingerprint));
                return true;
            }
            Entry::Nameless(_) | Entry::Regex(_) | Entry::Terms(_) => return false,
        };
        let Some(whole) = detector.whole else {
            return false;
        };
        let id = DetectorId::builtin(detector.id);
        match self.builtin.iter_mut().find(|j| std::ptr::eq(j.0, whole)) {
            Some((_, ids)) => ids.push(id),
            None => self.builtin.push((whole, vec![id])),
        }
        true
    }

    /// Adds what is found in `text` to the findings, which stay in order.
    pub(crate) fn judge(&self, text: &str, findings: Vec<Finding>) -> Vec<Finding> {
        let mut all = findings;
        let before = all.len();
        for (whole, ids) in self.builtin.iter().filter(|j| j.0.shortest <= text.len()) {
            let judged = (whole.judge)(text).into_iter();
            all.extend(judged.filter(|finding| ids.contains(&finding.detector)));
        }
        all.extend(
            self.documents
                .iter()
                .filter_map(|documents| documents.judge(text)),
        );
        match all.len() == before {
            true => all,
            false => overlap::in_places(all),
        }
    }
}

/// Whether the finding says something else of its place than what patterns find there: it was made of a text as a whole, or is of
/// what an order to a model is.
pub(crate) fn stands_beside(finding: &Finding) -> bool {
    needs_whole(&finding.detector) || is_order(finding.detector.as_str())
}

/// Whether the id is that of an order to a model, which a classifier finds: its place holds whatever the order speaks of.
pub fn is_order(id: &str) -> bool {
    id == "prompt.injection"
}

/// Whether the detector, or a classifier for it, judges texts as a whole.
pub fn needs_whole(id: &DetectorId) -> bool {
    let id = id.as_str();
    let builtin = registry::detector(id).is_some_and(|detector| detector.whole.is_some());
    builtin || id.starts_with(DOCUMENTS) || is_topic(id)
}

/// Whether the id is that of a topic: what a classifier says is in a whole text, or its writer wants.
pub fn is_topic(id: &str) -> bool {
    TOPICS.iter().any(|topics| id.starts_with(topics))
}

/// What ids of topics begin with.
const TOPICS: [&str; 3] = ["content.", "intent.", OWN_TOPICS];

/// What ids of topics of the user's own begin with, as for [`DOCUMENTS`].
pub const OWN_TOPICS: &str = "custom.topic_";

/// What ids of fingerprints of the user's own documents begin with: so it shows that they speak of a whole text.
pub const DOCUMENTS: &str = "custom.document_";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        detector::{Detector, Family},
        finding::{Confidence, Span},
        redact::{Redaction, TokenVault, redact},
        scanner::Scanner,
    };

    static SHOUT: Whole = Whole {
        shortest: 10,
        judge: |text| {
            let loud = !text.contains(|c: char| c.is_ascii_lowercase());
            let of = |id| Finding {
                detector: DetectorId::builtin(id),
                span: Span::new(0, text.len()),
                confidence: Confidence::Low,
            };
            match loud {
                true => vec![of("code.shout"), of("code.whisper")],
                false => Vec::new(),
            }
        },
    };

    static SHOUTED: Detector = Detector {
        id: "code.shout",
        whole: Some(&SHOUT),
        ..Detector::of(Family::Code)
    };

    fn found(text: &str) -> Vec<(String, usize, usize)> {
        let email = registry::detector("pii.email").unwrap();
        let scanner = Scanner::new([&SHOUTED, email]).unwrap();
        let all = scanner.scan(text);
        let redacted = redact(text, &all, &Redaction::Replace, &mut TokenVault::new());
        assert!(all.is_empty() || redacted.starts_with('['), "{redacted}");
        all.iter()
            .map(|f| (f.detector.to_string(), f.span.start, f.span.end))
            .collect()
    }

    #[test]
    fn what_is_judged_whole_stands_beside_what_it_contains() {
        let shout = || (String::from("code.shout"), 0, 14);
        let email = || (String::from("pii.email"), 0, 6);
        assert_eq!(found("A@B.IO, I SAID"), [shout(), email()]);
        assert_eq!(found("A@B.IO, i said"), [email()]);
        assert_eq!(found("A@B.IO"), [email()], "too short");
        assert_eq!(found("nothing of it"), []);
    }
}
