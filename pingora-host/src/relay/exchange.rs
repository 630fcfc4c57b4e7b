//! One exchange from its head to its record: what arrives goes to the inspection, what the inspection says is done.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, Instant},
};

use bytes::Bytes;
use ext_proc_server::{InForce, Store};
use lane::{Disposition, End, Input, Inspection, ResponseHead, Step};
use pingora::{http::ResponseHeader, proxy::Session};

use super::{
    ending::Stop,
    head,
    record::Record,
    request::RequestSide,
    response::ResponseSide,
    strict::Unfit,
    upstream::{Connection, Read, Upstream},
};

/// What an exchange needs from the module.
pub(crate) struct Parts<'x> {
    pub(crate) in_force: &'x InForce,
    pub(crate) upstream: &'x Upstream,
    pub(crate) ended: &'x (dyn Fn(&Record) + Send + Sync),
    pub(crate) request_id: String,
}

/// An exchange under way. Dropped at any point, it still ends in exactly one record.
pub(crate) struct Exchange<'x> {
    pub(super) session: &'x mut Session,
    pub(super) upstream: &'x Upstream,
    pub(super) connection: Option<Connection>,
    pub(super) request: RequestSide,
    pub(super) response: ResponseSide,
    in_force: &'x InForce,
    not_before: Duration,
    ledger: Ledger<'x>,
}

impl<'x> Exchange<'x> {
    pub(crate) fn new(session: &'x mut Session, parts: Parts<'x>) -> Self {
        let received = session.req_header();
        let target = head::target(received);
        let record = Record {
            bytes_received: 0,
            bytes_sent: 0,
            client: session
                .client_addr()
                .and_then(|address| address.as_inet())
                .copied(),
            disposition: Disposition::HostFailed,
            event: Arc::default(),
            duration: Duration::ZERO,
            first_byte: None,
            lane: parts.in_force.lane.kind(),
            method: received.method.as_str().to_owned(),
            path: target.split('?').next().unwrap_or_default().to_owned(),
            problem: Some("the host dropped the exchange"),
            request_id: parts.request_id,
            status: 0,
            upstream: None,
            version: head::version(received.version).to_owned(),
        };
        let ledger = Ledger {
            started: Instant::now(),
            inspection: Some(parts.in_force.lane.inspect()),
            record,
            store: &parts.in_force.store,
            ended: parts.ended,
        };
        // Who takes nothing of its answer must not keep its place for ever.
        session.set_write_timeout(Some(WRITE_TIMEOUT));
        Self {
            upstream: parts.upstream,
            connection: None,
            request: RequestSide::default(),
            response: ResponseSide::default(),
            in_force: parts.in_force,
            not_before: Duration::ZERO,
            ledger,
            session,
        }
    }

    /// Carries the exchange to its end.
    pub(crate) async fn run(mut self) {
        let outcome = self.drive().await;
        self.end(outcome).await;
    }

    /// Answers a request that the lane is not to see.
    pub(crate) async fn refuse(mut self, unfit: Unfit) {
        let head = head::request(self.session, &self.ledger.record.request_id);
        if let Some(inspection) = &mut self.ledger.inspection {
            inspection.note_unasked(&head);
        }
        self.end(Err(Stop::Unfit(unfit))).await;
    }

    /// Asks the inspection about a request that wants to leave HTTP. `false`: it may, uninspected, and nothing was answered.
    pub(crate) async fn refuse_upgrade(mut self) -> bool {
        let tunnel = self.session.req_header().method == http::Method::CONNECT;
        let head = head::request(self.session, &self.ledger.record.request_id);
        let asked = match self.feed(Input::Request(head, End::Yes)) {
            Ok(step) => self.called(step).await,
            Err(stop) => Err(stop),
        };
        let stop = match asked {
            Ok(Step::Reply(reply)) => Stop::Reply(reply),
            Ok(Step::Forward(_)) if !tunnel => {
                self.ledger
                    .close(Disposition::Completed, Some("left HTTP uninspected"));
                return false;
            }
            Ok(_) => Stop::Upgrade,
            Err(stop) => stop,
        };
        self.end(Err(stop)).await;
        true
    }

    /// Answers a request that is too much for this host, unread.
    pub(crate) async fn refuse_overload(mut self) {
        let head = head::request(self.session, &self.ledger.record.request_id);
        let inspection = self.ledger.inspection.as_mut();
        let stop = match inspection.map(|inspection| inspection.overload_reply(&head)) {
            Some(Step::Reply(reply)) => Stop::Reply(reply),
            _ => Stop::Host("no answer to an overload"),
        };
        self.end(Err(stop)).await;
    }

