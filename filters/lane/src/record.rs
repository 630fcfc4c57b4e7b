//! The audit event while it is being made.

use std::{
    collections::{BTreeMap, BTreeSet},
    time::Duration,
};

use audit::{
    ActionTaken, BodyState, ClassifierOutcome, ClassifierUse, Event, FileRecord, FindingRecord,
    LimitOutcome, LimitRecord, Observed, Outcome, Reason, Side, Usage, VerdictRecord,
};
use codec::{Direction, Kind, Operation, Role, Segment, StreamEvent};
use detect::{Confidence, DetectorId, Finding, Profile, Redaction, Scanner, TokenVault, redact};
use policy::{ActionKind, Effect, Verdict};

use crate::{
    attributes, compile::Lane, config::LaneKind, head::RequestHead, inspection::Inspected,
    profiles::is_pattern, scope::Place, step::Disposition,
};

/// What is known so far.
#[derive(Debug)]
pub(crate) struct Record {
    event: Event,
    in_scope: bool,
    vault: TokenVault,
}

impl Record {
    pub(crate) fn new(lane: LaneKind) -> Self {
        let event = Event {
            kind: "exchange",
            lane: lane.as_str(),
            ..Event::default()
        };
        Self {
            event,
            in_scope: false,
            vault: TokenVault::default(),
        }
    }

    pub(crate) fn request(&mut self, head: &RequestHead) {
        self.event.time_ms = head.received_ms;
        self.event.request_id.clone_from(&head.request_id);
        self.event.method = cut(&head.method, LONGEST_NAME);
        self.event.host = cut(&head.authority, LONGEST_NAME);
        let path = head.target.split('?').next();
        self.event.path = cut(path.unwrap_or_default(), LONGEST_PATH);
        self.event.client_ip = head.source.map(|source| source.ip().to_string());
    }

    pub(crate) fn operation(&mut self, operation: Option<&'static Operation>) {
        self.event.provider = operation.map(|o| o.provider().id);
        self.event.operation = operation.map(|o| o.name);
        self.event.stream = operation.is_some_and(Operation::always_streams);
    }

    /// Notes the endpoint and its labels.
    pub(crate) fn place(&mut self, place: Place) {
        self.event.endpoint = place.endpoint;
        self.event.labels = place.labels;
    }

    pub(crate) fn email(&mut self, email: Option<String>) {
        self.event.email = email;
    }

