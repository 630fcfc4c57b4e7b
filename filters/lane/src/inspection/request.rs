//! The request's half: hold it, inspect it, ask the classifiers where that is needed, act.

use std::{mem, sync::Arc};

use audit::{ClassifierOutcome, Outcome, Reason};
use codec::Direction;
use policy::{Decision, Phase as RulePhase, Source, Verdict};

use super::{
    Held, Inspection, Phase, block_of, body::Inspected, content::About, failure_reason, is_end,
    leaves_http, limit::Passing, request_status,
};
use crate::{
    attributes::{self, INJECTION_SCORE},
    classifier::{ClassifierReply, ClassifierRequest},
    classifiers::PROMPT,
    config::FailureMode,
    head::RequestHead,
    media_type,
    step::{End, Failure, Forward, HeadEdit, Step},
};

/// The status of a request that waited for a classifier's answer which did not come: the fault is not the client's.
pub(super) const CLASSIFIER_GONE: u16 = 503;

impl Inspection {
    pub(super) fn on_request(&mut self, head: RequestHead, end: End) -> Step {
        if !matches!(self.phase, Phase::Start) {
            return Step::Hold;
        }
        self.record.request(&head);
        self.operation = codec::operation(&head.method, &head.target);
        self.wants_page = media_type::wants_page(&head, self.lane.answers_with_pages());
        self.record.operation(self.operation);
        self.record.email(self.lane.identity().email(&head));
        attributes::request_head(&self.lane, &mut self.attributes, &head);
        attributes::operation(&self.lane, &mut self.attributes, self.operation);
        let place = self.lane.scope().of(&head);
        let (is_scanned, is_labelled) = (place.is_scanned, !place.labels.is_empty());
        self.endpoint = place.listed;
        attributes::labels(&self.lane, &mut self.attributes, &place.labels);
        self.record.place(place);
        if !is_scanned && is_labelled {
            // Rules may ask for the label; there is no more to know.
            self.record.request_side().coverage.miss(Reason::OutOfScope);
            return self.decide_request(None);
        }
        if !is_scanned {
            return self.pass_request(Reason::OutOfScope);
        }
        self.record.in_scope();
        self.request_edit = self.accepted_encodings(&head);
        if leaves_http(&head) {
            return self.uninspected_request(Reason::Protocol, None);
        }
        let held = Held {
            bytes: Vec::new(),
            encoding: media_type::header_list(&head.headers, "content-encoding"),
            content_type: media_type::header_text(head.header("content-type")),
            query: self.found_in_query(&head),
            target: head.target.clone(),
            since: self.at,
        };
        if is_end(end) {
            return self.decide_without_body(&head.target, held.query);
        }
        if !self.lane.reads_request_body() {
            self.record.request_side().coverage.miss(Reason::NoCheck);
            return self.decide_request(None);
        }
        if self.lane.is_exempt(&held.content_type) {
            self.record.request_side().coverage.miss(Reason::Exempt);
            return self.decide_without_body(&head.target, held.query);
        }
        self.phase = Phase::RequestBody(held);
        Step::Hold
    }

    pub(super) fn on_request_body(&mut self, chunk: &[u8], end: End) -> Step {
        self.record.request_side().coverage.bytes += chunk.len() as u64;
        match mem::replace(&mut self.phase, Phase::Over) {
            Phase::RequestBody(mut held) => {
                held.bytes.extend_from_slice(chunk);
                if held.bytes.len() > self.lane.limits().max_body_bytes {
                    return self.uninspected_request(Reason::Size, Some(held.bytes));
                }
                if !is_end(end) {
                    self.phase = Phase::RequestBody(held);
                    return Step::Hold;
                }
                self.inspect_request(held)
            }
            // An upstream may answer before the request has ended.
            phase if self.request_passes && !matches!(phase, Phase::Over) => {
                self.phase = phase;
                Step::unchanged()
            }
            phase => {
                self.phase = phase;
                Step::Hold
            }
        }
    }

