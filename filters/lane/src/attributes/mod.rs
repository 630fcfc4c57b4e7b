//! Fills the rule fields from what the exchange shows. Only fields that a rule reads are filled.

mod scores;

use std::{
    collections::{BTreeMap, BTreeSet},
    net::IpAddr,
};

use codec::{Kind, Role, Segment, Shape, Usage};
use detect::Finding;
use policy::{Attributes, Value};

use crate::{
    classifiers,
    compile::Lane,
    head::{Header, RequestHead, ResponseHead},
    inspection::Inspected,
    media_type,
    multipart::{self, Part},
    prompt_template,
    set::set,
    token_estimate,
};

pub(crate) use self::scores::{
    INJECTION_SCORE, classified_injection, injection_score, known_scores, scores,
    set_injection_score, unsafe_scores,
};

/// Fills one exchange's attributes, as far as rules read them.
struct Fill<'a> {
    lane: &'a Lane,
    attributes: &'a mut Attributes,
}

impl Fill<'_> {
    fn set<V: Into<Value>>(&mut self, name: &'static str, value: impl FnOnce() -> V) {
        if self.lane.reads(name) {
            // The names and types here are the list's own (a test sets every one): an error cannot happen.
            let set = self.attributes.set(name, value());
            debug_assert!(set.is_ok(), "{name}: {set:?}");
        }
    }
}

/// What the request's head says.
pub(crate) fn request_head(lane: &Lane, attributes: &mut Attributes, head: &RequestHead) {
    let mut fill = Fill { lane, attributes };
    let (path, query) = head.target.split_once('?').unwrap_or((&head.target, ""));
    let host = || host_of(&head.authority);
    fill.set("http.host", host);
    fill.set("http.request.domains", || domains(&host()));
    fill.set("http.request.method", || head.method.clone());
    fill.set("http.request.version", || head.version.clone());
    fill.set("http.request.uri", || head.target.clone());
    fill.set("http.request.uri.path", || path.to_owned());
    fill.set("http.request.uri.query", || query.to_owned());
    fill.set("http.request.uri.path.extension", || extension(path));
    fill.set("http.request.full_uri", || {
        format!("{}://{}{}", head.scheme, head.authority, head.target)
    });
    fill.set("http.request.uri.args", || pairs(query).to_map());
    fill.set("http.request.uri.args.names", || pairs(query).names());
    fill.set("http.request.uri.args.values", || pairs(query).values());
    request_headers(&mut fill, &head.headers);
    fill.set("http.request.timestamp.sec", || {
        i64::try_from(head.received_ms / 1000).unwrap_or(i64::MAX)
    });
    fill.set("http.request.timestamp.msec", || {
        i64::try_from(head.received_ms % 1000).unwrap_or(0)
    });
    fill.set("http.body_phase", || "upload");
    fill.set("ssl", || head.scheme == "https");
    if let Some(source) = head.source {
        fill.set::<IpAddr>("ip.src", || source.ip());
        fill.set("net.src.port", || i64::from(source.port()));
    }
    identity(&mut fill, head);
}

fn request_headers(fill: &mut Fill<'_>, headers: &[Header]) {
    let first = |name: &str| {
        headers
            .iter()
            .find(|(n, _)| n == name)
            .map(|(_, v)| v.clone())
            .unwrap_or_default()
    };
    fill.set("http.user_agent", || first("user-agent"));
    fill.set("http.referer", || first("referer"));
    fill.set("http.cookie", || cookies(headers));
    fill.set("http.x_forwarded_for", || first("x-forwarded-for"));
    fill.set("http.request.body.mime", || {
        mime(Some(&first("content-type")))
    });
    fill.set("http.request.accepted_languages", || {
        languages(&String::from_utf8_lossy(&first("accept-language")))
    });
    fill.set("http.request.headers.truncated", || false);
    fill.set("http.request.headers", || header_map(headers));
    fill.set("http.request.headers.names", || {
        headers.iter().map(|(n, _)| n.clone()).collect::<Value>()
    });
    fill.set("http.request.headers.values", || {
        headers.iter().map(|(_, v)| v.clone()).collect::<Value>()
    });
    fill.set("http.request.cookies", || {
        let mut pairs = Pairs::default();
        for part in cookies(headers).split(|&b| b == b';') {
            let part = part.trim_ascii();
            let end = part.iter().position(|&b| b == b'=').unwrap_or(part.len());
            let (name, value) = part.split_at_checked(end).unwrap_or_default();
            let value = value.strip_prefix(b"=").unwrap_or_default();
            pairs.push(policy::url_decode(name), value.to_vec());
        }
        pairs.to_map()
    });
}

