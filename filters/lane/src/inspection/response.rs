//! The response's half where it is not a stream: hold it, inspect it, act.

use std::{mem, time::Duration};

use audit::{Outcome, Reason};
use codec::Direction;
use policy::{Decision, Phase as RulePhase, Source, Verdict};

use super::{
    Held, Inspection, Phase, block_of,
    body::Inspected,
    content::About,
    failure_reason, is_end,
    request::{CLASSIFIER_GONE, whole_body_edit},
    stream::StreamInspection,
};
use crate::{
    attributes,
    classifier::{ClassifierReply, ClassifierRequest},
    config::FailureMode,
    framing::Framing,
    head::ResponseHead,
    media_type,
    prompts::Prompts,
    step::{End, Failure, Forward, HeadEdit, Step},
};

/// The status of a response that could not be inspected.
pub(super) fn uninspected_status(reason: Reason) -> u16 {
    match reason {
        Reason::Time => 504,
        _ => 502,
    }
}

impl Inspection {
    pub(super) fn on_response(&mut self, head: ResponseHead, end: End) -> Step {
        if matches!(
            self.phase,
            Phase::Over
                | Phase::Counting(_)
                | Phase::ResponseBody(_)
                | Phase::ClassifyingResponse(_)
                | Phase::ResponseStream(_)
                | Phase::ClassifyingStream(_)
        ) {
            return Step::Hold;
        }
        if !self.record.is_in_scope() {
            // The host's own answer, to a request that it never asked about, is no traffic out of scope.
            if !matches!(self.phase, Phase::Start) {
                let side = self.record.response_side();
                side.coverage.miss(Reason::OutOfScope);
            }
            self.phase = Phase::ResponsePasses;
            return Step::unchanged();
        }
        attributes::response_head(&self.lane, &mut self.attributes, &head);
        self.is_error = head.status >= 400;
        match self.count_response(&head, end) {
            Some(step) => step,
            None => self.decide_on_head(&head, end),
        }
    }

    /// What a response's head decides.
    pub(super) fn decide_on_head(&mut self, head: &ResponseHead, end: End) -> Step {
        if head.status == 101 {
            return self.uninspected_response(Reason::Protocol, None);
        }
        if is_end(end) {
            return self.decide_response(None);
        }
        let held = Held {
            bytes: Vec::new(),
            encoding: media_type::header_list(&head.headers, "content-encoding"),
            content_type: media_type::header_text(head.header("content-type")),
            query: None,
            target: String::new(),
            since: self.at,
        };
        if !self.lane.reads_response_body() && self.record.vault().is_empty() {
            self.record.response_side().coverage.miss(Reason::NoCheck);
            return self.decide_response(None);
        }
        if self.lane.is_exempt(&held.content_type) {
            self.record.response_side().coverage.miss(Reason::Exempt);
            return self.decide_response(None);
        }
        let is_success = head.status == 200;
        if let Some(framing) = Framing::of_head(self.operation, &held.content_type, is_success) {
            return self.start_stream(&held, framing);
        }
        self.phase = Phase::ResponseBody(held);
        Step::Hold
    }

    fn new_stream(
        &mut self,
        encoding: &str,
        framing: Framing,
        since: Duration,
    ) -> Result<StreamInspection, Reason> {
        let vault = self.record.vault().clone();
        StreamInspection::new(&self.lane, self.operation, encoding, framing, vault, since)
    }

    fn start_stream(&mut self, held: &Held, framing: Framing) -> Step {
        self.record.stream();
        let mut stream = match self.new_stream(&held.encoding, framing, held.since) {
            Ok(stream) => stream,
            Err(reason) => return self.uninspected_response(reason, None),
        };
        // Rules that need no finding are decided before anything is released, so a block is a real status.
        if let Some(step) = self.decide_stream_head() {
            return step;
        }
        let step = stream.start(stream_edit(&held.encoding));
        self.phase = Phase::ResponseStream(Box::new(stream));
        step
    }