    async fn drive(&mut self) -> Result<(), Stop> {
        self.begin().await?;
        while !self.response.done {
            match self.next().await? {
                Event::RequestBody(piece, end) => {
                    self.ledger.record.bytes_received += len(&piece);
                    if self.response.begun {
                        // The inspection let the request pass and is at the response already.
                        self.send_body(piece, end).await?;
                        continue;
                    }
                    let step = self.feed(Input::RequestBody(&piece, end_of(end)))?;
                    self.request_step(step, Some(piece), end).await?;
                }
                Event::Response(head, end) => {
                    let told: ResponseHead = head::response(&head);
                    self.response.received = Some(head);
                    self.response.begun = true;
                    let step = self.feed(Input::Response(told, end_of(end)))?;
                    self.response_step(step, None, end).await?;
                }
                Event::ResponseBody(piece, end) => {
                    let step = self.feed(Input::ResponseBody(&piece, end_of(end)))?;
                    self.response_step(step, Some(piece), end).await?;
                }
                Event::Retried => {}
                Event::Elapsed => {
                    // An inspection that stays at its deadline must not keep a core busy.
                    self.not_before = self.ledger.started.elapsed() + PATIENCE;
                    let step = self.feed(Input::Elapsed)?;
                    if self.response.begun {
                        self.response_step(step, None, false).await?;
                    } else {
                        self.request_step(step, None, false).await?;
                    }
                }
            }
        }
        Ok(())
    }

    async fn begin(&mut self) -> Result<(), Stop> {
        // What follows this request on the connection is the next request, not a broken body.
        self.session.set_pipelining_enabled(true);
        // A client that is answered early may finish sending and keep its connection.
        self.session
            .set_close_on_response_before_downstream_finish(false);
        self.session.set_total_drain_timeout(Some(DRAIN_TIMEOUT));
        let end = self.session.is_body_empty();
        self.request.ended = end;
        let head = head::request(self.session, &self.ledger.record.request_id);
        let step = self.feed(Input::Request(head, end_of(end)))?;
        self.request_step(step, None, end).await?;
        if !end && head::expects_continue(self.session.req_header()) {
            self.session
                .write_continue_response()
                .await
                .map_err(|e| Stop::client(&e))?;
        }
        Ok(())
    }

    /// Waits for whatever happens first.
    async fn next(&mut self) -> Result<Event, Stop> {
        let deadline = self
            .ledger
            .inspection
            .as_ref()
            .and_then(Inspection::deadline)
            .map(|after| self.ledger.started + after.max(self.not_before));
        // What is there already needs no timer: setting one wakes the runtime.
        if deadline.is_some_and(|deadline| deadline <= Instant::now()) {
            return Ok(Event::Elapsed);
        }
        let downstream = self.session.as_downstream_mut();
        let connection = self.connection.as_mut();
        let arrival = async {
            tokio::select! {
                piece = downstream.read_body_or_idle(self.request.ended) => Arrival::Body(piece),
                read = read_from(connection) => Arrival::Read(read),
            }
        };
        let arrival = tokio::select! {
            biased;
            arrival = arrival => arrival,
            () = until(deadline) => return Ok(Event::Elapsed),
        };
        let read = match arrival {
            Arrival::Read(read) => read,
            Arrival::Body(piece) => {
                let piece = piece.map_err(|error| self.request_broken(&error))?;
                let end = piece.is_none() || self.session.as_downstream_mut().is_body_done();
                self.request.ended = end;
                return Ok(Event::RequestBody(piece.unwrap_or_default(), end));
            }
        };
        match read {
            Ok(Read::Head(head, end)) => Ok(Event::Response(head, end)),
            Ok(Read::Body(piece, end)) => Ok(Event::ResponseBody(piece, end)),
            Err(error) => {
                let stop = Stop::upstream(&error);
                self.retry_stale(stop).await?;
                Ok(Event::Retried)
            }
        }
    }

    fn request_broken(&self, error: &pingora::Error) -> Stop {
        if self.request.released {
            Stop::ClientGone
        } else {
            Stop::request_body(error)
        }
    }

    /// Feeds the inspection.
    pub(super) fn feed(&mut self, input: Input<'_>) -> Result<Step, Stop> {
        self.ledger
            .feed(input)
            .ok_or(Stop::Host("inspection already over"))
    }

