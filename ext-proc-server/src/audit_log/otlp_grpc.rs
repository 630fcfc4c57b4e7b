//! OpenTelemetry's protocol over gRPC: <https://opentelemetry.io/docs/specs/otlp/#otlpgrpc>.

use std::{error::Error as _, time::Duration};

use lane::SinkConfig;
use opentelemetry_proto::tonic::collector::logs::v1::{
    ExportLogsServiceRequest, logs_service_client::LogsServiceClient,
};
use prost::Message as _;
use reqwest::header::HeaderMap;
use tokio::time::timeout;
use tonic::{
    Code, Request, Status,
    codec::CompressionEncoding,
    metadata::MetadataMap,
    transport::{Certificate, Channel, ClientTlsConfig, Endpoint},
};

use super::{
    http::{BATCH_ID, PATIENCE, Wrong, headers},
    otlp::unwanted,
    ship::{Batch, Deliver, Undelivered},
};
use crate::{error_chain::error_chain, gzip::gunzip, trust::install_crypto};

/// A collector that is called.
#[derive(Debug)]
pub(super) struct OtlpGrpc {
    endpoint: Endpoint,
    headers: HeaderMap,
    /// Made with a batch: a connection lives in the runtime that delivers.
    client: Option<LogsServiceClient<Channel>>,
}

impl OtlpGrpc {
    /// Nothing is connected yet.
    ///
    /// # Errors
    /// What is wrong with the sink.
    pub(super) fn new(sink: &SinkConfig) -> Result<Self, Wrong> {
        let url = sink.url.clone().unwrap_or_default();
        let is_tls = url.starts_with("https://");
        let wrong = |key: &str, why: String| (key.to_owned(), why);
        let endpoint = Endpoint::from_shared(url).map_err(|e| wrong("url", error_chain(&e)))?;
        let mut endpoint = endpoint.connect_timeout(PATIENCE);
        if is_tls {
            let trusted = endpoint.tls_config(tls(sink)?);
            endpoint = trusted.map_err(|e| wrong("ca", error_chain(&e)))?;
        }
        Ok(Self {
            endpoint,
            headers: headers(sink)?,
            client: None,
        })
    }

    /// The call's message, and what goes with it.
    ///
    /// # Errors
    /// The batch is none of this kind: a spool of another sink, say.
    fn request(&self, batch: &Batch) -> Result<Request<ExportLogsServiceRequest>, String> {
        let plain = match batch.is_gzip {
            true => gunzip(&batch.body, MOST_PLAIN)
                .map_err(|e| e.to_string())?
                .into(),
            false => batch.body.clone(),
        };
        let message = ExportLogsServiceRequest::decode(plain).map_err(|e| e.to_string())?;
        let mut headers = self.headers.clone();
        let id = batch.id.parse().map_err(|_| "its name is none")?;
        headers.insert(BATCH_ID, id);
        let mut request = Request::new(message);
        *request.metadata_mut() = MetadataMap::from_headers(headers);
        Ok(request)
    }
}

impl Deliver for OtlpGrpc {
    async fn deliver(&mut self, batch: &Batch) -> Result<u64, Undelivered> {
        let request = self.request(batch).map_err(|why| {
            let why = format!("batch {} holds no log records: {why}", batch.id);
            Undelivered::Never(why)
        })?;
        let client = self.client.take();
        let client = client.unwrap_or_else(|| LogsServiceClient::new(self.endpoint.connect_lazy()));
        let mut calling = client.clone();
        if batch.is_gzip {
            calling = calling.send_compressed(CompressionEncoding::Gzip);
        }
        let answer = match timeout(PATIENCE, calling.export(request)).await {
            Ok(answer) => answer.map_err(|status| undelivered(&status))?,
            Err(_) => return Err(Undelivered::Later("no answer in time".to_owned(), None)),
        };
        // What failed is connected anew: nobody says when a connection has died.
        self.client = Some(client);
        Ok(unwanted(answer.get_ref()))
    }
}

/// TLS with whom the sink trusts.
fn tls(sink: &SinkConfig) -> Result<ClientTlsConfig, Wrong> {
    install_crypto();
    let Some(file) = &sink.ca else {
        return Ok(ClientTlsConfig::new().with_native_roots());
    };
    let pem = std::fs::read(file).map_err(|e| ("ca".to_owned(), format!("{file}: {e}")))?;
    Ok(ClientTlsConfig::new().ca_certificate(Certificate::from_pem(pem)))
}