    fn inspect_request(&mut self, held: Held) -> Step {
        if held.bytes.is_empty() {
            return self.decide_without_body(&held.target, held.query);
        }
        attributes::request_raw_body(
            &self.lane,
            &mut self.attributes,
            &held.bytes,
            &held.content_type,
        );
        let lane = Arc::clone(&self.lane);
        let about = About {
            operation: self.operation,
            content_type: &held.content_type,
            prompts: lane.prompts(self.endpoint),
        };
        let read = Inspected::read(
            &lane,
            Direction::Request,
            held.bytes,
            &held.encoding,
            &about,
        );
        let mut inspected = match read {
            Ok(inspected) => inspected,
            Err(unread) => return self.uninspected_request(unread.reason, Some(unread.bytes)),
        };
        inspected.take_prompt(&lane, about.prompts, &mut self.attributes);
        if let Some(query) = held.query {
            inspected.add_query(query);
        }
        self.weigh_request(inspected)
    }

    /// Decides on what was read of a request, where that takes no answer of the classifiers; else asks them first.
    fn weigh_request(&mut self, mut inspected: Inspected) -> Step {
        self.scan_request(&mut inspected);
        let is_unsure = self.risk.is_some_and(|risk| risk.is_unsure);
        let Some(request) = self.lane.classifier_request(&inspected, is_unsure) else {
            return self.decide_request(Some(inspected));
        };
        let may_change = is_unsure && request.classifiers.iter().any(|id| id == PROMPT);
        let decided =
            self.lane
                .rules()
                .decide_early(
                    RulePhase::Request,
                    &self.attributes,
                    |source| match source {
                        Source::RequestModel(_) => !may_change,
                        source => is_known_without_classifiers(source),
                    },
                );
        match decided {
            Some(verdict)
                if block_of(&verdict).is_some()
                    || !self.lane.profiles_need_classifier()
                        && !self.lane.rate_limits().need_classifier()
                        && inspected.unsure().next().is_none() =>
            {
                for id in &request.classifiers {
                    self.record.classifier(
                        Direction::Request,
                        id,
                        ClassifierOutcome::NotNeeded,
                        None,
                    );
                }
                self.decide_request(Some(inspected))
            }
            _ => {
                let step = Step::Classify(request.clone());
                self.phase = Phase::Classifying(Box::new((inspected, request)));
                step
            }
        }
    }

    /// Decides on a request of which no body is read: its target and its head may ask something all the same.
    fn decide_without_body(&mut self, target: &str, found: Option<String>) -> Step {
        let lane = Arc::clone(&self.lane);
        let prompts = lane.prompts(self.endpoint);
        let (_, query) = target.split_once('?').unwrap_or_default();
        if !lane.reads_request_body() || query.is_empty() && !prompts.have_texts() {
            return self.decide_request(None);
        }
        let mut inspected = Inspected::without_body(&lane, query);
        let asks = !inspected.segments().is_empty();
        inspected.take_prompt(&lane, prompts, &mut self.attributes);
        let is_prompt = asks || inspected.prompt().by_rule();
        if let Some(found) = found.filter(|_| !asks) {
            inspected.add_query(found);
        }
        if is_prompt {
            return self.weigh_request(inspected);
        }
        if inspected.segments().is_empty() {
            return self.decide_request(None);
        }
        self.scan_request(&mut inspected);
        self.decide_request(Some(inspected))
    }

    fn scan_request(&mut self, inspected: &mut Inspected) {
        inspected.scan(&self.lane);
        attributes::request_body(&self.lane, &mut self.attributes, inspected);
        self.risk = attributes::injection_score(&self.lane, &mut self.attributes, inspected);
        if self.risk.is_some() {
            self.record.scored_by(INJECTION_SCORE, "filter");
        }
        self.record
            .document(Direction::Request, inspected, self.lane.checks());
    }

