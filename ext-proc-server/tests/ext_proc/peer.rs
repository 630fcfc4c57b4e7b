//! A gRPC client that talks like Envoy, and the server under test.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
    time::Duration,
};

use arc_swap::ArcSwap;
use envoy_types::pb::{
    envoy::{
        config::core::v3::{HeaderMap, HeaderValue},
        extensions::filters::http::ext_proc::v3::processing_mode::BodySendMode,
        service::ext_proc::v3::{
            BodyResponse, HeaderMutation, HeadersResponse, HttpBody, HttpHeaders, HttpTrailers,
            ImmediateResponse, ProcessingRequest, ProcessingResponse, ProtocolConfiguration,
            body_mutation::Mutation, external_processor_client::ExternalProcessorClient,
            processing_request::Request as Send, processing_response::Response as Got,
        },
    },
    google::protobuf::{Struct, value::Kind},
};
use ext_proc_server::{AuditLog, ClassifierCalls, InForce, Listeners, Metrics, Services, Store};
use lane::{Config, Lane, LaneKind};
use tokio::{
    sync::{mpsc, watch},
    task::JoinHandle,
    time::timeout,
};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Code, Streaming, transport::Channel};

/// Longer than anything here takes.
const PATIENCE: Duration = Duration::from_secs(20);

/// The server under test.
pub(crate) struct Server {
    pub(crate) channel: Channel,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) calls: ClassifierCalls,
    pub(crate) stop: watch::Sender<bool>,
    pub(crate) served: JoinHandle<anyhow::Result<()>>,
    events: Events,
}

impl Server {
    /// Runs the lane `llm_gateway` of this document.
    pub(crate) async fn run(document: &str) -> Self {
        Self::with_idle(document, Duration::from_secs(60)).await
    }

    pub(crate) async fn with_idle(document: &str, idle: Duration) -> Self {
        Self::with(document, idle, Duration::from_secs(10)).await
    }

    pub(crate) async fn with(document: &str, idle: Duration, grace: Duration) -> Self {
        let config = Config::from_yaml(document).expect("a document");
        let lane = Lane::compile(&config, LaneKind::LlmGateway).expect("a lane");
        let metrics = Arc::new(Metrics::new().expect("metrics"));
        let calls = ClassifierCalls::open(&config.classifiers, &["pii_ner"], &metrics)
            .expect("classifiers");
        let in_force = InForce {
            lane,
            calls: calls.clone(),
            store: Store::default(),
        };
        let events = Events::default();
        let services = Services {
            in_force: Some(Arc::new(ArcSwap::from_pointee(in_force))),
            classifiers: None,
            audit_log: AuditLog::to(events.clone()).expect("a thread"),
            analytics: None,
            metrics: Arc::clone(&metrics),
            idle,
            grace,
        };
        let listeners = Listeners::bind("127.0.0.1:0", None).await.expect("a port");
        let address = listeners.grpc_address().expect("a port");
        let (stop, stopped) = watch::channel(false);
        let served = tokio::spawn(ext_proc_server::serve(listeners, services, stopped));
        let channel = Channel::from_shared(format!("http://{address}"))
            .expect("an address")
            .connect()
            .await
            .expect("a connection");
        Self {
            channel,
            metrics,
            calls,
            stop,
            served,
            events,
        }
    }

    /// The only audit event so far, once there is one.
    pub(crate) async fn event(&self) -> serde_json::Value {
        for _ in 0..200 {
            let lines = self.events.lines();
            if let [line] = lines.as_slice() {
                return serde_json::from_str(line).expect("JSON");
            }
            assert!(lines.len() < 2, "{lines:?}");
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("no event");
    }
}

/// What was written to the audit log.
#[derive(Clone, Default)]
struct Events(Arc<Mutex<Vec<u8>>>);

impl Events {
    fn lines(&self) -> Vec<String> {
        let bytes = self.0.lock().expect("a lock").clone();
        let text = String::from_utf8(bytes).expect("UTF-8");
        text.lines().map(str::to_owned).collect()
    }
}

impl Write for Events {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("a lock").extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// One half of an exchange as it came out of the filter.
#[derive(Debug, Default)]
pub(crate) struct Half {
    /// The answer to its head, once there is one.
    pub(crate) head: Option<HeaderMutation>,
    pub(crate) body: Vec<u8>,
    pub(crate) ended: bool,
    /// The largest piece.
    pub(crate) largest: usize,
}

impl Half {
    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    /// What the filter sets a header to.
    pub(crate) fn set(&self, name: &str) -> Option<String> {
        let mutation = self.head.as_ref()?;
        let headers = mutation
            .set_headers
            .iter()
            .filter_map(|o| o.header.as_ref());
        let header = headers.into_iter().find(|h| h.key == name)?;
        Some(String::from_utf8(header.raw_value.clone()).expect("UTF-8"))
    }