    fn decide_stream_head(&mut self) -> Option<Step> {
        let verdict = self
            .lane
            .rules()
            .evaluate(RulePhase::Response, &self.attributes);
        let verdict = self.record.verdict("response", verdict, self.enforces());
        block_of(&verdict)
            .is_some()
            .then(|| self.block_response(&verdict, None))
    }

    pub(super) fn on_response_body(&mut self, chunk: &[u8], end: End) -> Step {
        if !matches!(self.phase, Phase::Over) {
            self.record.response_side().coverage.bytes += chunk.len() as u64;
        }
        match mem::replace(&mut self.phase, Phase::Over) {
            Phase::ResponseBody(mut held) => {
                held.bytes.extend_from_slice(chunk);
                if held.bytes.len() > self.lane.limits().max_body_bytes {
                    return self.uninspected_response(Reason::Size, Some(held.bytes));
                }
                if !is_end(end) {
                    self.phase = Phase::ResponseBody(held);
                    return Step::Hold;
                }
                self.inspect_response(held)
            }
            Phase::ResponseStream(stream) => self.on_stream_chunk(stream, chunk, end),
            Phase::ResponsePasses => {
                self.phase = Phase::ResponsePasses;
                Step::unchanged()
            }
            phase => {
                self.phase = phase;
                Step::Hold
            }
        }
    }

    fn inspect_response(&mut self, held: Held) -> Step {
        if held.bytes.is_empty() {
            return self.decide_response(None);
        }
        let about = About {
            operation: self.operation,
            content_type: &held.content_type,
            prompts: &Prompts::default(),
        };
        let read = Inspected::read(
            &self.lane,
            Direction::Response,
            held.bytes,
            &held.encoding,
            &about,
        );
        let mut inspected = match read {
            Ok(inspected) => inspected,
            Err(unread) => match unread.framing {
                Some(framing) => return self.inspect_events(&held.encoding, framing, unread.bytes),
                None => return self.uninspected_response(unread.reason, Some(unread.bytes)),
            },
        };
        inspected.scan(&self.lane);
        attributes::response_body(&self.lane, &mut self.attributes, &inspected.texts());
        inspected.answer(|answer| {
            attributes::response_text(&self.lane, &mut self.attributes, answer);
        });
        self.record
            .document(Direction::Response, &inspected, self.lane.checks());
        let texts = inspected
            .segments()
            .iter()
            .filter(|_| self.may_be_an_answer());
        match self
            .lane
            .response_request(texts.map(|s| (s.kind, s.text.as_str())))
        {
            Some(request) => {
                let step = Step::Classify(request.clone());
                self.phase = Phase::ClassifyingResponse(Box::new((inspected, request)));
                step
            }
            None => self.decide_response(Some(inspected)),
        }
    }

    /// Whether the response may be a model's answer: a page of the upstream's own, an error is none.
    fn may_be_an_answer(&self) -> bool {
        let may_be = self.operation.is_some() || self.lane.reads_any_text_as_prompt();
        may_be && !self.is_error
    }

    /// Decides on a response, now that the classifiers have answered or will not.
    pub(super) fn on_response_classified(
        &mut self,
        (inspected, request): (Inspected, ClassifierRequest),
        reply: Result<ClassifierReply, Failure>,
    ) -> Step {
        let missed = self.take_reply(&request, reply);
        if let Some(reason) = missed.filter(|_| !self.goes_without_classifier()) {
            self.note_findings(Direction::Response, &inspected);
            self.note_verdict_of_response();
            return self.refuse(CLASSIFIER_GONE, reason);
        }
        self.decide_response(Some(inspected))
    }

    /// Fills what the classifiers said of a response. The reason why something was not looked at.
    pub(super) fn take_reply(
        &mut self,
        request: &ClassifierRequest,
        reply: Result<ClassifierReply, Failure>,
    ) -> Option<Reason> {
        let missed = match reply {
            Ok(reply) => {
                attributes::scores(&self.lane, &mut self.attributes, &reply);
                self.record
                    .response_scores(attributes::unsafe_scores(&self.lane, &reply));
                self.note_replies(Direction::Response, request, &reply)
            }
            Err(failure) => {
                let reason = failure_reason(failure);
                self.note_unanswered(Direction::Response, request, Some(reason));
                Some(reason)
            }
        };
        if let Some(reason) = missed {
            self.record.response_side().coverage.miss(reason);
        }
        missed
    }

