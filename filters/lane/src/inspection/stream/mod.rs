//! The response's half where it is a stream of events.
//!
//! Events are released in order, whole, as soon as no byte of their text can still become part of a finding: what is not
//! redacted stays byte-identical. A finding that spans events is replaced in the first and removed from the others.

mod kept;
mod queue;

use std::{
    collections::{BTreeMap, BTreeSet},
    mem,
    sync::Arc,
    time::Duration,
};

use audit::{ActionTaken, Outcome, Reason};
use codec::{Decoder, Direction, EventStream, Operation, SegmentKey, StreamEvent};
use detect::{Confidence, DetectorId, Finding, TokenVault};
use policy::{ActionKind, Block, Phase as RulePhase, Verdict};

use self::{
    kept::Kept,
    queue::{Found, Queue},
};
use super::{
    Inspection, Phase, block_of,
    body::{decode_limits, decode_reason, event_limits, unreadable_reason},
    is_end,
    request::CLASSIFIER_GONE,
    response::uninspected_status,
};
use crate::{
    attributes,
    classifier::{ClassifierReply, ClassifierRequest},
    compile::Lane,
    config::{FailureMode, Limits, Mode, Overflow, StreamMode},
    framing::Framing,
    record::{Record, action_of},
    refusal,
    step::{End, Failure, Forward, HeadEdit, Step},
};

/// A stream under way.
#[derive(Debug)]
pub(super) struct StreamInspection {
    decoder: Option<Decoder>,
    events: EventStream,
    queue: Queue,
    /// How many bytes the events had so far, decoded.
    read: u64,
    /// Every finding so far, by segment, for rules that look at the whole.
    findings: BTreeMap<SegmentKey, Vec<Finding>>,
    /// What the rules last said, and the kinds of findings they had seen by then.
    verdict: Verdict,
    judged: BTreeSet<(DetectorId, Confidence)>,
    /// Findings that wait for the end (`streams: hold`).
    waiting: Vec<Found>,
    released: bool,
    /// The head's edits, while the head is held.
    held_head: Option<HeadEdit>,
    flow: Flow,
    /// Nothing more is inspected: the rest passes as it is (failure mode open).
    passes: bool,
    /// For the payload log, where a rule may want one.
    kept: Option<Kept>,
    /// When its head came.
    since: Duration,
}

/// When events leave.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Flow {
    /// Chunks pass as they come and are only looked at (the lane observes).
    Untouched,
    /// Events leave at once, unless they end in what may be a token: no rule can act on them.
    AtOnce,
    /// Events leave when their text is decided.
    Decided,
    /// Events leave at the stream's end (`streams: hold`).
    AtEnd,
}

impl Flow {
    fn of(lane: &Lane) -> Self {
        // Rules that only log are worth holding a stream for where they ask what only its end shows, and the document says so.
        let waits = lane.response_rules_act() || !lane.classifiers_of_responses().is_empty();
        let is_held = lane.streams() == StreamMode::Hold && waits;
        match (
            lane.mode(),
            lane.response_rules_act() || is_held,
            lane.streams(),
        ) {
            (Mode::Observe, ..) => Self::Untouched,
            (Mode::Enforce, false, _) => Self::AtOnce,
            (Mode::Enforce, true, StreamMode::Inspect) => Self::Decided,
            (Mode::Enforce, true, StreamMode::Hold) => Self::AtEnd,
        }
    }

    /// Whether text can be held back, and so reach a bound.
    fn holds(self) -> bool {
        matches!(self, Self::Decided | Self::AtEnd)
    }
}

/// Why a stream ends early.
enum Cut {
    /// A rule asked for it.
    Blocked(Verdict),
    /// It could not be inspected any further.
    Uninspected(Reason),
}

impl StreamInspection {
    pub(super) fn new(
        lane: &Arc<Lane>,
        operation: Option<&'static Operation>,
        encoding: &str,
        framing: Framing,
        vault: TokenVault,
        since: Duration,
    ) -> Result<Self, Reason> {
        let decoder = if encoding.is_empty() || encoding.eq_ignore_ascii_case("identity") {
            None
        } else {
            Some(Decoder::new(encoding, decode_limits(lane)).map_err(decode_reason)?)
        };
        Ok(Self {
            decoder,
            events: framing.reader(operation, event_limits(lane)),
            queue: Queue::new(Arc::clone(lane), vault),
            read: 0,
            findings: BTreeMap::new(),
            verdict: Verdict::default(),
            judged: BTreeSet::new(),
            waiting: Vec::new(),
            released: false,
            held_head: None,
            flow: Flow::of(lane),
            passes: false,
            kept: lane
                .may_log_payload(RulePhase::Response)
                .then(Kept::default),
            since,
        })
    }

