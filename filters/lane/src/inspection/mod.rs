//! The state machine of one exchange.

mod body;
mod content;
mod explain;
mod limit;
mod parts;
mod prompt;
mod rating;
mod request;
mod response;
mod stream;
#[cfg(all(test, feature = "yaml"))]
#[expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "tests fail loudly"
)]
mod tests;
#[cfg(not(target_family = "wasm"))]
mod traffic;

use std::{mem, sync::Arc, time::Duration};

use audit::{ActionTaken, ClassifierOutcome, Event, Outcome, Reason};
use codec::{Direction, Operation};
use policy::{ActionKind, Attributes, Block, Decision, Verdict};

pub(crate) use self::body::Inspected;
#[cfg(feature = "files")]
pub(crate) use self::content::{About, Aside, Content};
pub use self::explain::{Explained, ExplainedSegment};
use self::{limit::Waiting, stream::StreamInspection};
use crate::{
    classifier::{ClassifierReply, ClassifierRequest},
    compile::Lane,
    config::Mode,
    head::RequestHead,
    record::{Record, action_of},
    refusal::{self, Audience},
    risk::Risk,
    step::{Disposition, End, Failure, Forward, HeadEdit, Input, Reply, Step},
    store::Count,
};

/// One exchange: feed it what happens, do what it says, write down what [`Inspection::finish`] returns.
#[derive(Debug)]
pub struct Inspection {
    lane: Arc<Lane>,
    phase: Phase,
    attributes: Attributes,
    record: Record,
    operation: Option<&'static Operation>,
    /// The request head's edits, until the head is forwarded.
    request_edit: HeadEdit,
    /// The request (or the rest of it) passes, whatever the response does meanwhile.
    request_passes: bool,
    /// Whether a refusal is best told as a page.
    wants_page: bool,
    /// The response says that something went wrong: it is no model's answer.
    is_error: bool,
    /// How risky the filter's own model finds the request, where a rule asks.
    risk: Option<Risk>,
    /// Which of the listed endpoints the request is to, if any.
    endpoint: Option<usize>,
    /// What gives back the places that this exchange has among what is under way.
    holding: Vec<Count>,
    /// For discovery, where the lane's host does it.
    #[cfg(not(target_family = "wasm"))]
    traffic: Option<Box<traffic::Traffic>>,
    at: Duration,
}

/// Where the exchange is.
#[derive(Debug)]
enum Phase {
    /// Nothing was fed yet.
    Start,
    /// The request is held until its body is complete.
    RequestBody(Held),
    /// The request is held until the classifiers answer.
    Classifying(Box<(Inspected, ClassifierRequest)>),
    /// A request, or a response's head, is held until the store answers.
    Counting(Box<Waiting>),
    /// The request (or the rest of it) passes.
    RequestPasses,
    /// The response is held until the classifiers answer.
    ClassifyingResponse(Box<(Inspected, ClassifierRequest)>),
    /// The response is held until its body is complete.
    ResponseBody(Held),
    /// The response is a stream.
    ResponseStream(Box<StreamInspection>),
    /// A stream that was held to its end, until the classifiers answer.
    ClassifyingStream(Box<(StreamInspection, ClassifierRequest, Vec<u8>)>),
    /// The response (or the rest of it) passes.
    ResponsePasses,
    /// A `Reply` or `Close` was given.
    Over,
}

/// A body that is being collected.
#[derive(Debug, Default)]
struct Held {
    bytes: Vec<u8>,
    encoding: String,
    content_type: String,
    /// The query of a request in which something was found.
    query: Option<String>,
    /// The request's target.
    target: String,
    /// When its head came.
    since: Duration,
}

impl Inspection {
    pub(crate) fn new(lane: Arc<Lane>) -> Self {
        let record = Record::new(lane.kind());
        #[cfg(not(target_family = "wasm"))]
        let watched = lane.scope().watch.is_some();
        Self {
            lane,
            phase: Phase::Start,
            attributes: Attributes::default(),
            record,
            operation: None,
            request_edit: HeadEdit::default(),
            request_passes: false,
            wants_page: false,
            is_error: false,
            risk: None,
            endpoint: None,
            holding: Vec::new(),
            #[cfg(not(target_family = "wasm"))]
            traffic: watched.then(Box::default),
            at: Duration::ZERO,
        }
    }

    /// Takes what happened and says what to do. `at` is the time since the exchange began (monotonic, never decreasing).
    ///
    /// Input that cannot follow what was fed before (a body after its end, anything after `Reply` or `Close`) is answered
    /// with [`Step::Hold`] and changes nothing.
    pub fn on(&mut self, at: Duration, input: Input<'_>) -> Step {
        self.at = self.at.max(at);
        #[cfg(not(target_family = "wasm"))]
        if let Some(traffic) = &mut self.traffic {
            traffic.note(self.at, &input);
            let step = self.take(input);
            if let Some(traffic) = &mut self.traffic {
                traffic.did(self.at, &step);
            }
            return step;
        }
        self.take(input)
    }