    /// The event as it is so far.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) fn event(&self) -> &Event {
        &self.event
    }

    pub(crate) fn in_scope(&mut self) {
        self.in_scope = true;
    }

    pub(crate) fn is_in_scope(&self) -> bool {
        self.in_scope
    }

    pub(crate) fn request_id(&self) -> &str {
        &self.event.request_id
    }

    /// The exchange's reversible placeholders.
    pub(crate) fn vault(&mut self) -> &mut TokenVault {
        &mut self.vault
    }

    pub(crate) fn request_side(&mut self) -> &mut Side {
        &mut self.event.request
    }

    pub(crate) fn response_side(&mut self) -> &mut Side {
        &mut self.event.response
    }

    pub(crate) fn side(&mut self, direction: Direction) -> &mut Side {
        match direction {
            Direction::Request => &mut self.event.request,
            Direction::Response => &mut self.event.response,
        }
    }

    pub(crate) fn stream(&mut self) {
        self.event.stream = true;
    }

    /// Notes what was read of a whole body.
    pub(crate) fn document(
        &mut self,
        direction: Direction,
        inspected: &Inspected,
        checks: &Checks,
    ) {
        let document = inspected.document();
        if let Some(model) = document.model() {
            self.event.model = Some(cut(model, LONGEST_NAME));
        }
        self.event.stream |= document.stream();
        if let Some(usage) = document.usage() {
            self.usage(usage);
        }
        let is_body = direction == Direction::Request && !inspected.content().is_empty();
        if is_body || inspected.prompt().is_told() {
            self.event.request.prompt = Some(inspected.prompt().record());
        }
        let tokens = inspected.has_tokens();
        let coverage = &mut self.side(direction).coverage;
        coverage.segments = u32::try_from(inspected.segments().len()).unwrap_or(u32::MAX);
        checks.note(coverage);
        for reason in inspected.missed() {
            coverage.miss(*reason);
        }
        if tokens {
            coverage.miss(Reason::Tokens);
        }
    }

    pub(crate) fn stream_checks(&mut self, checks: &Checks) {
        checks.note(&mut self.event.response.coverage);
    }

    pub(crate) fn stream_event(&mut self, event: &StreamEvent) {
        if event.uninspected() > 0 {
            self.event.response.coverage.miss(Reason::Media);
        }
        if let Some(model) = event.model() {
            self.event.model = Some(cut(model, LONGEST_NAME));
        }
        if let Some(usage) = event.usage() {
            self.usage(usage);
        }
    }

    /// Providers report usage in parts and cumulatively: the largest of each is the total.
    fn usage(&mut self, said: codec::Usage) {
        let usage = self.event.usage.get_or_insert(Usage::default());
        usage.input_tokens = usage.input_tokens.max(said.input.unwrap_or(0));
        usage.output_tokens = usage.output_tokens.max(said.output.unwrap_or(0));
    }

    pub(crate) fn findings(&mut self, direction: Direction, inspected: &Inspected) {
        let records: Vec<FindingRecord> = inspected
            .found()
            .map(|(segment, finding)| FindingRecord {
                file: file_of(segment),
                ..record_of(finding, segment.role, segment.kind)
            })
            .collect();
        let categories = attributes::pii_categories(&inspected.texts());
        let side = self.side(direction);
        side.pii_categories = categories.into_iter().collect();
        for record in records {
            side.record(record);
        }
    }

    pub(crate) fn stream_finding(&mut self, finding: &Finding, role: Role, kind: Kind) {
        self.event.response.record(record_of(finding, role, kind));
    }

    pub(crate) fn profiles_fired(&mut self, direction: Direction, fired: Vec<&str>) {
        self.side(direction).profiles_fired = fired.into_iter().map(str::to_owned).collect();
    }

    /// Adds scores of the request.
    pub(crate) fn scores(&mut self, scores: BTreeMap<String, i64>) {
        self.event.request.scores.extend(scores);
    }

    /// Adds scores of the response.
    pub(crate) fn response_scores(&mut self, scores: BTreeMap<String, i64>) {
        self.event.response.scores.extend(scores);
    }

    /// Notes whose score of the request stands.
    pub(crate) fn scored_by(&mut self, field: &'static str, who: &'static str) {
        self.event.request.scored_by.insert(field, who);
    }

    pub(crate) fn classifier(
        &mut self,
        direction: Direction,
        id: &str,
        outcome: ClassifierOutcome,
        reason: Option<Reason>,
    ) {
        let used = ClassifierUse {
            id: id.to_owned(),
            outcome,
            reason,
        };
        self.side(direction).coverage.classifiers.push(used);
    }

    /// Notes the classifiers in force that nobody asked.
    pub(crate) fn unasked(&mut self, lane: &Lane) {
        self.unasked_of(Direction::Request, lane.classifiers_of_requests());
        self.unasked_of(Direction::Response, lane.classifiers_of_responses());
    }

    fn unasked_of(&mut self, direction: Direction, classifiers: &[&'static str]) {
        let coverage = &self.side(direction).coverage;
        let (outcome, reason) = match (direction, coverage.state, coverage.uninspected.first()) {
            (Direction::Response, BodyState::None, _) => return,
            (_, BodyState::Uninspected, reason) => (ClassifierOutcome::NotAsked, reason.copied()),
            // A stream that is not held is not put before classifiers.
            (Direction::Response, ..) if self.event.stream => (ClassifierOutcome::NotAsked, None),
            _ => (ClassifierOutcome::NotNeeded, None),
        };
        for id in classifiers {
            let known = &self.side(direction).coverage.classifiers;
            if !known.iter().any(|used| used.id == *id) {
                self.classifier(direction, id, outcome, reason);
            }
        }
    }

    pub(crate) fn redacted(&mut self, direction: Direction, spans: u32) {
        self.side(direction).redactions += spans;
        self.action(ActionTaken::Redact);
        self.outcome(Outcome::Redacted);
    }

    pub(crate) fn action(&mut self, action: ActionTaken) {
        self.event.verdict.action = self.event.verdict.action.max(action);
    }

    /// What happened; a later, weaker thing does not hide a stronger one.
    pub(crate) fn outcome(&mut self, outcome: Outcome) {
        if rank(outcome) > rank(self.event.outcome) {
            self.event.outcome = outcome;
        }
    }

    /// Notes a verdict. What rules in log mode, or a lane that only observes, would have done goes under `observed`; what is
    /// to be carried out is given back.
    pub(crate) fn verdict(
        &mut self,
        phase: &'static str,
        verdict: Verdict,
        enforces: bool,
    ) -> Verdict {
        for matched in &verdict.matches {
            let action = action_of(matched.action);
            if matched.effect == Effect::Applied && (enforces || action <= ActionTaken::Log) {
                self.matched(&matched.rule, action, phase);
            } else {
                self.observe(&matched.rule, action, phase);
            }
        }
        if enforces {
            verdict
        } else {
            Verdict::default()
        }
    }

    /// Notes what came of a limit.
    pub(crate) fn limit(&mut self, id: &str, outcome: LimitOutcome, reason: Option<Reason>) {
        self.event.limits.push(LimitRecord {
            id: id.to_owned(),
            outcome,
            reason,
        });
    }

    fn matched(&mut self, rule: &str, action: ActionTaken, phase: &'static str) {
        let record: &mut VerdictRecord = &mut self.event.verdict;
        record.action = record.action.max(action);
        record.phase = Some(phase);
        if !record.rules.iter().any(|known| known == rule) {
            record.rules.push(rule.to_owned());
        }
    }

    fn observe(&mut self, rule: &str, action: ActionTaken, phase: &'static str) {
        if !self
            .event
            .observed
            .iter()
            .any(|known| known.rule == rule && known.phase == phase)
        {
            self.event.observed.push(Observed {
                rule: rule.to_owned(),
                action,
                phase,
            });
        }
    }

    /// Takes findings out of what the client chose and the event repeats. An address is no secret where a host is named.
    pub(crate) fn conceal(&mut self, scanner: &Scanner) {
        let event = &mut self.event;
        let named = [&mut event.method, &mut event.host, &mut event.path];
        for text in named.into_iter().chain(&mut event.model) {
            // Most exchanges are of one of these, in which nothing is found.
            if matches!(text.as_str(), "GET" | "POST") {
                continue;
            }
            let mut found = scanner.scan(text);
            found.retain(|f| {
                f.confidence >= Confidence::Medium && !f.detector.as_str().starts_with("pii.ip")
            });
            if !found.is_empty() {
                let mut vault = TokenVault::default();
                *text = redact(text, &found, &Redaction::Replace, &mut vault);
            }
        }
    }

    pub(crate) fn finish(mut self, at: Duration, disposition: Disposition, status: u16) -> Event {
        self.event.status = status;
        self.event.duration_ms = u64::try_from(at.as_millis()).unwrap_or(u64::MAX);
        match disposition {
            Disposition::Completed => {}
            Disposition::BrokenOff => self.outcome(Outcome::BrokenOff),
            Disposition::ClientGone => self.outcome(Outcome::ClientGone),
            Disposition::UpstreamFailed => self.outcome(Outcome::UpstreamFailed),
            Disposition::HostFailed => self.outcome(Outcome::HostFailed),
            Disposition::HostRefused => self.outcome(Outcome::Refused),
        }
        self.event
    }
}