/// The cookies in one header, as they were before HTTP/2 or HTTP/3 sent them one by one.
fn cookies(headers: &[Header]) -> Vec<u8> {
    let each: Vec<&[u8]> = headers
        .iter()
        .filter(|(name, _)| name == "cookie")
        .map(|(_, value)| value.as_slice())
        .collect();
    each.join(&b"; "[..])
}

fn identity(fill: &mut Fill<'_>, head: &RequestHead) {
    let identity = fill.lane.identity();
    if let Some(email) = identity.email(head) {
        fill.set("identity.email", || email);
    }
    if let Some(id) = identity.id(head) {
        fill.set("identity.id", || id);
    }
    if let Some(groups) = identity.groups(head) {
        fill.set("identity.groups.name", || {
            groups
                .split(',')
                .map(str::trim)
                .filter(|g| !g.is_empty())
                .collect::<Value>()
        });
    }
}

/// The labels of the request's endpoint.
pub(crate) fn labels(lane: &Lane, attributes: &mut Attributes, labels: &[String]) {
    let mut fill = Fill { lane, attributes };
    fill.set("cf.web_asset.labels", || {
        labels.iter().map(String::as_str).collect::<Value>()
    });
}

/// The raw body of the request.
pub(crate) fn request_raw_body(
    lane: &Lane,
    attributes: &mut Attributes,
    body: &[u8],
    content_type: &str,
) {
    let mut fill = Fill { lane, attributes };
    fill.set("http.request.body.size", || {
        i64::try_from(body.len()).unwrap_or(i64::MAX)
    });
    fill.set("http.request.body.raw", || body);
    fill.set("http.request.body.truncated", || false);
    if media_type::is_form(content_type) {
        let form = || pairs(&String::from_utf8_lossy(body));
        fill.set("http.request.body.form", || form().to_map());
        fill.set("http.request.body.form.names", || form().names());
        fill.set("http.request.body.form.values", || form().values());
    }
    if MULTIPART.iter().any(|field| lane.reads(field)) {
        let parts = multipart::parts(content_type, body);
        for field in MULTIPART {
            fill.set(field, || of_parts(field, &parts));
        }
    }
}

const MULTIPART: [&str; 7] = [
    "http.request.body.multipart",
    "http.request.body.multipart.content_dispositions",
    "http.request.body.multipart.content_transfer_encodings",
    "http.request.body.multipart.content_types",
    "http.request.body.multipart.filenames",
    "http.request.body.multipart.names",
    "http.request.body.multipart.values",
];

/// The value of one of these fields; those about one parameter or header of each part are named after it.
fn of_parts(field: &str, parts: &[Part<'_>]) -> Value {
    let name = field.rsplit('.').next().unwrap_or_default();
    if name == "multipart" {
        let mut pairs = Pairs::default();
        for part in parts {
            let name = part.disposition("name").unwrap_or_default();
            pairs.push(name.into_bytes(), part.value.to_vec());
        }
        return pairs.to_map();
    }
    let singular = name.trim_end_matches('s').replace('_', "-");
    let of_part = |part: &Part<'_>| match name {
        "values" => Value::from(part.value.to_vec()),
        "names" | "filenames" => part.disposition(&singular).into_iter().collect(),
        _ => part.headers(&singular).collect(),
    };
    Value::Array(parts.iter().map(of_part).collect())
}

