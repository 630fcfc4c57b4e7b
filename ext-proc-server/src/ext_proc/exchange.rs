//! One gRPC stream: feeds the inspection with what Envoy says and carries out its steps.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use envoy_types::pb::envoy::service::ext_proc::v3::{
    HttpBody, HttpHeaders, ProcessingRequest, ProcessingResponse, ProtocolConfiguration,
    processing_request::Request as Kind,
};
use lane::{Disposition, End, Event, Forward, Input, Inspection, Reply, Step};
use tokio::sync::{
    mpsc::{self, OwnedPermit},
    watch,
};
use tonic::{Status, Streaming};

use super::{
    Shared,
    answer::{self, Length},
    head::{request_head, response_head},
    metadata::metadata,
    side::{BodyMode, HeadState, Side, Which},
};
use crate::calls::InForce;

type Answers = mpsc::Sender<Result<ProcessingResponse, Status>>;

/// One exchange.
#[derive(Debug)]
pub(super) struct Exchange {
    shared: Arc<Shared>,
    in_force: Arc<InForce>,
    /// `None` once its event is written.
    inspection: Option<Inspection>,
    started: Instant,
    /// The deadline that was last fed as elapsed: fed once only.
    served: Option<Duration>,
    configured: bool,
    /// The client was answered by us: whatever else comes is thrown away.
    closed: bool,
    request: Side,
    response: Side,
    /// The upstream's status.
    status: u16,
    /// The status that the client got from us, 0 for none.
    sent: u16,
    answers: Answers,
    /// Room for an error, whatever waits in `answers`: see [`Exchange::drop`].
    last_word: Option<OwnedPermit<Result<ProcessingResponse, Status>>>,
    closing: watch::Receiver<bool>,
}

/// What was just fed.
#[derive(Clone, Copy, Debug)]
struct Fed<'a> {
    which: Which,
    part: Part,
    chunk: &'a [u8],
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Part {
    Head,
    Body,
    Trailers,
    Time,
}

enum Next {
    Message(Box<ProcessingRequest>),
    Deadline(Duration),
    Silence,
    Gone,
    Closing,
}

/// The stream cannot go on: it was ended, or Envoy is gone.
struct Broken;

/// The body mode leaves no way to carry out the step.
struct Unworkable;

impl Exchange {
    /// An exchange that has not begun to talk.
    pub(super) fn begin(shared: Arc<Shared>, answers: Answers) -> Self {
        let in_force = shared.in_force.load_full();
        let closing = shared.closing.subscribe();
        Self {
            closing,
            shared,
            inspection: Some(in_force.lane.inspect()),
            in_force,
            started: Instant::now(),
            served: None,
            configured: false,
            closed: false,
            request: Side::default(),
            response: Side::default(),
            status: 0,
            sent: 0,
            last_word: answers.clone().try_reserve_owned().ok(),
            answers,
        }
    }

    /// Talks until Envoy ends the stream. It is left to Envoy to end it: a stream that the server ends early lets the
    /// rest of the bodies pass.
    pub(super) async fn run(mut self, mut inbound: Streaming<ProcessingRequest>) {
        loop {
            let done = match self.next(&mut inbound).await {
                Next::Message(message) => self.take(*message).await,
                Next::Deadline(deadline) => self.elapsed(deadline).await,
                Next::Silence => self.silence().await,
                Next::Gone => Err(Broken),
                Next::Closing => self.fail(Status::unavailable("the server stops")).await,
            };
            if done.is_err() {
                break;
            }
        }
        self.finish(self.gone());
    }

    /// What it means that Envoy ended the stream. It does so alike, and without a word, when the client leaves and when the
    /// upstream breaks off. An upstream that fails before its head is another thing: Envoy then makes an answer of its own,
    /// and we get to see its head.
    fn gone(&self) -> Disposition {
        match self.response.head {
            HeadState::Awaited => Disposition::ClientGone,
            HeadState::Held | HeadState::Released => Disposition::BrokenOff,
        }
    }

