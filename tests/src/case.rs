//! The corpus: engine-independent cases.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::Value;

use crate::{body::Body, engine::ENGINES, expand::expand};

/// One exchange and what must come of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    /// A sentence; unique in the corpus.
    pub name: String,
    /// The document `corpus/policies/<policy>.yaml`.
    pub policy: String,
    /// How often the client has sent the same before: what comes of those is not looked at.
    #[serde(default)]
    pub before: u32,
    /// What the client sends.
    pub request: RequestSpec,
    /// What the provider answers.
    #[serde(default)]
    pub response: ResponseSpec,
    /// What must come of it.
    #[serde(default)]
    pub expect: Expect,
}

/// What the client sends.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RequestSpec {
    /// `POST` where absent.
    #[serde(default = "post")]
    pub method: String,
    /// With the query.
    pub path: String,
    /// `host`, `content-type` (JSON), `content-length` and `content-encoding` are added where absent.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// The body.
    #[serde(default)]
    pub body: Body,
}

/// What the provider answers.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ResponseSpec {
    /// 200 where absent.
    pub status: u16,
    /// `content-type` (JSON or an event stream) and `content-encoding` are added where absent.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: Body,
}

impl Default for ResponseSpec {
    fn default() -> Self {
        Self {
            status: 200,
            headers: BTreeMap::new(),
            body: Body::text("{}"),
        }
    }
}

/// What must come of an exchange.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Expect {
    /// What the client sees; 0: no answer, or a gateway's own error.
    pub status: u16,
    /// The verdict's action: `allow`, `log`, `redact`, `block`, `refuse`; `any`: not looked at.
    pub action: String,
    /// The rules the verdict names; absent: not looked at.
    pub rules: Option<Vec<String>>,
    /// What really happened (`passed`, `redacted`, `refused`, `cut` …); absent: not looked at.
    pub outcome: Option<String>,
    /// The rules that would have acted.
    pub observed: Option<Vec<String>>,
    /// The body that the provider must see.
    pub upstream: ExpectedBody,
    /// The body that the client must see.
    pub client: ExpectedBody,
    /// None of these may reach the provider.
    pub upstream_absent: Vec<String>,
    /// None of these may reach the client.
    pub client_absent: Vec<String>,
    /// All of these must reach the client.
    pub client_contains: Vec<String>,
    /// The event's word on the request.
    pub request: ExpectedSide,
    /// The event's word on the response.
    pub response: ExpectedSide,
    /// What comes of it in hosts that cannot do as the others do, by the engine's name.
    pub hosts: BTreeMap<String, HostExpect>,
}

/// Where one host differs; what is absent is as everywhere.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HostExpect {
    /// What the client sees.
    pub status: Option<u16>,
    /// What the event says really happened.
    pub outcome: Option<String>,
    /// The verdict's action.
    pub action: Option<String>,
    /// The body that the provider must see.
    pub upstream: Option<ExpectedBody>,
}

impl Expect {
    /// Whether that engine cannot do what the others decide on.
    #[must_use]
    pub fn decides_otherwise(&self, engine: &str) -> bool {
        let host = self.hosts.get(engine);
        host.is_some_and(|host| host.action.is_some())
    }

    /// What must come of it in that engine.
    #[must_use]
    pub fn of(&self, engine: &str) -> Self {
        let mut expect = self.clone();
        if let Some(host) = self.hosts.get(engine) {
            expect.status = host.status.unwrap_or(self.status);
            expect.outcome = host.outcome.clone().or(expect.outcome);
            expect.action = host.action.clone().unwrap_or(expect.action);
            expect.upstream = host.upstream.clone().unwrap_or(expect.upstream);
        }
        expect
    }
}

impl Default for Expect {
    fn default() -> Self {
        Self {
            status: 200,
            action: String::from("allow"),
            rules: None,
            outcome: None,
            observed: None,
            upstream: ExpectedBody::Unchanged,
            client: ExpectedBody::Unchanged,
            upstream_absent: Vec::new(),
            client_absent: Vec::new(),
            client_contains: Vec::new(),
            request: ExpectedSide::default(),
            response: ExpectedSide::default(),
            hosts: BTreeMap::new(),
        }
    }
}

/// A body at the other end.
#[derive(Clone, Debug, Deserialize)]
#[serde(from = "ExpectedForm")]
pub enum ExpectedBody {
    /// The very bytes that were sent.
    Unchanged,
    /// No request arrived.
    Nothing,
    /// Not looked at (see `client_absent`, `client_contains`).
    Any,
    /// These.
    Exactly(Body),
}

#[derive(Deserialize)]
#[serde(untagged)]
enum ExpectedForm {
    Word(Word),
    Body(Body),
}

#[derive(Deserialize)]
#[serde(rename_all = "lowercase")]
enum Word {
    Any,
    Nothing,
    Unchanged,
}