    /// The query, where the detectors in force find something in it: others change nothing.
    fn found_in_query(&self, head: &RequestHead) -> Option<String> {
        let query = media_type::query_text(&head.target);
        let is_read = self.lane.reads_request_body() && !query.is_empty();
        let found = is_read
            && self
                .lane
                .scanner()
                .scan(&query)
                .iter()
                .any(|f| self.lane.wants(f));
        found.then_some(query)
    }

    pub(super) fn on_classified(
        &mut self,
        (mut inspected, request): (Inspected, ClassifierRequest),
        answer: Result<ClassifierReply, Failure>,
    ) -> Step {
        let missed = match answer {
            Ok(reply) => {
                inspected.add_classified(&self.lane, &request, &reply);
                attributes::scores(&self.lane, &mut self.attributes, &reply);
                self.record
                    .scores(attributes::unsafe_scores(&self.lane, &reply));
                self.rate_injection(&reply);
                self.note_replies(Direction::Request, &request, &reply)
            }
            Err(failure) => {
                let reason = failure_reason(failure);
                self.note_unanswered(Direction::Request, &request, Some(reason));
                let mut asked = request.classifiers.iter();
                let is_needed = asked.any(|id| self.lane.needs_classifier(id));
                is_needed.then_some(reason)
            }
        };
        attributes::request_body(&self.lane, &mut self.attributes, &inspected);
        if let Some(reason) = missed {
            // A rule that can be decided without the missing answer (a block on a card number, say) still is.
            return self.decide_without_classifier(inspected, reason);
        }
        self.decide_request(Some(inspected))
    }

    /// Puts the classifier's injection score in the place of the filter's own, where that is not sure. Without an answer, or with
    /// half of one that is no worse, the filter's own stands.
    fn rate_injection(&mut self, reply: &ClassifierReply) {
        if let Some(score) = self.risk.and_then(|risk| risk.replaced_by(reply)) {
            attributes::set_injection_score(&self.lane, &mut self.attributes, score);
            self.record.scored_by(INJECTION_SCORE, PROMPT);
        }
    }

    fn decide_without_classifier(&mut self, inspected: Inspected, reason: Reason) -> Step {
        self.note_known(&inspected);
        let verdict = self
            .lane
            .rules()
            .evaluate(RulePhase::Request, &self.attributes);
        self.log_payload(Direction::Request, &verdict, Some(&inspected));
        if self.enforces() && block_of(&verdict).is_some() {
            return self.act_on_request(verdict, Some(inspected), None);
        }
        self.record.request_side().coverage.miss(reason);
        if self.enforces() && !self.passes_without_classifier() {
            if self.lane.failure_mode() == FailureMode::Closed {
                return self.refuse_request(CLASSIFIER_GONE, verdict, reason);
            }
            self.record.outcome(Outcome::FailedOpen);
        }
        self.act_on_request(verdict, Some(inspected), None)
    }

    /// Whether an explicit `allow` or `skip` comes before every rule that the missing answer could change, and no limit needs it.
    fn passes_without_classifier(&self) -> bool {
        if self.lane.rate_limits().need_classifier() {
            return false;
        }
        let is_partly_known = |source| {
            self.lane.profiles_need_classifier()
                && matches!(source, Source::Detectors | Source::RequestDetectors(_))
        };
        self.lane
            .rules()
            .decide_early(RulePhase::Request, &self.attributes, |source| {
                is_known_without_classifiers(source) && !is_partly_known(source)
            })
            .is_some_and(|verdict| verdict.decision != Decision::Pass)
    }

    /// Refuses what could not be inspected; the rules that matched all the same are recorded.
    fn refuse_request(&mut self, status: u16, verdict: Verdict, reason: Reason) -> Step {
        self.record.verdict("request", verdict, self.enforces());
        self.refuse(status, reason)
    }