    /// Makes the calls that steps ask for and returns the first step that asks for none.
    pub(super) async fn called(&mut self, mut step: Step) -> Result<Step, Stop> {
        loop {
            match self.in_force.call(step).await {
                Ok(input) => step = self.feed(input)?,
                Err(step) => return Ok(step),
            }
        }
    }

    /// Notes what goes to the client.
    pub(super) fn sending(&mut self, status: Option<u16>, bytes: u64) {
        let record = &mut self.ledger.record;
        if let Some(status) = status {
            record.status = status;
            record.first_byte = Some(self.ledger.started.elapsed());
        }
        record.bytes_sent += bytes;
    }

    /// Notes which server is asked.
    pub(super) fn asking(&mut self, server: String) {
        self.ledger.record.upstream = Some(server);
    }

    async fn end(mut self, outcome: Result<(), Stop>) {
        let Err(stop) = outcome else {
            self.ledger.close(Disposition::Completed, None);
            if let Some(connection) = self.connection.take() {
                if self.request.sent_all {
                    self.upstream.release(connection).await;
                } else {
                    connection.abort().await;
                }
            }
            return;
        };
        let (disposition, problem) = (stop.disposition(), stop.problem());
        if let Some(connection) = self.connection.take() {
            connection.abort().await;
        }
        let closed = matches!(stop, Stop::Closed);
        if matches!(stop, Stop::Unfit(_)) {
            // Nobody knows where the next request would begin.
            self.session.set_keepalive(None);
        }
        match stop.into_reply(self.ledger.inspection.as_ref()) {
            Some(reply) if !self.response.released => {
                if self.write_reply(reply).await.is_err() {
                    self.ledger.close(Disposition::ClientGone, problem);
                    return;
                }
            }
            _ if closed => {}
            // Half an answer must not look like a whole one.
            _ => {
                self.session.set_keepalive(None);
                self.session.shutdown().await;
            }
        }
        self.ledger.close(disposition, problem);
    }
}

impl fmt::Debug for Exchange<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Exchange")
            .field("request_id", &self.ledger.record.request_id)
            .finish_non_exhaustive()
    }
}

/// The inspection and the record: closed exactly once, by hand or by being dropped.
struct Ledger<'x> {
    started: Instant,
    inspection: Option<Inspection>,
    record: Record,
    store: &'x Store,
    ended: &'x (dyn Fn(&Record) + Send + Sync),
}

impl Ledger<'_> {
    fn feed(&mut self, input: Input<'_>) -> Option<Step> {
        let at = self.started.elapsed();
        Some(self.inspection.as_mut()?.on(at, input))
    }

    fn close(&mut self, disposition: Disposition, problem: Option<&'static str>) {
        let Some(mut inspection) = self.inspection.take() else {
            return;
        };
        if let Some(request) = inspection.releases() {
            self.store.release(request);
        }
        let at = self.started.elapsed();
        self.record.duration = at;
        self.record.disposition = disposition;
        self.record.problem = problem;
        self.record.event = Arc::new(inspection.finish(at, disposition, self.record.status));
        // What was found in them is taken out.
        let event = &self.record.event;
        if !event.path.is_empty() {
            self.record.path.clone_from(&event.path);
            self.record.method.clone_from(&event.method);
        }
        (self.ended)(&self.record);
    }
}

impl Drop for Ledger<'_> {
    fn drop(&mut self) {
        self.close(Disposition::HostFailed, self.record.problem);
    }
}

enum Event {
    RequestBody(Bytes, bool),
    Response(Box<ResponseHeader>, bool),
    ResponseBody(Bytes, bool),
    Elapsed,
    Retried,
}

/// What came first.
enum Arrival {
    Body(pingora::Result<Option<Bytes>>),
    Read(pingora::Result<Read>),
}

async fn read_from(connection: Option<&mut Connection>) -> pingora::Result<Read> {
    match connection {
        Some(connection) => connection.read().await,
        None => std::future::pending().await,
    }
}

async fn until(deadline: Option<Instant>) {
    match deadline {
        Some(deadline) => tokio::time::sleep_until(deadline.into()).await,
        None => std::future::pending().await,
    }
}

fn end_of(end: bool) -> End {
    if end { End::Yes } else { End::No }
}

fn len(piece: &Bytes) -> u64 {
    u64::try_from(piece.len()).unwrap_or(u64::MAX)
}

/// How long a client that was answered early may go on sending before its connection is closed.
const DRAIN_TIMEOUT: Duration = Duration::from_millis(500);
/// How long a client may take nothing of what is sent to it.
const WRITE_TIMEOUT: Duration = Duration::from_secs(60);
const PATIENCE: Duration = Duration::from_millis(20);