/// The detectors that run over every inspected body, in either direction; classifiers are recorded one by one.
#[derive(Clone, Debug)]
pub(crate) struct Checks {
    profiles: Vec<String>,
    detectors: Vec<String>,
}

impl Checks {
    /// The checks of a scanner with the detectors `ids`. A profile stands for all of its detectors, so one that also needs a
    /// classifier is not named: its patterns are.
    pub(crate) fn new(profiles: &[Profile], ids: &BTreeSet<&str>) -> Self {
        let whole = || {
            let is_whole = |p: &&Profile| p.detectors.iter().all(is_pattern);
            profiles.iter().filter(is_whole)
        };
        let is_extra = |id: &DetectorId| {
            is_pattern(id) && !whole().any(|profile| profile.detectors.contains(id))
        };
        let extra = ids.iter().map(|id| DetectorId::new(*id)).filter(is_extra);
        Self {
            profiles: whole().map(|profile| profile.id.clone()).collect(),
            detectors: extra.map(|id| id.to_string()).collect(),
        }
    }

    fn note(&self, coverage: &mut audit::BodyCoverage) {
        coverage.profiles.clone_from(&self.profiles);
        coverage.detectors.clone_from(&self.detectors);
        if coverage.state == BodyState::None {
            coverage.state = BodyState::Inspected;
        }
    }
}