/// The body as a rule looks at it, however it was compressed.
pub(crate) fn decoded_body(lane: &Lane, attributes: &mut Attributes, body: &[u8]) {
    Fill { lane, attributes }.set("http.request.body.raw", || body);
}

/// What the inspected request says: the prompt's facts and the DLP findings.
pub(crate) fn request_body(lane: &Lane, attributes: &mut Attributes, inspected: &Inspected) {
    let mut fill = Fill { lane, attributes };
    let document = inspected.document();
    fill.set("llm.model", || {
        document.model().unwrap_or_default().to_owned()
    });
    fill.set("llm.stream", || document.stream());
    fill.set("llm.max_tokens", || {
        let most = document.max_tokens().unwrap_or_default();
        i64::try_from(most).unwrap_or(i64::MAX)
    });
    fill.set("llm.prompt_template", || {
        let is_asked = |s: &&Segment| match s.kind {
            Kind::Text => matches!(s.role, Role::User | Role::Unknown),
            kind => kind == Kind::Generic && document.shape() != Shape::Known,
        };
        // What was said before the last answer was asked before. Of several parts the first one says what is asked.
        let said: Vec<_> = inspected.prompt_segments().collect();
        let answered = said.iter().rposition(|s| s.role == Role::Assistant);
        let mut asked = said.iter().skip(answered.map_or(0, |at| at + 1));
        let asked = asked.find(|s| is_asked(s));
        asked.map_or_else(String::new, |s| prompt_template::of(&s.text))
    });
    fill.set("cf.llm.prompt.detected", || {
        inspected.prompt_segments().next().is_some()
    });
    fill.set("cf.llm.prompt.token_count", || {
        let is_text = |s: &&Segment| match s.kind {
            Kind::Text => s.role != Role::Assistant,
            // In JSON of no known shape every text may be the prompt.
            kind => kind == Kind::Generic && document.shape() != Shape::Known,
        };
        let prompt = inspected.prompt_segments().filter(is_text);
        prompt.map(|s| token_estimate::tokens(&s.text)).sum::<i64>()
    });
    let prompt = inspected.prompt_texts();
    fill.set("cf.llm.prompt.pii_detected", || {
        !pii_categories(&prompt).is_empty()
    });
    fill.set("cf.llm.prompt.pii_categories", || {
        pii_categories(&prompt).into_iter().collect::<Value>()
    });
    let found = inspected.texts();
    fill.findings(DLP, &found);
    fill.findings(
        [
            "dlp.request.profiles",
            "dlp.request.detectors",
            "dlp.request.entries",
            "dlp.request.count",
        ],
        &found,
    );
}

/// The API's own facts.
pub(crate) fn operation(
    lane: &Lane,
    attributes: &mut Attributes,
    operation: Option<&'static codec::Operation>,
) {
    let mut fill = Fill { lane, attributes };
    if let Some(operation) = operation {
        fill.set("llm.provider", || operation.provider().id);
        fill.set("llm.operation", || operation.name);
    }
}

/// The response's head.
pub(crate) fn response_head(lane: &Lane, attributes: &mut Attributes, head: &ResponseHead) {
    let mut fill = Fill { lane, attributes };
    fill.findings(DLP, &[]);
    fill.set("http.response.code", || i64::from(head.status));
    fill.set("http.response.status_code", || head.status.to_string());
    fill.set("http.body_phase", || "download");
    fill.set("http.response.headers.truncated", || false);
    fill.set("http.response.headers", || header_map(&head.headers));
    fill.set("http.response.headers.names", || {
        head.headers
            .iter()
            .map(|(n, _)| n.clone())
            .collect::<Value>()
    });
    fill.set("http.response.headers.values", || {
        head.headers
            .iter()
            .map(|(_, v)| v.clone())
            .collect::<Value>()
    });
    fill.set("http.response.content_type.media_type", || {
        mime(head.header("content-type"))
    });
}

