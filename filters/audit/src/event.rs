//! The audit event: exactly one per exchange.

use std::collections::BTreeMap;

use detect::Confidence;
use serde::Serialize;

use crate::{
    coverage::{BodyCoverage, Reason},
    prompt::PromptRecord,
};

/// How many findings an event lists; the counts per detector are always complete.
pub(crate) const LISTED_FINDINGS: usize = 64;

/// What happened in one exchange.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Event {
    /// Always `exchange`.
    pub kind: &'static str,
    /// When the request arrived, milliseconds since the Unix epoch.
    pub time_ms: u64,
    /// How long it took, in milliseconds.
    pub duration_ms: u64,
    /// The host's id of the exchange.
    pub request_id: String,
    /// The lane.
    pub lane: &'static str,
    /// The request's method.
    pub method: String,
    /// The request's host.
    pub host: String,
    /// The request's path; the query is left out since it may carry keys.
    pub path: String,
    /// The endpoint that this is, as it is listed or was discovered: `POST api.example.com/users/{id}/chat`. What Cloudflare
    /// calls an operation's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<String>,
    /// The endpoint's labels.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub labels: Vec<String>,
    /// The client's address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub client_ip: Option<String>,
    /// Who, where the proxy in front verified it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// `gen_ai.provider.name` of the API, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<&'static str>,
    /// The API's operation, where it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub operation: Option<&'static str>,
    /// The model that was asked for, or that answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub model: Option<String>,
    /// Whether a stream was asked for, or came.
    pub stream: bool,
    /// The response's status as the client saw it; 0 where it saw none.
    pub status: u16,
    /// What policy decided.
    pub verdict: VerdictRecord,
    /// What rules in log mode, or a lane in observe mode, would have done.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub observed: Vec<Observed>,
    /// The rate limits that looked at it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub limits: Vec<LimitRecord>,
    /// What really happened.
    pub outcome: Outcome,
    /// The request's body.
    pub request: Side,
    /// The response's body.
    pub response: Side,
    /// Tokens as the provider counted them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage: Option<Usage>,
}

/// What policy decided for the exchange.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct VerdictRecord {
    /// The strongest action.
    pub action: ActionTaken,
    /// The rules that asked for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
    /// `request` or `response`, where a rule matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phase: Option<&'static str>,
}

/// The actions, weakest first.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ActionTaken {
    /// Let through.
    #[default]
    Allow,
    /// Let through and noted.
    Log,
    /// Let through without what was found.
    Redact,
    /// Refused by a rule, with a page on which the caller may prove something.
    Challenge,
    /// Refused by a rule.
    Block,
    /// Refused because it could not be inspected.
    Refuse,
}

impl ActionTaken {
    /// As events and metrics spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Log => "log",
            Self::Redact => "redact",
            Self::Challenge => "challenge",
            Self::Block => "block",
            Self::Refuse => "refuse",
        }
    }
}

/// What really happened to the exchange.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Passed unchanged.
    #[default]
    Passed,
    /// Passed with parts taken out.
    Redacted,
    /// The client got a refusal instead: by policy, or (where the verdict is `allow`) by the host, before the lane had seen
    /// the whole request.
    Refused,
    /// The stream was ended early with an error event.
    Cut,
    /// Passed although something could not be inspected, since the failure mode is open.
    FailedOpen,
    /// It ended early, and the host cannot tell which side broke off.
    BrokenOff,
    /// The client went away.
    ClientGone,
    /// The upstream failed or broke off.
    UpstreamFailed,
    /// The host could not do what the lane asked.
    HostFailed,
}

impl Outcome {
    /// As events and metrics spell it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passed => "passed",
            Self::Redacted => "redacted",
            Self::Refused => "refused",
            Self::Cut => "cut",
            Self::FailedOpen => "failed_open",
            Self::BrokenOff => "broken_off",
            Self::ClientGone => "client_gone",
            Self::UpstreamFailed => "upstream_failed",
            Self::HostFailed => "host_failed",
        }
    }
}

/// A rule that did not act but would have.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct Observed {
    /// The rule's id.
    pub rule: String,
    /// What it would have done.
    pub action: ActionTaken,
    /// `request` or `response`.
    pub phase: &'static str,
}

/// A rate limit that looked at the exchange.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct LimitRecord {
    /// The limit's id.
    pub id: String,
    /// What came of it.
    pub outcome: LimitOutcome,
    /// Why it was not counted, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}

/// What came of a rate limit.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitOutcome {
    /// The request fitted.
    Within,
    /// It was too much.
    Over,
    /// The store did not answer.
    Uncounted,
}