fn record_of(finding: &Finding, role: Role, kind: Kind) -> FindingRecord {
    FindingRecord {
        detector: finding.detector.to_string(),
        role: role.as_str(),
        segment: kind.as_str(),
        start: finding.span.start,
        end: finding.span.end,
        confidence: finding.confidence,
        file: None,
    }
}

fn file_of(segment: &Segment) -> Option<FileRecord> {
    segment.file.map(|index| FileRecord {
        kind: segment.place,
        index,
    })
}

pub(crate) fn action_of(action: ActionKind) -> ActionTaken {
    match action {
        ActionKind::Allow | ActionKind::Skip => ActionTaken::Allow,
        ActionKind::Log => ActionTaken::Log,
        ActionKind::Redact => ActionTaken::Redact,
        ActionKind::Challenge | ActionKind::JsChallenge | ActionKind::ManagedChallenge => {
            ActionTaken::Challenge
        }
        ActionKind::Block => ActionTaken::Block,
    }
}

fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Passed => 0,
        Outcome::Redacted => 1,
        Outcome::FailedOpen => 2,
        Outcome::BrokenOff | Outcome::ClientGone | Outcome::UpstreamFailed => 3,
        Outcome::HostFailed => 4,
        Outcome::Cut | Outcome::Refused => 5,
    }
}

/// As much of a text as an event has room for: clients choose how long it is.
fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect()
}