    async fn next(&mut self, inbound: &mut Streaming<ProcessingRequest>) -> Next {
        let deadline = self.deadline();
        let idle = self.shared.idle;
        let wait = deadline.map_or(idle, |d| d.saturating_sub(self.at()).min(idle));
        let started = self.started;
        tokio::select! {
            Ok(_) = self.closing.wait_for(|closing| *closing) => Next::Closing,
            message = inbound.message() => match message {
                Ok(Some(message)) => Next::Message(Box::new(message)),
                Ok(None) | Err(_) => Next::Gone,
            },
            () = self.answers.closed() => Next::Gone,
            () = tokio::time::sleep(wait) => match deadline {
                Some(deadline) if deadline <= started.elapsed() => Next::Deadline(deadline),
                _ => Next::Silence,
            },
        }
    }

    fn deadline(&self) -> Option<Duration> {
        let deadline = self.inspection.as_ref()?.deadline()?;
        (self.served != Some(deadline)).then_some(deadline)
    }

    async fn take(&mut self, message: ProcessingRequest) -> Result<(), Broken> {
        if !self.configured {
            self.configure(message.protocol_config, message.observability_mode)
                .await?;
        }
        let Some(kind) = message.request else {
            return Ok(());
        };
        match kind {
            Kind::RequestHeaders(head) => {
                let end = head.end_of_stream;
                let head = request_head(head, &message.attributes);
                self.head(Which::Request, Input::Request(head, ended(end)), end)
                    .await
            }
            Kind::ResponseHeaders(head) => self.response_head(head).await,
            Kind::RequestBody(body) => self.body(Which::Request, body).await,
            Kind::ResponseBody(body) => self.body(Which::Response, body).await,
            Kind::RequestTrailers(_) => self.trailers(Which::Request).await,
            Kind::ResponseTrailers(_) => self.trailers(Which::Response).await,
        }
    }

    async fn configure(
        &mut self,
        config: Option<ProtocolConfiguration>,
        observability: bool,
    ) -> Result<(), Broken> {
        let modes = config.filter(|_| !observability).and_then(|config| {
            let request = BodyMode::from_wire(config.request_body_mode)?;
            Some((request, BodyMode::from_wire(config.response_body_mode)?))
        });
        let Some((request, response)) = modes else {
            let why = "both body modes must be FULL_DUPLEX_STREAMED or BUFFERED, without observability_mode";
            return self.fail(Status::failed_precondition(why)).await;
        };
        self.configured = true;
        self.request.mode = request;
        self.response.mode = response;
        Ok(())
    }

    async fn response_head(&mut self, head: HttpHeaders) -> Result<(), Broken> {
        let end = head.end_of_stream;
        let head = response_head(head);
        self.status = head.status;
        self.head(Which::Response, Input::Response(head, ended(end)), end)
            .await
    }

    async fn head(&mut self, which: Which, input: Input<'_>, end: bool) -> Result<(), Broken> {
        self.side_mut(which).received_end = end;
        let fed = Fed {
            which,
            part: Part::Head,
            chunk: &[],
        };
        self.feed(input, fed).await
    }

    async fn body(&mut self, which: Which, body: HttpBody) -> Result<(), Broken> {
        let side = self.side_mut(which);
        if side.received_end {
            return Ok(());
        }
        side.received_end = body.end_of_stream || side.mode == BodyMode::Whole;
        let end = ended(side.received_end);
        let fed = Fed {
            which,
            part: Part::Body,
            chunk: &body.body,
        };
        let input = match which {
            Which::Request => Input::RequestBody(&body.body, end),
            Which::Response => Input::ResponseBody(&body.body, end),
        };
        self.feed(input, fed).await
    }

    async fn trailers(&mut self, which: Which) -> Result<(), Broken> {
        if self.side(which).received_end {
            return match self.side(which).mode {
                BodyMode::Whole if !self.closed => self.send(vec![answer::trailers(which)]).await,
                _ => Ok(()),
            };
        }
        let side = self.side_mut(which);
        side.received_end = true;
        side.trailers = true;
        let input = match which {
            Which::Request => Input::RequestBody(&[], End::Yes),
            Which::Response => Input::ResponseBody(&[], End::Yes),
        };
        let fed = Fed {
            which,
            part: Part::Trailers,
            chunk: &[],
        };
        self.feed(input, fed).await
    }

