//! OpenTelemetry's log records (OTLP 1): <https://opentelemetry.io/docs/specs/otlp/>.

use lane::{ActionTaken, Event, EventFormat, SinkConfig};
use opentelemetry_proto::tonic::{
    collector::logs::v1::{ExportLogsServiceRequest, ExportLogsServiceResponse},
    common::v1::{
        AnyValue, ArrayValue, InstrumentationScope, KeyValue, KeyValueList, any_value::Value as Any,
    },
    logs::v1::{LogRecord, ResourceLogs, ScopeLogs, SeverityNumber},
    resource::v1::Resource,
};
use prost::Message as _;
use reqwest::StatusCode;
use serde_json::Value;

use super::encode::Encode;

/// Events as one export request.
#[derive(Debug)]
pub(super) struct Export {
    format: EventFormat,
    resource: Resource,
    records: Vec<LogRecord>,
    bytes: usize,
}

impl Export {
    pub(super) fn new(sink: &SinkConfig) -> Self {
        let mut attributes = vec![text("service.name", "weir")];
        for (name, value) in &sink.resource {
            attributes.retain(|known| known.key != *name);
            attributes.push(text(name, value));
        }
        Self {
            format: sink.format,
            resource: Resource {
                attributes,
                ..Resource::default()
            },
            records: Vec::new(),
            bytes: 0,
        }
    }
}

impl Encode for Export {
    fn add(&mut self, event: &Event) {
        let record = record(event, self.format);
        self.bytes += record.encoded_len();
        self.records.push(record);
    }

    fn bytes(&self) -> usize {
        self.bytes
    }

    fn take(&mut self) -> Vec<u8> {
        self.bytes = 0;
        let scope = InstrumentationScope {
            name: "weir".to_owned(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            ..InstrumentationScope::default()
        };
        let logs = ScopeLogs {
            scope: Some(scope),
            log_records: std::mem::take(&mut self.records),
            schema_url: String::new(),
        };
        let resource = ResourceLogs {
            resource: Some(self.resource.clone()),
            scope_logs: vec![logs],
            schema_url: String::new(),
        };
        let request = ExportLogsServiceRequest {
            resource_logs: vec![resource],
        };
        request.encode_to_vec()
    }
}

fn record(event: &Event, format: EventFormat) -> LogRecord {
    let mut line = Vec::new();
    format.write(event, &mut line);
    // It was written as JSON: it can be read.
    let body = serde_json::from_slice(&line).unwrap_or(Value::Null);
    let severity = match event.verdict.action {
        ActionTaken::Allow => SeverityNumber::Info,
        ActionTaken::Log => SeverityNumber::Info2,
        ActionTaken::Redact | ActionTaken::Challenge | ActionTaken::Block | ActionTaken::Refuse => {
            SeverityNumber::Warn
        }
    };
    let nanoseconds = |ms: u64| ms.saturating_mul(1_000_000);
    LogRecord {
        time_unix_nano: nanoseconds(event.time_ms),
        observed_time_unix_nano: nanoseconds(event.time_ms.saturating_add(event.duration_ms)),
        severity_number: severity.into(),
        severity_text: severity
            .as_str_name()
            .trim_start_matches("SEVERITY_NUMBER_")
            .to_owned(),
        body: Some(any(body)),
        attributes: attributes(event),
        event_name: "weir.exchange".to_owned(),
        ..LogRecord::default()
    }
}

/// What OpenTelemetry has names for, and the two words that people search by.
fn attributes(event: &Event) -> Vec<KeyValue> {
    let client = event.client_ip.as_deref().unwrap_or_default();
    let model = event.model.as_deref().unwrap_or_default();
    let named = [
        ("client.address", client),
        ("gen_ai.provider.name", event.provider.unwrap_or_default()),
        ("gen_ai.request.model", model),
        ("http.request.method", &event.method),
        ("server.address", &event.host),
        ("url.path", &event.path),
        ("weir.lane", event.lane),
        ("weir.outcome", event.outcome.as_str()),
        ("weir.verdict.action", event.verdict.action.as_str()),
    ];
    let named = named.into_iter().filter(|(_, value)| !value.is_empty());
    let mut attributes: Vec<KeyValue> = named.map(|(name, value)| text(name, value)).collect();
    attributes.push(KeyValue {
        key: "http.response.status_code".to_owned(),
        value: Some(any(event.status.into())),
        ..KeyValue::default()
    });
    attributes
}

fn text(name: &str, value: &str) -> KeyValue {
    KeyValue {
        key: name.to_owned(),
        value: Some(any(value.into())),
        ..KeyValue::default()
    }
}

fn any(value: Value) -> AnyValue {
    let value = match value {
        Value::Null => None,
        Value::Bool(value) => Some(Any::BoolValue(value)),
        Value::Number(number) => Some(match number.as_i64() {
            Some(whole) => Any::IntValue(whole),
            None => Any::DoubleValue(number.as_f64().unwrap_or_default()),
        }),
        Value::String(text) => Some(Any::StringValue(text)),
        Value::Array(values) => Some(Any::ArrayValue(ArrayValue {
            values: values.into_iter().map(any).collect(),
        })),
        Value::Object(values) => {
            let values = values.into_iter().map(|(key, value)| KeyValue {
                key,
                value: Some(any(value)),
                ..KeyValue::default()
            });
            Some(Any::KvlistValue(KeyValueList {
                values: values.collect(),
            }))
        }
    };
    AnyValue { value }
}

/// All but these four may not be tried again, says OTLP.
pub(super) fn is_final(status: StatusCode) -> bool {
    !matches!(
        status,
        StatusCode::TOO_MANY_REQUESTS
            | StatusCode::BAD_GATEWAY
            | StatusCode::SERVICE_UNAVAILABLE
            | StatusCode::GATEWAY_TIMEOUT
    )
}

/// How many records of a batch that was taken the receiver did not want.
pub(super) fn rejected(answer: &[u8]) -> u64 {
    unwanted(&ExportLogsServiceResponse::decode(answer).unwrap_or_default())
}

/// The same of an answer that was read already.
pub(super) fn unwanted(answer: &ExportLogsServiceResponse) -> u64 {
    let partial = answer.partial_success.as_ref();
    let rejected = partial.map_or(0, |p| p.rejected_log_records);
    u64::try_from(rejected).unwrap_or(0)
}
