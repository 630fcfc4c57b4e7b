//! What the classifiers say of a body: what they found, and how sure they are of what patterns found.

use std::mem;

use detect::Finding;

use super::body::Inspected;
use crate::{
    classifier::{ClassifierReply, ClassifierRequest},
    classifiers,
    compile::{Lane, parts},
};

impl Inspected {
    /// What patterns found and a profile would ask for if it were surer, until the classifiers have answered.
    pub(crate) fn unsure(&self) -> impl Iterator<Item = &Finding> {
        self.unsure.iter().flatten()
    }

    /// Adds what the classifiers found, and what is sure enough now that they were asked.
    pub(super) fn add_classified(
        &mut self,
        lane: &Lane,
        request: &ClassifierRequest,
        reply: &ClassifierReply,
    ) {
        let unsure = mem::take(&mut self.unsure);
        for (findings, unsure) in self.findings.iter_mut().zip(unsure) {
            findings.extend(unsure);
        }
        let mut said: Vec<Vec<Finding>> = vec![Vec::new(); self.segments().len()];
        for found in reply.findings.iter().flat_map(|f| parts(request, f)) {
            let index = usize::try_from(found.segment).unwrap_or(usize::MAX);
            if let (Some(segment), Some(said)) = (self.segments().get(index), said.get_mut(index)) {
                said.extend(found.in_text(&segment.text));
            }
        }
        for (findings, said) in self.findings.iter_mut().zip(said) {
            classifiers::merge(findings, said, |finding| lane.wants(finding));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};

    use super::*;
    use crate::{
        ClassifierFinding, Disposition, End, Event, Failure, Input, Inspection, Step, fixture,
    };

    const BLOCK: &str = "any(dlp.profiles[*] == \"travel\")";

    /// The answer to a prompt in which a passport's number stands, so sure as its pattern is, where a profile asks for more.
    fn asked(mode: &str, prompt: &str) -> (Inspection, Step) {
        let config = json!({
            "version": 1,
            "profiles": [{ "id": "travel", "detectors": ["identifier.us_passport"], "confidence": "high" }],
            "classifiers": { "mode": mode, "remote": { "address": "http://127.0.0.1:1" } },
            "lanes": { "llm_gateway": {
                "profiles": ["travel"],
                "rules": [{ "id": "a", "when": BLOCK, "action": "block" }],
            } },
        });
        let mut inspection = fixture::inspection(&config);
        let body = json!({ "messages": [{ "role": "user", "content": prompt }] }).to_string();
        let head = fixture::chat_head(&[]);
        inspection.on(Duration::ZERO, Input::Request(head, End::No));
        let step = inspection.on(
            Duration::ZERO,
            Input::RequestBody(body.as_bytes(), End::Yes),
        );
        (inspection, step)
    }

    #[test]
    fn a_request_says_what_has_to_be_known() {
        let rule = |when: &str| json!({ "id": "a", "when": when, "action": "block" });
        let topics = "cf.llm.prompt.content_topic_categories[\"pii\"] lt 20";
        for (when, profiles, questions) in [
            (topics, vec![], vec!["content"]),
            (
                "cf.llm.prompt.unsafe_topic_detected",
                vec!["ai_prompt_pii"],
                vec!["content.pii", "intent.pii", "unsafe"],
            ),
        ] {
            let config = json!({
                "version": 1,
                "classifiers": { "mode": "remote", "remote": { "address": "http://127.0.0.1:1" } },
                "lanes": { "llm_gateway": { "profiles": profiles, "rules": [rule(when)] } },
            });
            let mut inspection = fixture::inspection(&config);
            let body = json!({ "messages": [{ "role": "user", "content": "Hello there" }] });
            inspection.on(
                Duration::ZERO,
                Input::Request(fixture::chat_head(&[]), End::No),
            );
            let body = body.to_string();
            let body = Input::RequestBody(body.as_bytes(), End::Yes);
            let step = inspection.on(Duration::ZERO, body);
            assert_eq!(request(&step).questions, questions);
        }
    }

    fn request(step: &Step) -> &ClassifierRequest {
        match step {
            Step::Classify(request) => request,
            step => panic!("{step:?}"),
        }
    }

    fn ended(inspection: Inspection) -> Event {
        inspection.finish(Duration::ZERO, Disposition::Completed, 200)
    }

    const UNSURE: &str = "my passport is 512345678, thanks";

    #[test]
    fn what_a_profile_is_not_sure_of_is_asked_about() {
        for (confidence, is_blocked) in [(1, false), (2, true)] {
            let (mut inspection, step) = asked("in_process", UNSURE);
            assert_eq!(request(&step).classifiers, ["pii_ner"]);
            let (start, end) = (UNSURE.find('5').unwrap(), UNSURE.find(',').unwrap());
            let said = ClassifierFinding {
                segment: 0,
                detector: String::from("pii.passport"),
                start: u32::try_from(start).unwrap(),
                end: u32::try_from(end).unwrap(),
                confidence,
            };
            let reply = ClassifierReply {
                findings: vec![said],
                ..ClassifierReply::default()
            };
            let step = inspection.on(Duration::ZERO, Input::Classified(reply));
            assert_eq!(matches!(step, Step::Reply(_)), is_blocked, "{step:?}");
            let event: Value = serde_json::from_str(&ended(inspection).to_json()).unwrap();
            let found = event["request"]["findings"].to_string();
            // A name of the classifier's own is no profile's here.
            assert_eq!(
                found.contains("identifier.us_passport"),
                is_blocked,
                "{found}"
            );
            assert!(!found.contains("pii.passport"), "{found}");
        }
    }

    #[test]
    fn without_an_answer_patterns_stand_as_they_are() {
        let (mut inspection, _) = asked("remote", UNSURE);
        let step = inspection.on(Duration::ZERO, Input::Failed(Failure::Timeout));
        assert!(matches!(step, Step::Forward(_)), "{step:?}");
        let event = ended(inspection).to_json();
        assert!(
            event.contains("pii_ner") && event.contains("failed"),
            "{event}"
        );
    }

    #[test]
    fn nobody_is_asked_in_vain() {
        for (mode, prompt) in [
            ("in_process", "nothing at all"),
            ("where_needed", UNSURE),
            ("off", UNSURE),
        ] {
            let (_, step) = asked(mode, prompt);
            assert!(
                matches!(step, Step::Forward(_)),
                "{mode}, {prompt}: {step:?}"
            );
        }
    }
}