    async fn elapsed(&mut self, deadline: Duration) -> Result<(), Broken> {
        self.served = Some(deadline);
        let fed = Fed {
            which: self.active(),
            part: Part::Time,
            chunk: &[],
        };
        self.feed(Input::Elapsed, fed).await
    }

    /// Nothing came for too long.
    async fn silence(&mut self) -> Result<(), Broken> {
        let (disposition, status, code, message) = match self.active() {
            Which::Request if !self.request.received_end => (
                Disposition::ClientGone,
                408,
                "request_timeout",
                "The request did not arrive in time.",
            ),
            _ => (
                Disposition::UpstreamFailed,
                504,
                "upstream_timeout",
                "The upstream did not answer in time.",
            ),
        };
        match &self.inspection {
            Some(inspection) if self.response.head != HeadState::Released => {
                let reply = inspection.failure_reply(status, code, message);
                let reply = self.reply(reply);
                self.conclude(vec![reply], disposition).await?;
            }
            _ => {
                self.finish(disposition);
            }
        }
        self.fail(Status::deadline_exceeded(
            "the exchange was silent for too long",
        ))
        .await
    }

    async fn feed(&mut self, input: Input<'_>, fed: Fed<'_>) -> Result<(), Broken> {
        let at = self.at();
        let Some(inspection) = self.inspection.as_mut() else {
            return Ok(());
        };
        let mut step = inspection.on(at, input);
        loop {
            match self.in_force.call(step).await {
                Ok(input) => step = inspection.on(self.started.elapsed(), input),
                Err(step) => return self.carry_out(step, fed).await,
            }
        }
    }

    async fn carry_out(&mut self, step: Step, fed: Fed<'_>) -> Result<(), Broken> {
        let mut out = Vec::new();
        let done = match step {
            Step::Hold => self.hold(fed, &mut out),
            Step::Forward(forward) => self.forward(forward, fed, &mut out),
            Step::Reply(reply) => {
                out.push(self.reply(reply));
                Ok(())
            }
            Step::Close(bytes) => {
                self.closed = true;
                self.close(bytes, &mut out);
                Ok(())
            }
            // `feed` has asked already.
            Step::Classify(_) | Step::Store(_) => Ok(()),
        };
        if done.is_err() {
            let why = "a step cannot be carried out in this body mode";
            return self.fail(Status::internal(why)).await;
        }
        let over = self.closed || self.response.sent_end;
        if over {
            self.conclude(out, Disposition::Completed).await
        } else {
            self.send(out).await
        }
    }

    /// Answers the client ourselves.
    fn reply(&mut self, reply: Reply) -> ProcessingResponse {
        self.closed = true;
        self.sent = reply.status;
        answer::reply(reply)
    }

    /// Notes that a head goes on.
    fn release_head(&mut self, which: Which) {
        self.side_mut(which).head = HeadState::Released;
        if which == Which::Response {
            self.sent = self.status;
        }
    }

    fn hold(&mut self, fed: Fed<'_>, out: &mut Vec<ProcessingResponse>) -> Result<(), Unworkable> {
        let side = self.side_mut(fed.which);
        if fed.part == Part::Head {
            side.head = HeadState::Held;
        }
        match (side.mode, fed.part) {
            (BodyMode::Duplex, _) | (BodyMode::Whole, Part::Time) => Ok(()),
            // Envoy keeps the head back until the body is answered; the answer there may edit it.
            (BodyMode::Whole, Part::Head) => {
                out.push(answer::head(fed.which, None, Length::Kept));
                Ok(())
            }
            (BodyMode::Whole, Part::Body | Part::Trailers) => Err(Unworkable),
        }
    }

    fn forward(
        &mut self,
        forward: Forward,
        fed: Fed<'_>,
        out: &mut Vec<ProcessingResponse>,
    ) -> Result<(), Unworkable> {
        match self.side(fed.which).mode {
            BodyMode::Duplex => {
                self.forward_pieces(forward, fed, out);
                Ok(())
            }
            BodyMode::Whole => self.forward_whole(forward, fed, out),
        }
    }