    /// Evaluates the request's rules, now that all there is to know of it is known.
    fn decide_request(&mut self, inspected: Option<Inspected>) -> Step {
        if let Some(inspected) = &inspected {
            self.note_known(inspected);
        }
        let verdict = self
            .lane
            .rules()
            .evaluate(RulePhase::Request, &self.attributes);
        self.log_payload(Direction::Request, &verdict, inspected.as_ref());
        let unread = inspected.as_ref().and_then(Inspected::unread);
        if let Some(reason) = unread
            && self.enforces()
            && verdict.decision == Decision::Pass
        {
            if self.lane.failure_mode() == FailureMode::Closed {
                return self.refuse_request(request_status(reason), verdict, reason);
            }
            self.record.outcome(Outcome::FailedOpen);
        }
        self.act_on_request(verdict, inspected, None)
    }

    /// Records what is known of the request before the rules look at it.
    fn note_known(&mut self, inspected: &Inspected) {
        self.note_findings(Direction::Request, inspected);
        self.record
            .scores(attributes::known_scores(&self.attributes));
    }

    fn act_on_request(
        &mut self,
        verdict: Verdict,
        inspected: Option<Inspected>,
        held: Option<Vec<u8>>,
    ) -> Step {
        let verdict = self.record.verdict("request", verdict, self.enforces());
        if let Some((rule, block)) = block_of(&verdict) {
            return self.reply_of_rule(rule, block, inspected.as_ref());
        }
        let stuck = |i: &Inspected| {
            Some(
                i.unredactable(&self.lane, &verdict.redactions)?
                    .rule
                    .clone(),
            )
        };
        if let Some((i, rule)) = inspected.as_ref().and_then(|i| Some((i, stuck(i)?))) {
            return self.refuse_unredactable(&rule, i);
        }
        self.count_request(Passing {
            verdict,
            inspected,
            held,
        })
    }

    /// Lets a request pass, without what is to be taken out of it.
    pub(super) fn pass_decided(&mut self, passing: Passing) -> Step {
        self.let_request_pass();
        let head = mem::take(&mut self.request_edit);
        let Some(inspected) = passing.inspected else {
            return self.pass_on(head, passing.held);
        };
        let (edited, redactions) = inspected.redacted(
            &self.lane,
            &passing.verdict.redactions,
            self.record.vault(),
            Vec::new(),
        );
        match edited {
            Some(body) => {
                self.record.redacted(Direction::Request, redactions);
                let head = whole_body_edit(&inspected, body.len()).and(head);
                Step::Forward(Forward {
                    head: Some(head),
                    body: Some(body),
                })
            }
            None => {
                let body = Some(inspected.into_original());
                self.pass_on(head, body.filter(|body| !body.is_empty()))
            }
        }
    }

    /// Forwards what was received.
    fn pass_on(&self, head: HeadEdit, body: Option<Vec<u8>>) -> Step {
        let head = (head != HeadEdit::default()).then_some(head);
        Step::Forward(Forward { head, body })
    }

    /// An upstream must not choose an encoding that cannot be undone here.
    fn accepted_encodings(&self, head: &RequestHead) -> HeadEdit {
        let mut edit = HeadEdit::default();
        if !self.lane.reads_response_body() && !self.lane.gives_tokens() {
            return edit;
        }
        let offered = media_type::header_list(&head.headers, "accept-encoding");
        let known = media_type::known_encodings(&offered);
        if known != offered {
            edit.set
                .push(("accept-encoding".to_owned(), known.into_bytes()));
        }
        edit
    }

    /// Lets the request through without a look, and says why.
    fn pass_request(&mut self, reason: Reason) -> Step {
        self.record.request_side().coverage.miss(reason);
        self.let_request_pass();
        Step::unchanged()
    }

    fn let_request_pass(&mut self) {
        self.phase = Phase::RequestPasses;
        self.request_passes = true;
    }