    fn take(&mut self, input: Input<'_>) -> Step {
        match input {
            Input::Request(head, end) => self.on_request(head, end),
            Input::RequestBody(chunk, end) => self.on_request_body(chunk, end),
            Input::Response(head, end) => self.on_response(head, end),
            Input::ResponseBody(chunk, end) => self.on_response_body(chunk, end),
            Input::Classified(reply) => self.on_reply(Ok(reply)),
            Input::Stored(reply) => self.on_counted(Ok(reply)),
            Input::Failed(failure) if matches!(self.phase, Phase::Counting(_)) => {
                self.on_counted(Err(failure))
            }
            Input::Failed(failure) => self.on_reply(Err(failure)),
            Input::Elapsed => self.on_elapsed(),
        }
    }

    /// When (since the exchange began) the host should feed [`Input::Elapsed`] if nothing else happened before.
    pub fn deadline(&self) -> Option<Duration> {
        match &self.phase {
            Phase::RequestBody(_) => Some(self.lane.limits().request_timeout()),
            Phase::ResponseBody(held) => Some(held.since + self.lane.limits().response_timeout()),
            Phase::ResponseStream(stream) => stream.deadline(self.lane.limits()),
            _ => None,
        }
    }

    /// Ends the exchange; to be called exactly once, whatever happened. `status` is what the client got, 0 where the host
    /// released none. The audit event ([`Event::to_json`] is its line).
    pub fn finish(mut self, at: Duration, disposition: Disposition, status: u16) -> Event {
        self.at = self.at.max(at);
        match mem::replace(&mut self.phase, Phase::Over) {
            Phase::ResponseStream(mut stream) => stream.note(&self.lane, &mut self.record),
            Phase::Classifying(waiting) => {
                self.note_unanswered(Direction::Request, &waiting.1, None)
            }
            Phase::ClassifyingResponse(waiting) => {
                self.note_unanswered(Direction::Response, &waiting.1, None);
            }
            Phase::Counting(waiting) => self.note_uncounted(waiting.limits(), None),
            Phase::ClassifyingStream(mut waiting) => {
                waiting.0.note(&self.lane, &mut self.record);
                self.note_unanswered(Direction::Response, &waiting.1, None);
            }
            _ => {}
        }
        #[cfg(not(target_family = "wasm"))]
        if let Some(traffic) = &self.traffic {
            traffic.tell(self.lane.scope(), &self.record, self.operation);
        }
        self.record.unasked(&self.lane);
        self.record.conceal(self.lane.scanner());
        self.record.finish(self.at, disposition, status)
    }

    /// Notes whose request it was that the host answered without asking: for the event, nothing is decided.
    pub fn note_unasked(&mut self, head: &RequestHead) {
        self.record.request(head);
    }

    /// What a host answers to a request that is too much for it, instead of feeding it: recorded as not inspected.
    pub fn overload_reply(&mut self, head: &RequestHead) -> Step {
        self.record.request(head);
        let side = self.record.side(Direction::Request);
        side.coverage.miss(Reason::Overload);
        self.refuse(request_status(Reason::Overload), Reason::Overload)
    }

    /// What a host answers when it is the host that fails (no upstream, no answer in time): in the shape of the API that was
    /// called, so that its clients can read it.
    pub fn failure_reply(&self, status: u16, code: &str, message: &str) -> Reply {
        refusal::failed(status, code, message).reply(self.audience())
    }

    fn audience(&self) -> Audience {
        Audience {
            operation: self.operation,
            page: self.wants_page,
        }
    }

    /// Goes on with what waited for the classifiers.
    fn on_reply(&mut self, answer: Result<ClassifierReply, Failure>) -> Step {
        match mem::replace(&mut self.phase, Phase::Over) {
            Phase::Classifying(waiting) => self.on_classified(*waiting, answer),
            Phase::ClassifyingResponse(waiting) => self.on_response_classified(*waiting, answer),
            Phase::ClassifyingStream(waiting) => self.on_stream_classified(*waiting, answer),
            phase => {
                self.phase = phase;
                Step::Hold
            }
        }
    }

    /// Notes classifiers that were asked and did not answer.
    fn note_unanswered(
        &mut self,
        direction: Direction,
        request: &ClassifierRequest,
        reason: Option<Reason>,
    ) {
        for id in &request.classifiers {
            self.record
                .classifier(direction, id, ClassifierOutcome::Failed, reason);
        }
    }

    /// Notes what became of the classifiers that were asked. The reason why one did not look that a decision waits for.
    fn note_replies(
        &mut self,
        direction: Direction,
        request: &ClassifierRequest,
        reply: &ClassifierReply,
    ) -> Option<Reason> {
        let mut missed = None;
        for id in &request.classifiers {
            let Some(why) = reply.why_not(id) else {
                self.record
                    .classifier(direction, id, ClassifierOutcome::Answered, None);
                continue;
            };
            let reason = match why {
                "overload" => Reason::Overload,
                "timeout" => Reason::Time,
                _ => Reason::Unavailable,
            };
            self.record
                .classifier(direction, id, ClassifierOutcome::Failed, Some(reason));
            // Without a rating patterns stand as they are.
            missed = missed.or(self.waits_for(direction, id).then_some(reason));
        }
        missed
    }