    /// What happens to the response's head now.
    pub(super) fn start(&mut self, edit: HeadEdit) -> Step {
        match self.flow {
            Flow::Untouched => Step::unchanged(),
            Flow::AtEnd => {
                self.held_head = Some(edit);
                Step::Hold
            }
            Flow::AtOnce | Flow::Decided => Step::Forward(Forward {
                head: Some(edit),
                body: None,
            }),
        }
    }

    /// For a stream of which all was held before it was known to be one.
    pub(super) fn hold_to_end(&mut self, edit: HeadEdit) {
        if self.flow != Flow::Untouched {
            self.flow = Flow::AtEnd;
            self.held_head = Some(edit);
        }
    }

    /// When what is held has been held for too long.
    pub(super) fn deadline(&self, limits: &Limits) -> Option<Duration> {
        match self.flow {
            _ if self.passes => None,
            Flow::Untouched => None,
            Flow::AtOnce | Flow::Decided => Some(self.queue.held_since()? + limits.max_hold()),
            Flow::AtEnd => Some(self.since + limits.response_timeout()),
        }
    }

    /// Writes what was inspected into the record.
    pub(super) fn note(&mut self, lane: &Lane, record: &mut Record) {
        if let Some(kept) = &mut self.kept
            && let Some(sealed) = kept.sealed(lane, &self.findings)
        {
            record.response_side().encrypted_matched_data = Some(sealed);
        }
        record.response_side().coverage.segments = self.queue.segments();
        record.stream_checks(lane.checks());
        record.profiles_fired(Direction::Response, lane.profiles_fired(&self.texts()));
    }

    fn texts(&self) -> Vec<&[Finding]> {
        self.findings.values().map(Vec::as_slice).collect()
    }

    /// The events that a chunk completes, and why there can be no more.
    fn decode(&mut self, chunk: &[u8], end: bool) -> (Vec<StreamEvent>, Option<Reason>) {
        let decoded;
        let mut failed = None;
        let bytes = match &mut self.decoder {
            None => chunk,
            Some(decoder) => {
                decoded = decoder.push(chunk).unwrap_or_else(|error| {
                    failed = Some(decode_reason(error));
                    Vec::new()
                });
                if end && failed.is_none() {
                    failed = decoder.finish().err().map(decode_reason);
                }
                &decoded
            }
        };
        let mut events = self.events.push(bytes).unwrap_or_default();
        if end && failed.is_none() && self.events.failure().is_none() {
            events.extend(self.events.finish().unwrap_or_default());
        }
        (
            events,
            failed.or_else(|| self.events.failure().map(|error| unreadable_reason(&error))),
        )
    }
}

impl StreamInspection {
    fn release(&mut self, out: &mut Vec<u8>) {
        match self.flow {
            Flow::Untouched => self.queue.drain(out),
            Flow::AtOnce => self.queue.release(out, false),
            Flow::Decided => self.queue.release(out, true),
            Flow::AtEnd => {}
        }
    }
}

impl Inspection {
    pub(super) fn on_stream_chunk(
        &mut self,
        mut stream: Box<StreamInspection>,
        chunk: &[u8],
        end: End,
    ) -> Step {
        if stream.passes {
            self.phase = Phase::ResponseStream(stream);
            return Step::unchanged();
        }
        let (events, failed) = stream.decode(chunk, is_end(end));
        let mut out = Vec::new();
        for event in events {
            self.record.stream_event(&event);
            if let Some(kept) = &mut stream.kept {
                kept.take(&event);
            }
            stream.read += event.bytes().len() as u64;
            let may_pause = stream.flow == Flow::Decided;
            let found = stream.queue.push(event, self.at, may_pause);
            if let Err(cut) = self.judge(&mut stream, found) {
                return self.cut(&mut stream, cut, out);
            }
            stream.release(&mut out);
        }
        let most = self.lane.limits().max_body_bytes;
        let is_full = stream.flow == Flow::AtEnd && stream.queue.held() > most;
        if let Some(reason) = failed.or(is_full.then_some(Reason::Size)) {
            return self.stream_uninspected(stream, reason, out);
        }
        if is_end(end) {
            let found = stream.queue.finish();
            if let Err(cut) = self.judge(&mut stream, found) {
                return self.cut(&mut stream, cut, out);
            }
            let mut request = None;
            if stream.flow == Flow::AtEnd {
                stream.queue.answer(0, |answer| {
                    request = self.lane.response_request(answer.texts.iter().copied());
                });
            }
            return match request {
                Some(request) => {
                    let step = Step::Classify(request.clone());
                    self.phase = Phase::ClassifyingStream(Box::new((*stream, request, out)));
                    step
                }
                None => self.end_stream(stream, out),
            };
        }
        self.give(stream, out, false)
    }

