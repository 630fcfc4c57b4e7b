//! What the classifiers say of a body: what they found, and how sure they are of what patterns found.

use std::mem;

use detect::Finding;

use super::body::Inspected;
use crate::{classifier::ClassifierReply, classifiers, compile::Lane, profiles::is_pattern};

impl Inspected {
    /// What patterns found and a profile would ask for if it were surer, until the classifiers have answered.
    pub(crate) fn unsure(&self) -> impl Iterator<Item = &Finding> {
        self.unsure.iter().flatten()
    }

    /// Adds what the classifiers found, and what is sure enough now that they were asked.
    pub(super) fn add_classified(&mut self, lane: &Lane, reply: &ClassifierReply) {
        let unsure = mem::take(&mut self.unsure);
        for (findings, unsure) in self.findings.iter_mut().zip(unsure) {
            findings.extend(unsure);
        }
        let said: Vec<(usize, Finding)> = reply
            .findings
            .iter()
            .filter_map(|found| {
                let index = usize::try_from(found.segment).ok()?;
                let segment = self.segments().get(index)?;
                Some((index, found.in_text(&segment.text)?))
            })
            .collect();
        for (index, said) in &said {
            if let Some(findings) = self.findings.get_mut(*index) {
                rate(findings, said);
            }
        }
        for findings in &mut self.findings {
            findings.retain(|finding| lane.wants(finding));
        }
        for (index, said) in said {
            // What no pattern found stays so.
            let own = !is_pattern(&said.detector) && lane.wants(&said);
            if let Some(findings) = self.findings.get_mut(index)
                && own
                && !classifiers::is_known(findings, &said)
            {
                findings.push(said);
            }
        }
        for findings in &mut self.findings {
            *findings = detect::resolve(mem::take(findings));
        }
    }
}

/// Moves how sure findings of patterns are, as a classifier says.
fn rate(findings: &mut [Finding], said: &Finding) {
    for finding in findings.iter_mut().filter(|f| is_pattern(&f.detector)) {
        if let Some(confidence) = classifiers::rating(finding, said) {
            finding.confidence = confidence;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use detect::{Confidence, DetectorId, Span};
    use serde_json::{Value, json};

    use super::*;
    use crate::{
        ClassifierFinding, ClassifierRequest, Disposition, End, Event, Failure, Input, Inspection,
        Step, fixture,
    };

    fn finding(id: &'static str, start: usize, confidence: Confidence) -> Finding {
        Finding {
            detector: DetectorId::builtin(id),
            span: Span::new(start, start + 10),
            confidence,
        }
    }

    #[test]
    fn a_classifier_moves_only_what_is_not_sure() {
        use Confidence::{High, Low, Medium, VeryHigh};

        for (was, said, is) in [
            (Low, High, High),
            (Medium, Low, Low),
            (High, Low, High),
            (VeryHigh, Low, VeryHigh),
        ] {
            let mut found = [finding("pii.phone", 5, was), finding("pii.phone", 40, was)];
            rate(&mut found, &finding("pii.phone", 5, said));
            assert_eq!([found[0].confidence, found[1].confidence], [is, was]);
        }
        let mut found = [finding("pii.phone", 5, Low)];
        rate(&mut found, &finding("pii.email", 5, High));
        rate(&mut found, &finding("pii.phone", 6, High));
        assert_eq!(found[0].confidence, Low);
    }

    #[test]
    fn what_both_take_for_the_same_is_surer_and_never_less_sure() {
        use Confidence::{High, Low, Medium};

        for (was, said, is) in [
            (Low, High, High),
            (Medium, Low, Medium),
            (Low, Medium, Medium),
        ] {
            let mut found = [finding("identifier.us_passport", 5, was)];
            rate(&mut found, &finding("pii.passport", 7, said));
            assert_eq!(found[0].confidence, is);
        }
        let mut found = [finding("identifier.us_passport", 5, Low)];
        rate(&mut found, &finding("pii.passport", 15, High));
        rate(&mut found, &finding("pii.person", 5, High));
        assert_eq!(found[0].confidence, Low);
    }

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