    pub(crate) fn removes(&self, name: &str) -> bool {
        self.head
            .as_ref()
            .is_some_and(|m| m.remove_headers.iter().any(|h| h == name))
    }
}

/// One stream, as Envoy would have it.
pub(crate) struct Peer {
    mode: BodySendMode,
    to: Option<mpsc::Sender<ProcessingRequest>>,
    from: Streaming<ProcessingResponse>,
    first: bool,
    pub(crate) request: Half,
    pub(crate) response: Half,
    pub(crate) reply: Option<ImmediateResponse>,
    pub(crate) metadata: Option<Struct>,
    pub(crate) failed: Option<Code>,
}

impl Peer {
    pub(crate) async fn connect(server: &Server, mode: BodySendMode) -> Self {
        let (to, stream) = mpsc::channel(64);
        let mut client = ExternalProcessorClient::new(server.channel.clone());
        let from = client.process(ReceiverStream::new(stream)).await;
        Self {
            mode,
            to: Some(to),
            from: from.expect("a stream").into_inner(),
            first: true,
            request: Half::default(),
            response: Half::default(),
            reply: None,
            metadata: None,
            failed: None,
        }
    }

    async fn send(&mut self, request: Send) {
        let config = ProtocolConfiguration {
            request_body_mode: self.mode as i32,
            response_body_mode: self.mode as i32,
            ..ProtocolConfiguration::default()
        };
        let message = ProcessingRequest {
            protocol_config: std::mem::take(&mut self.first).then_some(config),
            request: Some(request),
            ..ProcessingRequest::default()
        };
        if let Some(to) = &self.to {
            // The server may have ended the stream: what it said is read later.
            let _ = to.send(message).await;
        }
    }

    pub(crate) async fn request_head(&mut self, headers: &[(&str, &str)], end: bool) {
        self.send(Send::RequestHeaders(head(headers, end))).await;
    }

    pub(crate) async fn response_head(&mut self, headers: &[(&str, &str)], end: bool) {
        self.send(Send::ResponseHeaders(head(headers, end))).await;
    }

    pub(crate) async fn request_body(&mut self, bytes: &[u8], end: bool) {
        self.send(Send::RequestBody(body(bytes, end))).await;
    }

    pub(crate) async fn response_body(&mut self, bytes: &[u8], end: bool) {
        self.send(Send::ResponseBody(body(bytes, end))).await;
    }

    pub(crate) async fn request_trailers(&mut self) {
        self.send(Send::RequestTrailers(HttpTrailers::default()))
            .await;
    }

    pub(crate) async fn response_trailers(&mut self) {
        self.send(Send::ResponseTrailers(HttpTrailers::default()))
            .await;
    }

    /// Envoy ends the stream.
    pub(crate) fn leave(&mut self) {
        self.to = None;
    }

    /// Reads until `enough`, a reply or the stream's end.
    pub(crate) async fn until(&mut self, enough: impl Fn(&Self) -> bool) {
        while !enough(self) && self.reply.is_none() && self.failed.is_none() {
            let message = timeout(PATIENCE, self.from.message()).await;
            match message.expect("an answer in time") {
                Ok(Some(message)) => self.take(message),
                Ok(None) => return,
                Err(status) => self.failed = Some(status.code()),
            }
        }
    }