    /// A request of which nothing can be inspected: rules on its head are still evaluated, then the failure mode decides.
    pub(super) fn uninspected_request(&mut self, reason: Reason, held: Option<Vec<u8>>) -> Step {
        self.record.request_side().coverage.miss(reason);
        let verdict = self
            .lane
            .rules()
            .evaluate(RulePhase::Request, &self.attributes);
        if self.enforces() && verdict.decision == Decision::Pass {
            if self.lane.failure_mode() == FailureMode::Closed {
                return self.refuse_request(request_status(reason), verdict, reason);
            }
            self.record.outcome(Outcome::FailedOpen);
        }
        self.act_on_request(verdict, None, held)
    }
}

/// The head's edits for a body that is forwarded whole and differs from the one received.
pub(super) fn whole_body_edit(inspected: &Inspected, length: usize) -> HeadEdit {
    let mut edit = HeadEdit::default().without_digests();
    if inspected.was_encoded() {
        edit.remove.push("content-encoding".to_owned());
    }
    edit.set
        .push(("content-length".to_owned(), length.to_string().into_bytes()));
    edit
}

/// Whether a rule can be evaluated before the classifiers were asked, or without their answer.
fn is_known_without_classifiers(source: Source) -> bool {
    source.classifier().is_none() || matches!(source, Source::RequestModel(_))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};

    use crate::{Disposition, End, Event, Failure, Input, Inspection, Step, fixture};

    /// Feeds a request to a lane with these rules and an answering classifier in reach.
    fn asked(profiles: &[&str], rules: Value) -> (Inspection, Step) {
        let own = json!([{ "id": "people", "title": "People", "detectors": ["pii.person"] }]);
        let lane = json!({ "profiles": profiles, "rules": rules });
        let config = json!({
            "version": 1, "lanes": { "llm_gateway": lane }, "profiles": own,
            "classifiers": { "mode": "in_process" },
        });
        let mut inspection = fixture::inspection(&config);
        let body = json!({ "messages": [{ "role": "user", "content": "I am Ann" }] }).to_string();
        let head = fixture::chat_head(&[]);
        inspection.on(Duration::ZERO, Input::Request(head, End::No));
        let body = Input::RequestBody(body.as_bytes(), End::Yes);
        let step = inspection.on(Duration::ZERO, body);
        (inspection, step)
    }

    fn failed(profiles: &[&str], rules: Value) -> (Step, Event) {
        let (mut inspection, step) = asked(profiles, rules);
        assert!(matches!(step, Step::Classify(_)), "{step:?}");
        let step = inspection.on(Duration::ZERO, Input::Failed(Failure::Timeout));
        (
            step,
            inspection.finish(Duration::ZERO, Disposition::Completed, 503),
        )
    }

    const PII: &str = "cf.llm.prompt.pii_detected";

    #[test]
    fn a_rule_that_only_logs_has_its_classifier_asked() {
        for rule in [
            json!({ "id": "a", "when": PII, "action": "log" }),
            json!({ "id": "a", "when": PII, "action": "block", "mode": "log" }),
        ] {
            let (_, step) = asked(&[], json!([rule]));
            assert!(matches!(step, Step::Classify(_)), "{rule}");
        }
        let first =
            json!({ "id": "b", "when": "http.request.method eq \"POST\"", "action": "block" });
        let (_, step) = asked(
            &[],
            json!([first, { "id": "a", "when": PII, "action": "log" }]),
        );
        assert!(matches!(step, Step::Reply(_)));
    }

    #[test]
    fn an_allow_counts_without_the_answer_only_where_no_rule_before_needs_it() {
        let allow =
            json!({ "id": "allow", "when": "http.request.method eq \"POST\"", "action": "allow" });
        let block = json!({ "id": "block", "when": "any(dlp.profiles[*] == \"people\")", "action": "block" });
        let log =
            json!({ "id": "log", "when": "http.request.method eq \"POST\"", "action": "log" });
        let (step, _) = failed(&["people"], json!([allow, block]));
        assert!(matches!(step, Step::Forward(_)), "{step:?}");
        let (step, event) = failed(&["people"], json!([log, block, allow]));
        assert!(matches!(step, Step::Reply(_)), "{step:?}");
        assert!(event.verdict.rules.iter().any(|rule| rule == "log"));
    }
}