    /// Decides on a stream that was held to its end, now that the classifiers have answered or will not.
    pub(super) fn on_stream_classified(
        &mut self,
        (mut stream, request, out): (StreamInspection, ClassifierRequest, Vec<u8>),
        reply: Result<ClassifierReply, Failure>,
    ) -> Step {
        let missed = self.take_reply(&request, reply);
        if let Some(reason) = missed.filter(|_| !self.goes_without_classifier()) {
            self.note_verdict_of_response();
            stream.note(&self.lane, &mut self.record);
            return self.refuse(CLASSIFIER_GONE, reason);
        }
        self.end_stream(Box::new(stream), out)
    }

    fn end_stream(&mut self, mut stream: Box<StreamInspection>, mut out: Vec<u8>) -> Step {
        if let Err(cut) = self.judge_end(&mut stream) {
            return self.cut(&mut stream, cut, out);
        }
        stream.queue.drain(&mut out);
        self.give(stream, out, true)
    }

    /// Hands on what may go, or holds.
    fn give(&mut self, mut stream: Box<StreamInspection>, out: Vec<u8>, end: bool) -> Step {
        let flow = stream.flow;
        let nothing = out.is_empty() && !end;
        let head = stream.held_head.take_if(|_| !nothing);
        stream.released |= !out.is_empty();
        if end {
            stream.note(&self.lane, &mut self.record);
            self.phase = Phase::ResponsePasses;
        } else {
            self.phase = Phase::ResponseStream(stream);
        }
        match (flow, nothing) {
            (Flow::Untouched, _) => Step::unchanged(),
            (_, true) => Step::Hold,
            (_, false) => Step::Forward(Forward {
                head,
                body: Some(out),
            }),
        }
    }

    /// Lets the rules look at what was found, in the order of the text.
    fn judge(&mut self, stream: &mut StreamInspection, found: Vec<Found>) -> Result<(), Cut> {
        for item in found {
            match item {
                Found::Finding {
                    ref key,
                    ref finding,
                    role: (role, kind),
                    ..
                } => {
                    self.record.stream_finding(finding, role, kind);
                    stream
                        .findings
                        .entry(*key)
                        .or_default()
                        .push(finding.clone());
                    if stream.flow == Flow::AtEnd {
                        stream.waiting.push(item);
                        continue;
                    }
                    // Rules that act on a stream cannot count, so that one more of a known kind changes nothing.
                    let kind = (finding.detector.clone(), finding.confidence);
                    if stream.judged.insert(kind) {
                        self.judge_all(stream)?;
                    }
                    self.redact_in_stream(stream, &item);
                }
                Found::Overflow(span) => {
                    self.record.response_side().coverage.miss(Reason::Size);
                    if stream.flow.holds() {
                        if self.lane.limits().overflow == Overflow::Block {
                            return Err(Cut::Uninspected(Reason::Size));
                        }
                        stream.queue.mask_overflow(&span);
                        self.record.redacted(Direction::Response, 1);
                    }
                }
            }
        }
        Ok(())
    }

    /// The rules look once more at a stream's end: some know only then (a count), with `streams: hold` all of them.
    fn judge_end(&mut self, stream: &mut StreamInspection) -> Result<(), Cut> {
        if stream.flow != Flow::AtEnd && stream.findings.is_empty() {
            return Ok(());
        }
        if stream.flow == Flow::AtEnd {
            let received = self.record.response_side().coverage.bytes;
            stream.queue.answer(received, |answer| {
                attributes::response_text(&self.lane, &mut self.attributes, answer);
            });
        }
        self.judge_all(stream)?;
        for item in mem::take(&mut stream.waiting) {
            self.redact_in_stream(stream, &item);
        }
        Ok(())
    }

    /// Lets the rules look at everything found so far.
    fn judge_all(&mut self, stream: &mut StreamInspection) -> Result<(), Cut> {
        attributes::response_body(&self.lane, &mut self.attributes, &stream.texts());
        stream.verdict = self.response_verdict(stream.kept.as_mut())?;
        Ok(())
    }