    /// Reads until that time.
    pub(crate) async fn until_time(&mut self, time: impl Future<Output = ()>) {
        tokio::pin!(time);
        loop {
            tokio::select! {
                () = &mut time => return,
                message = self.from.message() => match message {
                    Ok(Some(message)) => self.take(message),
                    Ok(None) => return,
                    Err(status) => self.failed = Some(status.code()),
                },
            }
        }
    }

    /// Whether nothing more comes within a moment.
    pub(crate) async fn is_silent(&mut self) -> bool {
        match timeout(Duration::from_millis(150), self.from.message()).await {
            Err(_) => true,
            Ok(Ok(Some(message))) => {
                self.take(message);
                false
            }
            Ok(_) => false,
        }
    }

    /// A field of the verdict in the metadata.
    pub(crate) fn action(&self) -> Option<String> {
        let part = |of: &Struct, name: &str| match of.fields.get(name)?.kind.clone()? {
            Kind::StructValue(inner) => Some(inner),
            _ => None,
        };
        let verdict = part(&part(self.metadata.as_ref()?, "weir")?, "verdict")?;
        match verdict.fields.get("action")?.kind.clone()? {
            Kind::StringValue(action) => Some(action),
            _ => None,
        }
    }

    fn take(&mut self, message: ProcessingResponse) {
        if message.dynamic_metadata.is_some() {
            self.metadata = message.dynamic_metadata;
        }
        match message.response.expect("a response") {
            Got::RequestHeaders(headers) => take_head(&mut self.request, headers),
            Got::ResponseHeaders(headers) => take_head(&mut self.response, headers),
            Got::RequestBody(body) => take_body(&mut self.request, body),
            Got::ResponseBody(body) => take_body(&mut self.response, body),
            Got::RequestTrailers(_) => take_trailers(&mut self.request),
            Got::ResponseTrailers(_) => take_trailers(&mut self.response),
            Got::ImmediateResponse(reply) => self.reply = Some(reply),
            Got::StreamedImmediateResponse(_) => panic!("nobody asked for that"),
        }
    }
}

fn take_head(half: &mut Half, headers: HeadersResponse) {
    assert!(half.head.is_none(), "a head is answered once");
    assert!(half.body.is_empty() && !half.ended, "the head comes first");
    let common = headers.response.expect("a common response");
    half.head = Some(common.header_mutation.unwrap_or_default());
}

fn take_body(half: &mut Half, body: BodyResponse) {
    assert!(half.head.is_some(), "the head comes first");
    assert!(!half.ended, "nothing comes after the end");
    let common = body.response.expect("a common response");
    match common.body_mutation.and_then(|m| m.mutation) {
        Some(Mutation::StreamedResponse(piece)) => {
            half.largest = half.largest.max(piece.body.len());
            half.body.extend(piece.body);
            half.ended = piece.end_of_stream;
        }
        whole => {
            let edits = half.head.get_or_insert_default();
            let more = common.header_mutation.unwrap_or_default();
            edits.set_headers.extend(more.set_headers);
            edits.remove_headers.extend(more.remove_headers);
            half.ended = true;
            match whole {
                Some(Mutation::Body(bytes)) => half.body = bytes,
                Some(Mutation::ClearBody(_)) => half.body.clear(),
                _ => half.body = b"<unchanged>".to_vec(),
            }
        }
    }
}

fn take_trailers(half: &mut Half) {
    assert!(half.head.is_some(), "the head comes first");
    assert!(!half.ended, "nothing comes after the end");
    half.ended = true;
}

fn head(headers: &[(&str, &str)], end_of_stream: bool) -> HttpHeaders {
    let headers = headers.iter().map(|(key, value)| HeaderValue {
        key: (*key).to_owned(),
        raw_value: value.as_bytes().to_vec(),
        ..HeaderValue::default()
    });
    HttpHeaders {
        headers: Some(HeaderMap {
            headers: headers.collect(),
        }),
        end_of_stream,
        ..HttpHeaders::default()
    }
}

fn body(bytes: &[u8], end_of_stream: bool) -> HttpBody {
    HttpBody {
        body: bytes.to_vec(),
        end_of_stream,
        ..HttpBody::default()
    }
}
