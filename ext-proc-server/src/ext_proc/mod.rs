//! Envoy's external processing service (`envoy.service.ext_proc.v3`): one gRPC stream is one exchange.
//!
//! Two body modes are served, and the first message of a stream says which: FULL_DUPLEX_STREAMED (the inspection holds
//! back and releases bytes as it likes) and BUFFERED (one message holds the whole body). In any other mode bytes would
//! pass before they are judged, so the stream is refused and Envoy's own failure setting decides.

mod answer;
mod exchange;
mod head;
mod metadata;
mod side;

use std::{sync::Arc, time::Duration};

use arc_swap::ArcSwap;
use envoy_types::pb::envoy::service::ext_proc::v3::{
    ProcessingRequest, ProcessingResponse, external_processor_server::ExternalProcessor,
};
use tokio::sync::{mpsc, watch};
use tokio_stream::wrappers::ReceiverStream;
use tonic::{Request, Response, Status, Streaming};

use self::exchange::Exchange;
use crate::{audit_log::AuditLog, calls::InForce, metrics::Metrics};

/// Answers that may wait for Envoy to read them; more stop the reading of requests. One more has room that is kept free
/// for an error.
const WAITING_ANSWERS: usize = 32;

/// What every exchange of this server shares.
#[derive(Clone, Debug)]
pub struct ExtProc {
    shared: Arc<Shared>,
}

#[derive(Debug)]
pub(crate) struct Shared {
    /// As configured now; an exchange keeps what it began with.
    pub(crate) in_force: Arc<ArcSwap<InForce>>,
    pub(crate) audit_log: AuditLog,
    pub(crate) metrics: Arc<Metrics>,
    /// How long a stream may be silent before it is given up.
    pub(crate) idle: Duration,
    /// Turns true when streams under way must end. Every exchange holds a receiver.
    pub(crate) closing: watch::Sender<bool>,
}

impl ExtProc {
    /// The service. `idle` bounds the silence between two messages of a stream: Envoy's own message timeout does not
    /// apply in FULL_DUPLEX_STREAMED.
    pub fn new(
        in_force: Arc<ArcSwap<InForce>>,
        audit_log: AuditLog,
        metrics: Arc<Metrics>,
        idle: Duration,
    ) -> Self {
        Self {
            shared: Arc::new(Shared {
                in_force,
                audit_log,
                metrics,
                idle,
                closing: watch::Sender::new(false),
            }),
        }
    }

    /// Ends the streams under way, each with its audit event, and waits for that.
    pub async fn close(&self) {
        self.shared.closing.send_replace(true);
        self.shared.closing.closed().await;
    }
}

#[tonic::async_trait]
impl ExternalProcessor for ExtProc {
    type ProcessStream = ReceiverStream<Result<ProcessingResponse, Status>>;

    async fn process(
        &self,
        request: Request<Streaming<ProcessingRequest>>,
    ) -> Result<Response<Self::ProcessStream>, Status> {
        let (answers, stream) = mpsc::channel(WAITING_ANSWERS + 1);
        let shared = Arc::clone(&self.shared);
        tokio::spawn(Exchange::begin(shared, answers).run(request.into_inner()));
        Ok(Response::new(ReceiverStream::new(stream)))
    }
}