/// One body of the exchange.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Side {
    /// What was inspected and what not.
    pub coverage: BodyCoverage,
    /// Where the prompt was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub prompt: Option<PromptRecord>,
    /// Findings per detector.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub counts: BTreeMap<String, u32>,
    /// The first findings.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<FindingRecord>,
    /// Categories of personal data that findings stand for, as `cf.llm.prompt.pii_categories` calls them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pii_categories: Vec<&'static str>,
    /// The scores that rules read, by their field; a map's by `field["key"]`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub scores: BTreeMap<String, i64>,
    /// Of a score that two may give, whose stands: the filter's own (`filter`) or a classifier's, by its id.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub scored_by: BTreeMap<&'static str, &'static str>,
    /// DLP profiles that fired.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub profiles_fired: Vec<String>,
    /// How many spans were redacted.
    pub redactions: u32,
    /// What was found, sealed to the customer's key, where a rule that matched asks for it: nobody else can read it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encrypted_matched_data: Option<String>,
    /// The whole body as it decodes, sealed likewise, where a rule of `log_mode` matched.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encrypted_body: Option<String>,
}

impl Side {
    /// Adds a finding.
    pub fn record(&mut self, finding: FindingRecord) {
        *self.counts.entry(finding.detector.clone()).or_default() += 1;
        if self.findings.len() < LISTED_FINDINGS {
            self.findings.push(finding);
        }
    }
}

/// A finding as it may be written down: no text.
#[derive(Clone, Debug, Eq, PartialEq, Serialize)]
pub struct FindingRecord {
    /// The detector's id.
    pub detector: String,
    /// The role of the text it was in: `user`, `tool` …
    pub role: &'static str,
    /// What kind of text: `text`, `tool_arguments` …
    pub segment: &'static str,
    /// First byte in that text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How sure.
    pub confidence: Confidence,
    /// The file it was in, where it was in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub file: Option<FileRecord>,
}

/// A file of a body as it may be written down: no name.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize)]
pub struct FileRecord {
    /// What it is: `docx`, `pdf` …
    pub kind: &'static str,
    /// Which of the body's files, those in archives included: 0 is the first.
    pub index: u32,
}

/// Tokens as the provider counted them.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Usage {
    /// Tokens of the prompt.
    pub input_tokens: u64,
    /// Tokens of the answer.
    pub output_tokens: u64,
}

/// What a detector with its count takes, in bytes.
const A_COUNT: usize = 64;

/// What most events fit into, in bytes.
const ROOM: usize = 1024;

impl Event {
    /// About how many bytes of memory it takes: bodies that are sealed into it make up most of a large one.
    pub fn weight(&self) -> usize {
        let sealed = [&self.request, &self.response]
            .into_iter()
            .flat_map(|side| {
                let sealed = [&side.encrypted_matched_data, &side.encrypted_body];
                sealed.into_iter().flatten().map(String::len)
            });
        let named = [
            Some(&self.path),
            Some(&self.host),
            self.model.as_ref(),
            self.email.as_ref(),
        ];
        let named: usize = named.into_iter().flatten().map(String::len).sum();
        let counts = self.request.counts.len() + self.response.counts.len();
        2 * ROOM + named + counts * A_COUNT + sealed.sum::<usize>()
    }

    /// One line of JSON, without the line end.
    pub fn to_json(&self) -> String {
        let mut line = Vec::with_capacity(ROOM);
        let written = serde_json::to_writer(&mut line, self).ok();
        // Only string keys and plain values: serialising cannot fail; the fallback keeps the promise of one event.
        written
            .and_then(|()| String::from_utf8(line).ok())
            .unwrap_or_else(|| String::from("{\"kind\":\"exchange\"}"))
    }
}

#[cfg(test)]
mod tests {
    use detect::Confidence;

    use super::{Event, FindingRecord, LISTED_FINDINGS, Side};
    use crate::coverage::{BodyState, Reason};

    fn finding() -> FindingRecord {
        let (role, segment) = ("user", "text");
        FindingRecord {
            detector: "finance.visa".to_owned(),
            role,
            segment,
            start: 0,
            end: 16,
            confidence: Confidence::High,
            file: None,
        }
    }

    #[test]
    fn counts_are_complete_where_the_list_is_cut() {
        let mut side = Side::default();
        for _ in 0..LISTED_FINDINGS + 10 {
            side.record(finding());
        }
        assert_eq!(side.findings.len(), LISTED_FINDINGS);
        assert_eq!(side.counts.get("finance.visa"), Some(&74));
    }

    #[test]
    fn a_miss_is_written_with_its_reason() {
        let mut event = Event {
            kind: "exchange",
            ..Event::default()
        };
        event.request.coverage.miss(Reason::Encoding);
        event.request.coverage.miss(Reason::Encoding);
        assert_eq!(event.request.coverage.state, BodyState::Uninspected);
        let json: serde_json::Value = serde_json::from_str(&event.to_json()).unwrap();
        assert_eq!(
            json["request"]["coverage"]["uninspected"],
            serde_json::json!(["encoding"])
        );
    }
}