/// OTLP's list of what may be tried again. Where the receiver did not answer at all, the connection failed, whatever code that is
/// given here.
fn undelivered(status: &Status) -> Undelivered {
    if let Some(cause) = status.source() {
        return Undelivered::Later(error_chain(cause), None);
    }
    let said: String = status.message().chars().take(MOST_SAID).collect();
    let why = format!("the receiver answered {:?}: {said}", status.code());
    let retry = come_again(status);
    let is_final = match status.code() {
        Code::Cancelled
        | Code::DeadlineExceeded
        | Code::Aborted
        | Code::OutOfRange
        | Code::Unavailable
        | Code::DataLoss => false,
        // Only with it does the receiver say that it will recover.
        Code::ResourceExhausted => retry.is_none(),
        _ => true,
    };
    match is_final {
        true => Undelivered::Never(why),
        false => Undelivered::Later(why, retry.and_then(ComeAgain::pause)),
    }
}

/// How large a batch may be: beyond the largest that can be configured, with its last event.
const MOST_PLAIN: u64 = 256 << 20;

/// How much of a receiver's own words is repeated.
const MOST_SAID: usize = 200;

/// `google.rpc.Status`, as far as it is read here.
#[derive(prost::Message)]
struct Details {
    #[prost(message, repeated, tag = "3")]
    details: Vec<prost_types::Any>,
}

/// `google.rpc.RetryInfo`.
#[derive(prost::Message)]
struct ComeAgain {
    #[prost(message, optional, tag = "1")]
    retry_delay: Option<prost_types::Duration>,
}

impl ComeAgain {
    fn pause(self) -> Option<Duration> {
        self.retry_delay?.try_into().ok()
    }
}

fn come_again(status: &Status) -> Option<ComeAgain> {
    let details = Details::decode(status.details()).ok()?.details;
    let info = details
        .iter()
        .find(|any| any.type_url.ends_with("/google.rpc.RetryInfo"))?;
    ComeAgain::decode(info.value.as_slice()).ok()
}

#[cfg(test)]
mod tests {
    use prost::Message as _;
    use tonic::{Code, Status};

    use super::{ComeAgain, Details, Undelivered, undelivered};

    fn with_retry(code: Code, seconds: Option<i64>) -> Status {
        let info = ComeAgain {
            retry_delay: seconds.map(|seconds| prost_types::Duration { seconds, nanos: 0 }),
        };
        let any = prost_types::Any {
            type_url: "type.googleapis.com/google.rpc.RetryInfo".to_owned(),
            value: info.encode_to_vec(),
        };
        let details = Details { details: vec![any] };
        Status::with_details(code, "busy", details.encode_to_vec().into())
    }

    #[test]
    fn what_is_tried_again_is_what_otlp_says() {
        let again: Vec<i32> = (1..=16)
            .filter(|code| {
                let status = Status::new(Code::from_i32(*code), "why");
                matches!(undelivered(&status), Undelivered::Later(_, None))
            })
            .collect();
        // Cancelled, deadline exceeded, aborted, out of range, unavailable, data loss.
        assert_eq!(again, [1, 4, 10, 11, 14, 15]);
    }

    #[test]
    fn a_receiver_says_when_to_come_again() {
        for (code, seconds, wanted) in [
            (Code::ResourceExhausted, Some(7), Some(7)),
            (Code::ResourceExhausted, None, None),
            (Code::Unavailable, Some(2), Some(2)),
            (Code::Unavailable, Some(-2), None),
        ] {
            match undelivered(&with_retry(code, seconds)) {
                Undelivered::Later(why, pause) => {
                    assert!(why.contains("busy"), "{why}");
                    assert_eq!(pause.map(|p| p.as_secs()), wanted, "{code:?}");
                }
                Undelivered::Never(why) => panic!("{why}"),
            }
        }
        let final_one = undelivered(&with_retry(Code::InvalidArgument, Some(1)));
        assert!(matches!(final_one, Undelivered::Never(_)));
    }
}