    fn waits_for(&self, direction: Direction, classifier: &str) -> bool {
        match direction {
            Direction::Request => self.lane.needs_classifier(classifier),
            Direction::Response => self.lane.needs_classifier_of_responses(classifier),
        }
    }

    fn on_elapsed(&mut self) -> Step {
        match mem::replace(&mut self.phase, Phase::Over) {
            Phase::RequestBody(held) if self.at >= self.lane.limits().request_timeout() => {
                self.uninspected_request(Reason::Time, Some(held.bytes))
            }
            Phase::ResponseBody(held)
                if self.at >= held.since + self.lane.limits().response_timeout() =>
            {
                self.uninspected_response(Reason::Time, Some(held.bytes))
            }
            Phase::ResponseStream(stream) => self.stream_elapsed(stream),
            phase => {
                self.phase = phase;
                Step::Hold
            }
        }
    }

    /// Whether verdicts are carried out.
    fn enforces(&self) -> bool {
        self.lane.mode() == Mode::Enforce
    }

    fn reply(&mut self, reply: Reply, action: ActionTaken) -> Step {
        self.phase = Phase::Over;
        self.record.action(action);
        self.record.outcome(Outcome::Refused);
        Step::Reply(reply)
    }

    /// The reply to something that could not be inspected, in the provider's own error shape.
    fn refuse(&mut self, status: u16, reason: Reason) -> Step {
        let notice = refusal::uninspected(status, reason, self.record.request_id());
        let reply = notice.reply(self.audience());
        self.reply(reply, ActionTaken::Refuse)
    }

    fn note_findings(&mut self, direction: Direction, inspected: &Inspected) {
        self.record.findings(direction, inspected);
        self.record
            .profiles_fired(direction, self.lane.profiles_fired(&inspected.texts()));
    }

    /// Seals what was found in a whole body, or all of it, if a rule that matched asks for it.
    fn log_payload(
        &mut self,
        direction: Direction,
        verdict: &Verdict,
        inspected: Option<&Inspected>,
    ) {
        let sealed = inspected.and_then(|i| self.lane.sealed_payload(verdict, i.logged()));
        if sealed.is_some() {
            self.record.side(direction).encrypted_matched_data = sealed;
        }
        let whole = inspected.and_then(|i| self.lane.sealed_body(verdict, i.content()));
        if whole.is_some() {
            self.record.side(direction).encrypted_body = whole;
        }
    }

    /// The reply of a rule that blocks or challenges, to a request or its response.
    fn reply_of_rule(&mut self, rule: &str, block: &Block, inspected: Option<&Inspected>) -> Step {
        let detected = inspected.map(Inspected::detected).unwrap_or_default();
        let id = self.record.request_id();
        let reply = refusal::blocked(self.audience(), rule, block, &detected, id);
        self.reply(reply, action_of(block.action))
    }

    /// What a rule would take out where no edit reaches it (a target, a file) is blocked by that rule.
    fn refuse_unredactable(&mut self, rule: &str, inspected: &Inspected) -> Step {
        let id = self.record.request_id();
        let detected = inspected.detected();
        let notice = refusal::by_rule(rule, ActionKind::Block, 403, &detected, id);
        let reply = notice.reply(self.audience());
        self.reply(reply, ActionTaken::Block)
    }

    fn forward(&mut self, body: Vec<u8>) -> Step {
        Step::Forward(Forward {
            head: None,
            body: Some(body),
        })
    }
}

/// The rule that blocks, and its answer.
fn block_of(verdict: &Verdict) -> Option<(&str, &Block)> {
    match &verdict.decision {
        Decision::Block { rule, block } => Some((rule, block)),
        _ => None,
    }
}

/// The status that tells a client its request could not be inspected.
fn request_status(reason: Reason) -> u16 {
    match reason {
        Reason::Size | Reason::Ratio => 413,
        Reason::Encoding | Reason::ContentType | Reason::Encrypted | Reason::Image => 415,
        Reason::Time => 408,
        Reason::Overload | Reason::Unavailable => 503,
        Reason::Protocol => 501,
        _ => 400,
    }
}

/// The reason that a failed classifier call leaves in the event.
fn failure_reason(failure: Failure) -> Reason {
    match failure {
        Failure::Timeout => Reason::Time,
        Failure::Overload => Reason::Overload,
        Failure::Unreachable | Failure::Malformed => Reason::Unavailable,
    }
}

/// Whether a request asks to leave HTTP.
fn leaves_http(head: &RequestHead) -> bool {
    head.method.eq_ignore_ascii_case("CONNECT")
        || head
            .header("upgrade")
            .is_some_and(|v| !v.eq_ignore_ascii_case(b"h2c"))
}

fn is_end(end: End) -> bool {
    end == End::Yes
}