/// The response's findings so far.
pub(crate) fn response_body(lane: &Lane, attributes: &mut Attributes, found: &[&[Finding]]) {
    let mut fill = Fill { lane, attributes };
    fill.findings(DLP, found);
    fill.findings(
        [
            "dlp.response.profiles",
            "dlp.response.detectors",
            "dlp.response.entries",
            "dlp.response.count",
        ],
        found,
    );
    fill.set("cf.llm.response.pii_detected", || {
        !pii_categories(found).is_empty()
    });
    fill.set("cf.llm.response.pii_categories", || {
        pii_categories(found).into_iter().collect::<Value>()
    });
}

/// What a whole response is and says beyond its findings.
#[derive(Debug)]
pub(crate) struct Answer<'a> {
    /// Its body after content decoding.
    pub(crate) content: &'a [u8],
    /// How many bytes of it were received.
    pub(crate) received: u64,
    /// The model that it names.
    pub(crate) model: Option<&'a str>,
    /// Tokens as the provider counted them.
    pub(crate) usage: Option<Usage>,
    /// The pieces of text, each whole.
    pub(crate) texts: &'a [(Kind, &'a str)],
}

/// What a response that was read as a whole says beyond its findings.
pub(crate) fn response_text(lane: &Lane, attributes: &mut Attributes, answer: &Answer<'_>) {
    let mut fill = Fill { lane, attributes };
    let said = || {
        let is_said = |kind: &Kind| matches!(kind, Kind::Text | Kind::Reasoning | Kind::Refusal);
        answer.texts.iter().filter(move |(kind, _)| is_said(kind))
    };
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    fill.set("http.response.body.raw", || answer.content);
    fill.set("http.response.body.size", || number(answer.received));
    fill.set("llm.response.model", || {
        answer.model.unwrap_or_default().to_owned()
    });
    if let Some(usage) = answer.usage {
        let (input, output) = (usage.input.unwrap_or(0), usage.output.unwrap_or(0));
        fill.set("llm.usage.input_tokens", || number(input));
        fill.set("llm.usage.output_tokens", || number(output));
        fill.set("llm.usage.total_tokens", || {
            number(usage.total.unwrap_or(input.saturating_add(output)))
        });
    }
    fill.set("cf.llm.response.detected", || said().next().is_some());
    fill.set("cf.llm.response.token_count", || {
        said()
            .map(|(_, text)| token_estimate::tokens(text))
            .sum::<i64>()
    });
}

/// The fields about the findings of a rule's own phase: profiles, detectors, entries, count.
const DLP: [&str; 4] = ["dlp.profiles", "dlp.detectors", "dlp.entries", "dlp.count"];

impl Fill<'_> {
    fn findings(
        &mut self,
        [profiles, detectors, entries, count]: [&'static str; 4],
        found: &[&[Finding]],
    ) {
        let lane = self.lane;
        self.set(profiles, || {
            lane.profiles_fired(found).into_iter().collect::<Value>()
        });
        let of_profiles = || all(found).filter(|finding| lane.is_of_profile(finding));
        self.set(detectors, || {
            distinct(of_profiles().map(|finding| finding.detector.as_str()))
        });
        self.set(entries, || {
            let firing = lane.firing(found).into_iter();
            distinct(firing.map(|finding| finding.detector.as_str()))
        });
        self.set(count, || {
            i64::try_from(of_profiles().count()).unwrap_or(i64::MAX)
        });
    }
}

fn all<'f>(found: &[&'f [Finding]]) -> impl Iterator<Item = &'f Finding> {
    found.iter().flat_map(|text| text.iter())
}

/// The categories of personal data that findings stand for.
pub(crate) fn pii_categories(found: &[&[Finding]]) -> BTreeSet<&'static str> {
    set(all(found).filter_map(classifiers::category))
}

fn distinct<'s>(names: impl Iterator<Item = &'s str>) -> Value {
    set(names).into_iter().collect()
}

fn host_of(authority: &str) -> String {
    let host = match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|b| b.is_ascii_digit()) && !host.ends_with(':') => {
            host
        }
        _ => authority,
    };
    host.to_ascii_lowercase()
}