    fn forward_pieces(
        &mut self,
        forward: Forward,
        fed: Fed<'_>,
        out: &mut Vec<ProcessingResponse>,
    ) {
        let side = self.side_mut(fed.which);
        let (end, trailers) = (side.received_end, side.trailers);
        let headless = fed.part == Part::Head && end;
        let bytes = forward.body.as_deref().unwrap_or(fed.chunk);
        if side.head != HeadState::Released {
            let length = match (headless, end) {
                (true, _) => Length::Kept,
                (false, true) => Length::Exactly(bytes.len()),
                (false, false) => Length::Unknown,
            };
            out.push(answer::head(fed.which, forward.head, length));
            self.release_head(fed.which);
        }
        if !headless {
            answer::stream(fed.which, bytes, end && !trailers, out);
        }
        if end && trailers {
            out.push(answer::trailers(fed.which));
        }
        self.side_mut(fed.which).sent_end = end;
    }

    fn forward_whole(
        &mut self,
        forward: Forward,
        fed: Fed<'_>,
        out: &mut Vec<ProcessingResponse>,
    ) -> Result<(), Unworkable> {
        let side = self.side_mut(fed.which);
        let edit = side.edit.take().or(forward.head);
        match fed.part {
            Part::Head => out.push(answer::head(fed.which, edit, Length::Kept)),
            Part::Body => {
                let changed = forward.body.filter(|bytes| bytes != fed.chunk);
                out.push(answer::whole(fed.which, edit, changed));
            }
            // A body that was empty: its head went out unedited with the head's own answer.
            Part::Trailers if edit.is_some() => return Err(Unworkable),
            Part::Trailers => out.push(answer::trailers(fed.which)),
            // Envoy has the body, and nothing can be said before it sends it.
            Part::Time => {
                side.edit = edit;
                return Ok(());
            }
        }
        side.sent_end = side.received_end;
        self.release_head(fed.which);
        Ok(())
    }

    fn close(&mut self, bytes: Vec<u8>, out: &mut Vec<ProcessingResponse>) {
        let side = &mut self.response;
        match side.mode {
            BodyMode::Duplex => {
                if side.head != HeadState::Released {
                    out.push(answer::head(Which::Response, None, Length::Unknown));
                }
                answer::stream(Which::Response, &bytes, true, out);
            }
            BodyMode::Whole => out.push(answer::whole(Which::Response, None, Some(bytes))),
        }
        side.sent_end = true;
        self.release_head(Which::Response);
    }

    /// Sends the last answers with the event as metadata in the last of them.
    async fn conclude(
        &mut self,
        mut out: Vec<ProcessingResponse>,
        disposition: Disposition,
    ) -> Result<(), Broken> {
        let disposition = match self.answers.is_closed() {
            true => self.gone(),
            false => disposition,
        };
        if let Some(event) = self.finish(disposition)
            && let Some(last) = out.last_mut()
        {
            last.dynamic_metadata = Some(metadata(&event));
        }
        self.send(out).await
    }

    fn finish(&mut self, disposition: Disposition) -> Option<Arc<Event>> {
        let at = self.at();
        let disposition = match disposition {
            // Envoy answered a request that had not gone on.
            Disposition::Completed if self.request.head != HeadState::Released => {
                Disposition::HostRefused
            }
            other => other,
        };
        let mut inspection = self.inspection.take()?;
        if let Some(request) = inspection.releases() {
            self.in_force.store.release(request);
        }
        let event = inspection.finish(at, disposition, self.sent);
        let event = Arc::new(event);
        self.shared.metrics.exchange(&event);
        self.shared.audit_log.offer(&event);
        Some(event)
    }

    /// Ends the stream with an error: Envoy's failure setting for this filter decides what the client gets.
    async fn fail(&mut self, status: Status) -> Result<(), Broken> {
        self.finish(Disposition::HostFailed);
        // The stream ends either way; a reader that is gone needs no reason.
        let _ = self.answers.send(Err(status)).await;
        Err(Broken)
    }