    /// Notes what the rules say of a response that is refused whatever they say.
    pub(super) fn note_verdict_of_response(&mut self) {
        let rules = self.lane.rules();
        let verdict = rules.evaluate(RulePhase::Response, &self.attributes);
        self.record.verdict("response", verdict, self.enforces());
    }

    /// Whether a response may be decided on although a classifier did not reply: a rule that blocks, allows or skips comes before
    /// every one that the missing reply could change, or none acts.
    pub(super) fn goes_without_classifier(&mut self) -> bool {
        let is_known = |source| !matches!(source, Source::ResponseClassifier(_));
        let rules = self.lane.rules();
        let early = rules.decide_early(RulePhase::Response, &self.attributes, is_known);
        let is_decided = early.is_some_and(|verdict| verdict.decision != Decision::Pass);
        if is_decided || !self.enforces() || !self.lane.response_rules_act() {
            return true;
        }
        if self.lane.failure_mode() == FailureMode::Closed {
            return false;
        }
        self.record.outcome(Outcome::FailedOpen);
        true
    }

    /// Events whose head did not say so: they were held, and are judged as a whole.
    fn inspect_events(&mut self, encoding: &str, framing: Framing, body: Vec<u8>) -> Step {
        self.record.stream();
        let mut stream = match self.new_stream(encoding, framing, self.at) {
            Ok(stream) => stream,
            Err(reason) => return self.uninspected_response(reason, Some(body)),
        };
        stream.hold_to_end(stream_edit(encoding));
        match self.on_stream_chunk(Box::new(stream), &body, End::Yes) {
            Step::Forward(forward) if forward.body.is_none() => self.forward(body),
            step => step,
        }
    }

    fn decide_response(&mut self, inspected: Option<Inspected>) -> Step {
        if let Some(inspected) = &inspected {
            self.note_findings(Direction::Response, inspected);
        }
        let verdict = self
            .lane
            .rules()
            .evaluate(RulePhase::Response, &self.attributes);
        self.log_payload(Direction::Response, &verdict, inspected.as_ref());
        let passed_by_rule = verdict.decision != Decision::Pass;
        let verdict = self.record.verdict("response", verdict, self.enforces());
        if block_of(&verdict).is_some() {
            return self.block_response(&verdict, inspected.as_ref());
        }
        let unread = inspected.as_ref().and_then(Inspected::unread);
        if let Some(reason) = unread.filter(|_| self.enforces() && !passed_by_rule) {
            if self.lane.failure_mode() == FailureMode::Closed {
                return self.refuse(uninspected_status(reason), reason);
            }
            self.record.outcome(Outcome::FailedOpen);
        }
        self.phase = Phase::ResponsePasses;
        let Some(inspected) = inspected else {
            return Step::unchanged();
        };
        if let Some(rule) = inspected.unredactable(&self.lane, &verdict.redactions) {
            return self.refuse_unredactable(&rule.rule, &inspected);
        }
        let vault = self.record.vault();
        let restored = inspected.restored(vault);
        let (edited, redactions) =
            inspected.redacted(&self.lane, &verdict.redactions, vault, restored);
        match edited {
            Some(body) => {
                if redactions > 0 {
                    self.record.redacted(Direction::Response, redactions);
                }
                Step::Forward(Forward {
                    head: Some(whole_body_edit(&inspected, body.len())),
                    body: Some(body),
                })
            }
            None => self.forward(inspected.into_original()),
        }
    }

    pub(super) fn block_response(
        &mut self,
        verdict: &Verdict,
        inspected: Option<&Inspected>,
    ) -> Step {
        let Some((rule, block)) = block_of(verdict) else {
            return Step::Hold;
        };
        self.reply_of_rule(rule, block, inspected)
    }