/// `a.b.example` as itself, `b.example` and `example`.
fn domains(host: &str) -> Value {
    let ends = host.match_indices('.').map(|(at, _)| at + 1);
    std::iter::once(0)
        .chain(ends)
        .filter_map(|start| host.get(start..))
        .filter(|domain| !domain.is_empty())
        .collect()
}

/// The tags of `Accept-Language`, the preferred first; `*` names no language.
fn languages(header: &str) -> Value {
    let mut tags = Vec::new();
    let mut order: Vec<[usize; 4]> = Vec::new();
    for part in header.split(',') {
        let (tag, weight) = part.split_once(";q=").unwrap_or((part, "1"));
        if !matches!(tag.trim(), "" | "*") {
            order.push([!thousandths(weight.trim()), tags.len(), 0, 0]);
            tags.push(tag.trim());
        }
    }
    order.sort_unstable();
    let tags = order.iter().filter_map(|&[_, index, ..]| tags.get(index));
    tags.copied().collect()
}

/// A weight: `1`, `0.25`; three decimals at most (RFC 9110, 12.4.2). What is none weighs nothing.
fn thousandths(weight: &str) -> usize {
    let (whole, decimals) = weight.split_once('.').unwrap_or((weight, ""));
    let digits: String = decimals.chars().chain("000".chars()).take(3).collect();
    let number = whole.parse::<u16>().ok().zip(digits.parse::<u16>().ok());
    number.map_or(0, |(whole, rest)| {
        usize::from(whole) * 1000 + usize::from(rest)
    })
}

/// What follows the last dot; a name that starts with its only dot has no extension.
fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.')
        .filter(|(stem, _)| !stem.is_empty())
        .map(|(_, ext)| ext.to_ascii_lowercase())
        .unwrap_or_default()
}

/// The type of a body, without parameters.
fn mime(content_type: Option<&[u8]>) -> String {
    media_type::essence(&media_type::header_text(content_type)).to_owned()
}

fn header_map(headers: &[Header]) -> Value {
    let mut pairs = Pairs::default();
    for (name, value) in headers {
        pairs.push(name.clone().into_bytes(), value.clone());
    }
    pairs.to_map()
}

/// Names and values, as three fields show them.
#[derive(Default)]
struct Pairs(Vec<(Vec<u8>, Vec<u8>)>);

impl Pairs {
    fn push(&mut self, name: Vec<u8>, value: Vec<u8>) {
        self.0.push((name, value));
    }

    fn to_map(&self) -> Value {
        let mut map: BTreeMap<Vec<u8>, Vec<Value>> = BTreeMap::new();
        for (name, value) in &self.0 {
            map.entry(name.clone())
                .or_default()
                .push(Value::from(value.clone()));
        }
        let mut fields = BTreeMap::new();
        for (name, values) in map {
            fields.insert(name, Value::Array(values));
        }
        Value::Map(fields)
    }

    fn names(&self) -> Value {
        self.0.iter().map(|(name, _)| name.clone()).collect()
    }

    fn values(&self) -> Value {
        self.0.iter().map(|(_, value)| value.clone()).collect()
    }
}