    async fn send(&self, out: Vec<ProcessingResponse>) -> Result<(), Broken> {
        for message in out {
            self.answers.send(Ok(message)).await.map_err(|_| Broken)?;
        }
        Ok(())
    }

    /// The side that the inspection is busy with.
    fn active(&self) -> Which {
        match self.response.head {
            HeadState::Awaited => Which::Request,
            HeadState::Held | HeadState::Released => Which::Response,
        }
    }

    fn side(&self, which: Which) -> &Side {
        match which {
            Which::Request => &self.request,
            Which::Response => &self.response,
        }
    }

    fn side_mut(&mut self, which: Which) -> &mut Side {
        match which {
            Which::Request => &mut self.request,
            Which::Response => &mut self.response,
        }
    }

    fn at(&self) -> Duration {
        self.started.elapsed()
    }
}

impl Drop for Exchange {
    /// However the task ends (a panic, say), the exchange ends in an event. And it ends in an error: Envoy takes the end of
    /// a stream without one as leave to let the rest pass.
    fn drop(&mut self) {
        let at = self.at();
        let Some(mut inspection) = self.inspection.take() else {
            return;
        };
        if let Some(request) = inspection.releases() {
            self.in_force.store.release(request);
        }
        let event = inspection.finish(at, Disposition::HostFailed, self.sent);
        self.shared.metrics.exchange(&event);
        self.shared.audit_log.offer(&Arc::new(event));
        if let Some(last_word) = self.last_word.take() {
            last_word.send(Err(Status::internal("the exchange was dropped")));
        }
    }
}

fn ended(end: bool) -> End {
    match end {
        true => End::Yes,
        false => End::No,
    }
}

#[cfg(test)]
mod tests {
    use std::{sync::Arc, time::Duration};

    use arc_swap::ArcSwap;
    use lane::{AuditSink, Config, Lane, LaneKind};
    use tokio::sync::{mpsc, watch};
    use tonic::Code;

    use super::{Exchange, Shared};
    use crate::{
        audit_log::AuditLog,
        calls::{ClassifierCalls, InForce},
        metrics::Metrics,
        store::Store,
    };

    #[tokio::test]
    async fn a_task_that_panics_leaves_an_event_and_lets_nothing_pass() {
        let metrics = Arc::new(Metrics::new().unwrap());
        let log = std::env::temp_dir().join(format!("weir-panic-{}", std::process::id()));
        let sink = AuditSink::File(log.display().to_string());
        let config = Config::from_yaml("version: 1\nlanes: {llm_gateway: {}}\n").unwrap();
        let in_force = InForce {
            lane: Lane::compile(&config, LaneKind::LlmGateway).unwrap(),
            calls: ClassifierCalls::Off,
            store: Store::default(),
        };
        let shared = Arc::new(Shared {
            in_force: Arc::new(ArcSwap::from_pointee(in_force)),
            audit_log: AuditLog::open(&config.audit, Some(("log", &sink)), None, &metrics).unwrap(),
            metrics,
            idle: Duration::from_secs(1),
            closing: watch::Sender::new(false),
        });
        // Even where Envoy reads nothing.
        let (answers, mut stream) = mpsc::channel(2);
        let exchange = Exchange::begin(Arc::clone(&shared), answers.clone());
        answers
            .try_send(Ok(super::ProcessingResponse::default()))
            .unwrap();
        drop(answers);
        let panics = tokio::spawn(async move {
            let _exchange = exchange;
            panic!("on purpose");
        });
        assert!(panics.await.unwrap_err().is_panic());
        shared.audit_log.flush().await;
        let event = std::fs::read_to_string(&log).unwrap();
        std::fs::remove_file(&log).unwrap();
        assert!(event.contains(r#""outcome":"host_failed""#), "{event}");
        stream.recv().await.unwrap().unwrap();
        let last = stream.recv().await.unwrap().unwrap_err();
        assert_eq!(last.code(), Code::Internal);
    }
}