impl From<ExpectedForm> for ExpectedBody {
    fn from(form: ExpectedForm) -> Self {
        match form {
            ExpectedForm::Word(Word::Any) => Self::Any,
            ExpectedForm::Word(Word::Nothing) => Self::Nothing,
            ExpectedForm::Word(Word::Unchanged) => Self::Unchanged,
            ExpectedForm::Body(body) => Self::Exactly(body),
        }
    }
}

/// What the audit event must say about one body; what is absent is not looked at.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ExpectedSide {
    /// `none`, `inspected`, `partial`, `uninspected`.
    pub state: Option<String>,
    /// Why something was not inspected.
    pub uninspected: Option<Vec<String>>,
    /// Findings per detector, all of them.
    pub counts: Option<BTreeMap<String, u32>>,
    /// How many spans were redacted.
    pub redactions: Option<u32>,
    /// Where the prompt was found, as the event says it.
    pub prompt: Option<Value>,
}

impl Case {
    /// The `x-request-id` of its exchange, the same in every engine: refusals quote it.
    pub fn exchange_id(&self) -> String {
        // FNV-1a over the name, which is unique.
        let hash = self
            .name
            .bytes()
            .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
                (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
            });
        format!("case-{hash:016x}")
    }

    /// The request's headers, lower case, with those that every client adds; `authority` is not among them.
    ///
    /// # Errors
    /// When the body cannot be made.
    pub fn request_headers(&self) -> Result<Vec<(String, String)>> {
        let length = self.request.body.wire()?.len();
        let mut headers = self.request.headers.clone();
        if length > 0 || self.request.method == "POST" {
            add(&mut headers, "content-length", length.to_string());
        }
        if length > 0 {
            add(
                &mut headers,
                "content-type",
                String::from("application/json"),
            );
        }
        if let Some(encoding) = self.request.body.encoding {
            add(
                &mut headers,
                "content-encoding",
                encoding.as_str().to_owned(),
            );
        }
        Ok(headers.into_iter().collect())
    }

    /// The response's headers, lower case; no content-length: providers stream.
    pub fn response_headers(&self) -> Vec<(String, String)> {
        let mut headers = self.response.headers.clone();
        let kind = if self.response.body.is_stream() {
            "text/event-stream"
        } else {
            "application/json"
        };
        add(&mut headers, "content-type", kind.to_owned());
        if let Some(encoding) = self.response.body.encoding {
            add(
                &mut headers,
                "content-encoding",
                encoding.as_str().to_owned(),
            );
        }
        headers.into_iter().collect()
    }

    /// The bytes that the provider sends before it ends, and whether it ends well.
    ///
    /// # Errors
    /// When the body cannot be made.
    pub fn response_wire(&self) -> Result<(Vec<u8>, bool)> {
        let mut bytes = self.response.body.wire()?;
        let complete = self.response.body.truncate.is_none();
        bytes.truncate(self.response.body.truncate.unwrap_or(bytes.len()));
        Ok((bytes, complete))
    }
}

/// The root of the repository.
pub fn repository() -> PathBuf {
    artefacts::workspace()
}

/// Every case of `tests/corpus/*.yaml`, expanded, in file and line order.
///
/// # Errors
/// Names the file and the case that cannot be read, or that has the name of another.
pub fn corpus() -> Result<Vec<Case>> {
    let folder = repository().join("tests/corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .with_context(|| format!("{}", folder.display()))?
        .filter_map(|e| Some(e.ok()?.path()))
        .filter(|p| p.extension().is_some_and(|e| e == "yaml"))
        .collect();
    files.sort();
    let mut cases: Vec<Case> = Vec::new();
    for file in &files {
        cases.extend(read(file).with_context(|| format!("{}", file.display()))?);
    }
    let mut names = std::collections::BTreeSet::new();
    for case in &cases {
        ensure!(
            names.insert(&case.name),
            "two cases are named {:?}",
            case.name
        );
        for host in case.expect.hosts.keys() {
            ensure!(
                ENGINES.contains(&host.as_str()),
                "{:?}: no engine {host:?}",
                case.name
            );
        }
    }
    Ok(cases)
}

fn read(file: &Path) -> Result<Vec<Case>> {
    let templates: Vec<Value> = serde_saphyr::from_str(&fs::read_to_string(file)?)?;
    let mut cases = Vec::new();
    for template in templates {
        let name = template
            .get("name")
            .map(Value::to_string)
            .unwrap_or_default();
        for value in expand(template).with_context(|| name.clone())? {
            let case: Case = serde_json::from_value(value).with_context(|| name.clone())?;
            cases.push(case);
        }
    }
    Ok(cases)
}

fn add(headers: &mut BTreeMap<String, String>, name: &str, value: String) {
    headers.entry(name.to_owned()).or_insert(value);
}

fn post() -> String {
    String::from("POST")
}