/// Characters of a name (a host, a model) in an event.
const LONGEST_NAME: usize = 512;
/// Characters of a path.
const LONGEST_PATH: usize = 4096;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde_json::{Value, json};

    use crate::{ClassifierReply, Disposition, End, Event, Input, ResponseHead, Step, fixture};

    const MIXED: &str = r#"{"id": "contacts", "detectors": ["pii.person", "pii.email"]}"#;

    /// The event of an exchange through a lane with these parts; the classifiers, if asked, find nothing; a body
    /// that ends with a space loses its client while they are asked.
    fn event(lane: &Value, content_type: &str, body: &[u8]) -> Value {
        let profile: Value = serde_json::from_str(MIXED).unwrap();
        let config = json!({"version": 1, "profiles": [profile], "lanes": {"llm_gateway": lane}});
        let mut inspection = fixture::inspection(&config);
        let at = Duration::ZERO;
        let head = fixture::chat_head(&[("content-type", content_type)]);
        let headers = head.headers.clone();
        inspection.on(at, Input::Request(head, End::No));
        let step = inspection.on(at, Input::RequestBody(body, End::Yes));
        let is_asked = matches!(step, Step::Classify(_));
        if is_asked && body.ends_with(b" ") {
            return read(inspection.finish(at, Disposition::ClientGone, 0));
        }
        if is_asked {
            inspection.on(at, Input::Classified(ClassifierReply::default()));
        }
        let status = 200;
        inspection.on(
            at,
            Input::Response(ResponseHead { status, headers }, End::No),
        );
        let answer = br#"{"choices": [{"message": {"role": "assistant", "content": "hi"}}]}"#;
        inspection.on(at, Input::ResponseBody(answer, End::Yes));
        read(inspection.finish(at, Disposition::Completed, 200))
    }

    fn read(event: Event) -> Value {
        serde_json::from_str(&event.to_json()).unwrap()
    }

    fn chat(text: &str) -> Vec<u8> {
        let body = json!({"messages": [{"role": "user", "content": text}]});
        body.to_string().into_bytes()
    }

    #[test]
    fn an_event_names_what_ran() {
        let when = "any(cf.llm.prompt.pii_categories[*] == \"US_SSN\")";
        let lane = json!({"profiles": ["contacts", "financial_information"], "rules": [{"id": "a", "when": when, "action": "log"}]});
        let event = event(&lane, "application/json", &chat("hello"));
        for side in ["request", "response"] {
            let coverage = &event[side]["coverage"];
            assert_eq!(
                coverage["profiles"],
                json!(["financial_information"]),
                "{coverage}"
            );
            let others = coverage["detectors"].as_array().unwrap();
            assert!(others.contains(&json!("pii.email")), "{coverage}");
            assert!(others.contains(&json!("identifier.us_ssn")), "{coverage}");
            assert!(!others.contains(&json!("pii.person")), "{coverage}");
            assert!(!others.contains(&json!("finance.visa")), "{coverage}");
        }
        let asked = json!([{"id": "pii_ner", "outcome": "answered"}]);
        assert_eq!(event["request"]["coverage"]["classifiers"], asked);
        assert!(event["response"]["coverage"]["classifiers"].is_null());
    }

    #[test]
    fn an_answer_that_only_classifiers_would_look_at_is_not_called_inspected() {
        let lane = json!({"profiles": ["contacts"]});
        let inspected = event(&lane, "application/json", &chat("hello"));
        assert_eq!(inspected["response"]["coverage"]["state"], "inspected");
        let when = "any(cf.llm.prompt.pii_categories[*] == \"PERSON\")";
        let lane = json!({"profiles": [], "rules": [{"id": "a", "when": when, "action": "log"}]});
        let uninspected = event(&lane, "application/json", &chat("hello"));
        assert_eq!(
            uninspected["response"]["coverage"]["uninspected"],
            json!(["no_check"])
        );
    }

    #[test]
    fn what_the_client_chose_is_not_repeated_where_something_was_found() {
        let lane = json!({"profiles": ["contacts"]});
        let body = br#"{"model":"for jo@example.com","messages":[{"role":"user","content":"hi"}]}"#;
        let said = event(&lane, "application/json", body);
        assert_eq!(said["model"], "for [EMAIL_ADDRESS]");
        let plain = br#"{"model":"gpt-5","messages":[{"role":"user","content":"hi"}]}"#;
        assert_eq!(event(&lane, "application/json", plain)["model"], "gpt-5");
    }

    #[test]
    fn a_stream_that_was_asked_for_is_one_whatever_came() {
        let rule = json!({"id": "a", "when": "http.request.method eq \"POST\"", "action": "block"});
        for (lane, verdict) in [(json!({"rules": [rule]}), "block"), (json!({}), "allow")] {
            for (ask, stream) in [("true", true), ("false", false)] {
                let body =
                    format!(r#"{{"stream":{ask},"messages":[{{"role":"user","content":"hi"}}]}}"#);
                let said = event(&lane, "application/json", body.as_bytes());
                assert_eq!(
                    (&said["verdict"]["action"], &said["stream"]),
                    (&json!(verdict), &json!(stream))
                );
            }
        }
    }

    #[test]
    fn a_classifier_that_nobody_asked_is_in_the_event() {
        let lane = json!({"profiles": ["contacts"], "failure_mode": "open"});
        let said = |content_type: &str, body: &[u8]| {
            event(&lane, content_type, body)["request"]["coverage"]["classifiers"].clone()
        };
        assert_eq!(
            said("application/json", b""),
            json!([{"id": "pii_ner", "outcome": "not_needed"}])
        );
        assert_eq!(
            said("application/json", &chat(" ")),
            json!([{"id": "pii_ner", "outcome": "not_needed"}])
        );
        assert_eq!(
            said("application/json", b"{"),
            json!([{"id": "pii_ner", "outcome": "not_asked", "reason": "malformed"}])
        );
        let mut unanswered = chat("hello");
        unanswered.push(b' ');
        assert_eq!(
            said("application/json", &unanswered),
            json!([{"id": "pii_ner", "outcome": "failed"}])
        );
    }
}