    fn response_verdict(&mut self, kept: Option<&mut Kept>) -> Result<Verdict, Cut> {
        let verdict = self
            .lane
            .rules()
            .evaluate(RulePhase::Response, &self.attributes);
        if let Some(kept) = kept {
            kept.decided(&verdict);
        }
        let verdict = self.record.verdict("response", verdict, self.enforces());
        if block_of(&verdict).is_some() {
            Err(Cut::Blocked(verdict))
        } else {
            Ok(verdict)
        }
    }

    fn redact_in_stream(&mut self, stream: &mut StreamInspection, item: &Found) {
        let Found::Finding {
            finding, matched, ..
        } = item
        else {
            return;
        };
        let Some(redaction) = self.lane.redaction(&stream.verdict.redactions, finding) else {
            return;
        };
        let with = redaction.replacement(finding, matched, self.record.vault());
        if stream.queue.replace(item, with) {
            self.record.redacted(Direction::Response, 1);
        }
    }

    fn cut(&mut self, stream: &mut StreamInspection, cut: Cut, mut out: Vec<u8>) -> Step {
        stream.note(&self.lane, &mut self.record);
        // What the network brought in behind the event that ends the stream was never read.
        self.record.response_side().coverage.bytes = stream.read;
        let released = stream.held_head.is_none();
        let (notice, action) = match &cut {
            Cut::Blocked(verdict) if !released => return self.block_response(verdict, None),
            Cut::Blocked(verdict) => {
                let detected = stream
                    .findings
                    .values()
                    .flatten()
                    .map(|finding| finding.detector.as_str())
                    .collect();
                let of_rule = |(rule, block): (_, &Block)| (rule, block.action, block.status);
                let (rule, action, status) =
                    block_of(verdict).map_or(("", ActionKind::Block, 403), of_rule);
                let id = self.record.request_id();
                let notice = refusal::by_rule(rule, action, status, &detected, id);
                (notice, action_of(action))
            }
            Cut::Uninspected(reason) if !released => {
                return self.refuse(uninspected_status(*reason), *reason);
            }
            Cut::Uninspected(reason) => {
                let notice = refusal::uninspected(502, *reason, self.record.request_id());
                (notice, ActionTaken::Refuse)
            }
        };
        let is_first = !stream.released && out.is_empty();
        let body = refusal::body(self.operation, &notice.refusal);
        out.extend(stream.events.error(&notice.refusal, &body, is_first));
        self.phase = Phase::Over;
        self.record.action(action);
        self.record.outcome(Outcome::Cut);
        Step::Close(out)
    }

    /// The rest of a stream cannot be read; `out` is what may go before it.
    fn stream_uninspected(
        &mut self,
        mut stream: Box<StreamInspection>,
        reason: Reason,
        mut out: Vec<u8>,
    ) -> Step {
        stream.note(&self.lane, &mut self.record);
        self.record.response_side().coverage.miss(reason);
        if stream.flow == Flow::Untouched {
            stream.passes = true;
            self.phase = Phase::ResponseStream(stream);
            return Step::unchanged();
        }
        // A decoder that failed has lost bytes, so that nothing whole is left to pass.
        let may_pass = !stream.released && out.is_empty() && stream.decoder.is_none();
        if self.lane.failure_mode() == FailureMode::Closed || !may_pass {
            return self.cut(&mut stream, Cut::Uninspected(reason), out);
        }
        self.record.outcome(Outcome::FailedOpen);
        stream.queue.drain(&mut out);
        out.extend(stream.events.take_rest());
        let head = stream.held_head.take();
        stream.passes = true;
        self.phase = Phase::ResponseStream(stream);
        Step::Forward(Forward {
            head,
            body: Some(out),
        })
    }

    /// The time bound: what is held is given up.
    pub(super) fn stream_elapsed(&mut self, mut stream: Box<StreamInspection>) -> Step {
        let due = stream
            .deadline(self.lane.limits())
            .is_some_and(|due| self.at >= due);
        if !due {
            self.phase = Phase::ResponseStream(stream);
            return Step::Hold;
        }
        if stream.flow == Flow::AtEnd {
            return self.stream_uninspected(stream, Reason::Time, Vec::new());
        }
        let found = stream.queue.give_up(stream.flow == Flow::Decided);
        if let Err(cut) = self.judge(&mut stream, found) {
            return self.cut(&mut stream, cut, Vec::new());
        }
        let mut out = Vec::new();
        stream.release(&mut out);
        self.give(stream, out, false)
    }
}
