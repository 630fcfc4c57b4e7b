//! Batches that are posted: lines of JSON to any receiver, and OpenTelemetry's protocol.

use std::time::Duration;

use lane::SinkConfig;
use reqwest::{
    Certificate, Client, Response, StatusCode,
    header::{CONTENT_ENCODING, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER},
};

use super::{
    otlp,
    ship::{Batch, Deliver, Undelivered},
};
use crate::{error_chain::error_chain, secret, trust::install_crypto};

/// How long a receiver may take to answer.
pub(super) const PATIENCE: Duration = Duration::from_secs(30);

/// A receiver that batches are posted to.
#[derive(Debug)]
pub(super) struct Http {
    client: Client,
    url: String,
    headers: HeaderMap,
    is_final: fn(StatusCode) -> bool,
    rejected: fn(&[u8]) -> u64,
}

/// A key of the sink, and what is wrong with it.
pub(super) type Wrong = (String, String);

impl Http {
    /// A receiver of lines of JSON. Nothing is connected yet.
    ///
    /// # Errors
    /// What is wrong with the sink.
    pub(super) fn lines(sink: &SinkConfig) -> Result<Self, Wrong> {
        Self::new(sink, "application/x-ndjson", is_final, |_| 0)
    }

    /// A receiver of OpenTelemetry's protocol. Nothing is connected yet.
    ///
    /// # Errors
    /// What is wrong with the sink.
    pub(super) fn otlp(sink: &SinkConfig) -> Result<Self, Wrong> {
        let content_type = "application/x-protobuf";
        Self::new(sink, content_type, otlp::is_final, otlp::rejected)
    }

    fn new(
        sink: &SinkConfig,
        content_type: &'static str,
        is_final: fn(StatusCode) -> bool,
        rejected: fn(&[u8]) -> u64,
    ) -> Result<Self, Wrong> {
        let url = sink.url.clone().unwrap_or_default();
        reqwest::Url::parse(&url).map_err(|e| ("url".to_owned(), e.to_string()))?;
        let mut headers = headers(sink)?;
        let content_type = HeaderValue::from_static(content_type);
        headers.entry(CONTENT_TYPE).or_insert(content_type);
        Ok(Self {
            client: client(sink)?,
            url,
            headers,
            is_final,
            rejected,
        })
    }
}

impl Deliver for Http {
    async fn deliver(&mut self, batch: &Batch) -> Result<u64, Undelivered> {
        let mut headers = self.headers.clone();
        if batch.is_gzip {
            headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        let request = self
            .client
            .post(&self.url)
            .headers(headers)
            .header(BATCH_ID, &batch.id)
            .body(batch.body.clone());
        let response = request.send().await;
        // The address is the user's own, and may hold a key.
        let response =
            response.map_err(|e| Undelivered::Later(error_chain(&e.without_url()), None))?;
        let status = response.status();
        if status.is_success() {
            // What broke off here was taken all the same.
            let answer = response.bytes().await.unwrap_or_default();
            return Ok((self.rejected)(&answer));
        }
        let why = format!("the receiver answered {status}");
        match (self.is_final)(status) {
            true => Err(Undelivered::Never(why)),
            false => Err(Undelivered::Later(why, retry_after(&response))),
        }
    }
}

/// The headers that the sink says.
///
/// # Errors
/// What is wrong with one of them.
pub(super) fn headers(sink: &SinkConfig) -> Result<HeaderMap, Wrong> {
    let mut headers = HeaderMap::new();
    for (name, value) in &sink.headers {
        let wrong = |why: String| (format!("headers.{name}"), why);
        let value = secret::read(value).map_err(wrong)?;
        // Neither error says what the value is.
        let name = name
            .parse::<HeaderName>()
            .map_err(|e| wrong(e.to_string()))?;
        let mut value = value
            .parse::<HeaderValue>()
            .map_err(|e| wrong(e.to_string()))?;
        value.set_sensitive(true);
        headers.insert(name, value);
    }
    Ok(headers)
}

/// By this header a receiver knows a batch that it has already.
pub(super) const BATCH_ID: HeaderName = HeaderName::from_static("idempotency-key");

/// What a receiver says of this batch, whenever it comes. All else (a wrong key, an address that is not there yet) is for people
/// to mend, and what waits is not lost until they have.
fn is_final(status: StatusCode) -> bool {
    matches!(
        status,
        StatusCode::BAD_REQUEST
            | StatusCode::PAYLOAD_TOO_LARGE
            | StatusCode::UNSUPPORTED_MEDIA_TYPE
            | StatusCode::UNPROCESSABLE_ENTITY
    )
}

/// When the receiver wants to be asked again, if it says so in seconds.
fn retry_after(response: &Response) -> Option<Duration> {
    let said = response.headers().get(RETRY_AFTER)?.to_str().ok()?;
    said.parse().ok().map(Duration::from_secs)
}

/// A client that trusts whom the sink says.
fn client(sink: &SinkConfig) -> Result<Client, Wrong> {
    install_crypto();
    let mut builder = Client::builder().timeout(PATIENCE);
    if let Some(file) = &sink.ca {
        let wrong = |why: String| ("ca".to_owned(), format!("{file}: {why}"));
        let pem = std::fs::read(file).map_err(|e| wrong(e.to_string()))?;
        let roots = Certificate::from_pem_bundle(&pem).map_err(|e| wrong(e.to_string()))?;
        builder = builder.tls_certs_only(roots);
    }
    builder
        .build()
        .map_err(|e| ("ca".to_owned(), error_chain(&e)))
}