fn pairs(query: &str) -> Pairs {
    let mut pairs = Pairs::default();
    for part in query.split('&').filter(|part| !part.is_empty()) {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        pairs.push(name.as_bytes().to_vec(), value.as_bytes().to_vec());
    }
    pairs
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use policy::{FIELDS, Source, Type};
    use serde_json::json;

    use super::{RequestHead, ResponseHead, Value, domains, extension, languages};
    use crate::{Disposition, End, Input, fixture};

    /// Filling asserts the types, but fills only what rules read: here they read everything.
    #[test]
    fn every_value_has_its_fields_type() {
        let rule = |phase: &str, (index, field): (usize, &policy::Field)| {
            let (mut text, mut kind, mut is_each) = (String::from(field.name), field.kind, false);
            while let Some(element) = kind.element() {
                (kind, is_each) = (element, true);
                text.push_str("[*]");
            }
            text.push_str(match kind {
                Type::BOOL => "",
                Type::INT => " ge 0",
                Type::IP => " eq ::",
                _ => " eq \"\"",
            });
            let when = if is_each {
                format!("any({text})")
            } else {
                text
            };
            json!({"id": format!("{phase}{index}"), "phase": phase, "action": "log", "when": when})
        };
        let known = || {
            FIELDS
                .iter()
                .enumerate()
                .filter(|(_, field)| field.source.classifier().is_none())
        };
        let request = known().filter(|(_, field)| !field.source.is_response());
        let rules: Vec<_> = request
            .map(|field| rule("request", field))
            .chain(known().map(|field| rule("response", field)))
            .collect();
        let config = json!({"version": 1, "lanes": {"llm_gateway": {"rules": rules}}});
        let mut inspection = fixture::inspection(&config);
        let head = RequestHead {
            method: String::from("POST"),
            scheme: String::from("https"),
            authority: String::from("api.openai.com:443"),
            target: String::from("/v1/chat/completions?a=b"),
            version: String::from("HTTP/2"),
            headers: vec![(String::from("content-type"), b"application/json".to_vec())],
            source: Some(([127, 0, 0, 1], 5).into()),
            ..RequestHead::default()
        };
        let body =
            json!({"model": "m", "messages": [{"role": "user", "content": "a@example.com"}]})
                .to_string();
        let answer = json!({"model": "m", "choices": [{"message": {"role": "assistant", "content": "hi"}}], "usage": {"prompt_tokens": 1, "completion_tokens": 2}}).to_string();
        let response = ResponseHead {
            status: 200,
            headers: head.headers.clone(),
        };
        let at = Duration::ZERO;
        inspection.on(at, Input::Request(head, End::No));
        inspection.on(at, Input::RequestBody(body.as_bytes(), End::Yes));
        inspection.on(at, Input::Response(response, End::No));
        inspection.on(at, Input::ResponseBody(answer.as_bytes(), End::Yes));
        let event =
            serde_json::to_string(&inspection.finish(at, Disposition::Completed, 200)).unwrap();
        let index = |name: &str| FIELDS.iter().position(|field| field.name == name).unwrap();
        for name in ["http.request.timestamp.sec", "llm.usage.total_tokens"] {
            assert!(
                event.contains(&format!("response{}\"", index(name))),
                "{name}: {event}"
            );
        }
    }

    /// A field that says it is filled and is not would make its rules silently false.
    #[test]
    fn every_field_that_a_host_can_know_is_filled() {
        let code = concat!(include_str!("mod.rs"), include_str!("scores.rs"));
        for field in FIELDS {
            let is_ours = !matches!(field.source, Source::NoHost | Source::Classifier(_));
            if is_ours && field.same_as().is_none() {
                assert!(
                    code.contains(&format!("\"{}\"", field.name)),
                    "{}",
                    field.name
                );
            }
        }
    }

    #[test]
    fn derived_values() {
        let texts = |items: &[&str]| items.iter().copied().collect::<Value>();
        assert_eq!(
            domains("a.b.example"),
            texts(&["a.b.example", "b.example", "example"])
        );
        let header = "fr-CH, fr;q=0.8, en;q=0.9, de;q=0.7, *;q=0.5";
        assert_eq!(languages(header), texts(&["fr-CH", "en", "fr", "de"]));
        let header = "a;q=0.85, b;q=x, c;q=1.0, d;q=0.9, e;q=0.8501, f;q=.9";
        assert_eq!(languages(header), texts(&["c", "d", "a", "e", "b", "f"]));
        assert_eq!(languages(""), texts(&[]));
        for (path, expected) in [
            ("/foo", ""),
            ("/foo.mp3", "mp3"),
            ("/.mp3", ""),
            ("/.foo.MP3", "mp3"),
            ("/foo.", ""),
        ] {
            assert_eq!(extension(path), expected, "{path}");
        }
    }

    /// The same text, whatever the profiles in force: categories are of what is sure.
    #[test]
    fn categories_do_not_depend_on_profiles() {
        for profiles in [json!([]), json!(["unsure"])] {
            let when = "cf.llm.prompt.pii_detected or len(cf.llm.prompt.pii_categories) gt 0 or cf.llm.response.pii_detected";
            let rules: Vec<_> = ["request", "response"]
                .map(|phase| {
                    let when = if phase == "request" {
                        "cf.llm.prompt.pii_detected"
                    } else {
                        when
                    };
                    json!({"id": phase, "phase": phase, "action": "log", "when": when})
                })
                .into();
            let unsure = json!({"id": "unsure", "confidence": "low", "detectors": ["pii.ipv4"]});
            let config = json!({"version": 1, "profiles": [unsure], "lanes": {"llm_gateway": {"profiles": profiles, "rules": rules}}});
            let mut inspection = fixture::inspection(&config);
            let head = fixture::chat_head(&[]);
            let text = "it is 203.0.113.9 they say";
            let body = json!({"messages": [{"role": "user", "content": text}]}).to_string();
            let answer = json!({"choices": [{"message": {"role": "assistant", "content": text}}]});
            let answer = answer.to_string();
            let response = ResponseHead {
                status: 200,
                headers: vec![(String::from("content-type"), b"application/json".to_vec())],
            };
            for input in [
                Input::Request(head, End::No),
                Input::RequestBody(body.as_bytes(), End::Yes),
                Input::Response(response, End::No),
                Input::ResponseBody(answer.as_bytes(), End::Yes),
            ] {
                inspection.on(Duration::ZERO, input);
            }
            let event = inspection.finish(Duration::ZERO, Disposition::Completed, 200);
            assert!(event.verdict.rules.is_empty(), "{:?}", event.verdict);
            let found = usize::from(profiles != json!([]));
            assert_eq!(event.request.findings.len(), found);
        }
    }

    /// Whether a rule with this condition matches a request with these headers and this body.
    fn matches(when: &str, headers: &[(&str, &str)], body: &str) -> bool {
        let rule = json!({"id": "a", "when": when, "action": "block"});
        let config =
            json!({"version": 1, "lanes": {"llm_gateway": {"profiles": [], "rules": [rule]}}});
        let mut inspection = fixture::inspection(&config);
        let head = fixture::chat_head(headers);
        inspection.on(Duration::ZERO, Input::Request(head, End::No));
        inspection.on(
            Duration::ZERO,
            Input::RequestBody(body.as_bytes(), End::Yes),
        );
        let event = inspection.finish(Duration::ZERO, Disposition::Completed, 200);
        !event.verdict.rules.is_empty()
    }

    #[test]
    fn cookies_have_decoded_names_and_come_in_one_or_more_headers() {
        let headers = [("cookie", "a%20p=1%20; b=2"), ("cookie", "a+p=3; c")];
        for when in [
            "http.cookie eq \"a%20p=1%20; b=2; a+p=3; c\"",
            "http.request.cookies[\"a p\"][0] eq \"1%20\"",
            "http.request.cookies[\"a p\"][1] eq \"3\"",
            "http.request.cookies[\"c\"][0] eq \"\"",
        ] {
            assert!(matches(when, &headers, ""), "{when}");
        }
    }

    #[test]
    fn the_parts_of_a_form_are_fields() {
        let headers = [("content-type", "multipart/form-data; boundary=B")];
        let body = "--B\r\nContent-Disposition: form-data; name=\"role\"\r\n\r\nadmin\r\n--B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: binary\r\n\r\nPNG\r\n--B--\r\n";
        let field = |rest: &str| format!("http.request.body.multipart{rest}");
        for when in [
            "[\"role\"][0] eq \"admin\"",
            ".values[1] eq \"PNG\"",
            ".names[1][0] eq \"file\"",
            ".filenames[1][0] eq \"a.png\"",
            ".content_types[1][0] eq \"image/png\"",
            ".content_transfer_encodings[1][0] eq \"binary\"",
            ".content_dispositions[0][0] contains \"role\"",
        ] {
            assert!(matches(&field(when), &headers, body), "{when}");
        }
        let absent = field(".filenames[0][0] eq \"\"");
        assert!(
            !matches(&absent, &headers, body),
            "a part without it has none"
        );
    }
}