    /// A response of which nothing can be inspected and nothing was released.
    pub(super) fn uninspected_response(&mut self, reason: Reason, held: Option<Vec<u8>>) -> Step {
        self.record.response_side().coverage.miss(reason);
        let verdict = self
            .lane
            .rules()
            .evaluate(RulePhase::Response, &self.attributes);
        let passed_by_rule = verdict.decision != Decision::Pass;
        let verdict = self.record.verdict("response", verdict, self.enforces());
        if block_of(&verdict).is_some() {
            return self.block_response(&verdict, None);
        }
        // A response that is only read to turn tokens back may go as it is.
        if self.enforces() && !passed_by_rule && self.lane.reads_response_body() {
            if self.lane.failure_mode() == FailureMode::Closed {
                return self.refuse(uninspected_status(reason), reason);
            }
            self.record.outcome(Outcome::FailedOpen);
        }
        self.phase = Phase::ResponsePasses;
        match held {
            Some(bytes) => self.forward(bytes),
            None => Step::unchanged(),
        }
    }
}

/// A stream's length is not known before its end, and it is forwarded decoded.
pub(super) fn stream_edit(encoding: &str) -> HeadEdit {
    let mut edit = HeadEdit::default().without_digests();
    edit.remove.push("content-length".to_owned());
    if !encoding.is_empty() {
        edit.remove.push("content-encoding".to_owned());
    }
    edit
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use audit::{Outcome, Reason};
    use serde_json::json;

    use crate::{Config, Disposition, End, Input, Lane, LaneKind, RequestHead, ResponseHead, Step};

    #[test]
    fn a_held_response_that_drips_is_given_up_in_time() {
        let ms = Duration::from_millis;
        for (kind, streams) in [
            ("application/json", "inspect"),
            ("text/event-stream", "hold"),
        ] {
            for (mode, outcome, status) in [
                ("closed", Outcome::Refused, 504),
                ("open", Outcome::FailedOpen, 200),
            ] {
                let when = "any(dlp.profiles[*] == \"default\")";
                let rule =
                    json!({ "id": "a", "phase": "response", "when": when, "action": "block" });
                let lane = json!({ "streams": streams, "failure_mode": mode, "rules": [rule] });
                let config = json!({
                    "version": 1, "limits": { "response_timeout_ms": 500 },
                    "lanes": { "llm_gateway": lane },
                });
                let config = Config::from_json(&config.to_string()).unwrap();
                let lane = Lane::compile(&config, LaneKind::LlmGateway).unwrap();
                let mut inspection = lane.inspect();
                let request = RequestHead {
                    method: String::from("GET"),
                    target: String::from("/v1/chat/completions"),
                    ..RequestHead::default()
                };
                inspection.on(ms(0), Input::Request(request, End::Yes));
                let head = ResponseHead {
                    status: 200,
                    headers: vec![(String::from("content-type"), kind.as_bytes().to_vec())],
                };
                inspection.on(ms(100), Input::Response(head, End::No));
                inspection.on(ms(400), Input::ResponseBody(b"data: ", End::No));
                assert_eq!(inspection.deadline(), Some(ms(600)), "{kind}");
                let early = inspection.on(ms(599), Input::Elapsed);
                assert!(matches!(early, Step::Hold), "{early:?}");
                match inspection.on(ms(600), Input::Elapsed) {
                    Step::Reply(reply) => assert_eq!(reply.status, status),
                    Step::Forward(forward) => {
                        assert_eq!(mode, "open");
                        assert_eq!(forward.body.as_deref(), Some(b"data: ".as_slice()));
                    }
                    step => panic!("{step:?}"),
                }
                let event = inspection.finish(ms(600), Disposition::Completed, status);
                assert_eq!((event.outcome, event.status), (outcome, status), "{kind}");
                assert_eq!(event.response.coverage.uninspected, [Reason::Time]);
            }
        }
    }
}
