//! One exchange: what Envoy reports goes into the inspection, its steps go back to Envoy.

use std::{rc::Rc, time::Duration};

use lane::{
    ClassifierReply, ClassifierRequest, Disposition, End, Event, Failure, Forward, HeadEdit, Input,
    Inspection, Step,
};
use proxy_wasm::types::Action;

use crate::{
    envoy::{self, Refused, Side},
    flow::{Fate, Flow, Length, Plan, Site},
    head::{self, Change, Circumstances},
    outcome,
    root::Deployment,
    store,
};

/// One exchange.
#[derive(Debug)]
pub(crate) struct Exchange {
    id: u32,
    deployment: Rc<Deployment>,
    /// Gone once the audit event was made.
    inspection: Option<Inspection>,
    began: Duration,
    at: Duration,
    request: Flow,
    response: Flow,
    call: Option<(u32, Side)>,
    stage: Stage,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Stage {
    Open,
    /// Answered by us: what Envoy still reports is our own answer.
    Replied,
    /// The response's last bytes were sent; what the upstream still sends is swallowed.
    Closed,
    /// A step could not be carried out.
    Failed,
}

impl Exchange {
    pub(crate) fn new(id: u32, deployment: Rc<Deployment>) -> Self {
        Self {
            id,
            inspection: Some(deployment.lane.inspect()),
            deployment,
            began: envoy::now(),
            at: Duration::ZERO,
            request: Flow::default(),
            response: Flow::default(),
            call: None,
            stage: Stage::Open,
        }
    }

    /// A head arrived.
    pub(crate) fn head(&mut self, side: Side, end: bool) -> Action {
        if self.stage != Stage::Open {
            return Action::Continue;
        }
        self.flow(side).head_arrived(end);
        let result = envoy::headers(side)
            .and_then(|pairs| {
                let step = match side {
                    Side::Request => self.on(Input::Request(
                        head::request(pairs, circumstances()),
                        ended(end),
                    )),
                    Side::Response => self.on(Input::Response(head::response(pairs), ended(end))),
                };
                self.carry_out(side, Site::Head, step, None)
            })
            .and_then(|action| self.let_head_go(side, action, end));
        self.answer(result)
    }

    /// A body's bytes arrived; `size` of them are in Envoy's buffer.
    pub(crate) fn body(&mut self, side: Side, size: usize, end: bool) -> Action {
        if self.stage != Stage::Open {
            return self.swallow(side);
        }
        if self.call.is_some_and(|(_, waiting)| waiting == side) {
            self.flow(side).put_off(end);
            return Action::Pause;
        }
        let result =
            envoy::body(side, size).and_then(|bytes| self.feed(side, Site::Body, bytes, end));
        self.answer(result)
    }

    /// Trailers arrived: the body ended with the chunk before.
    pub(crate) fn trailers(&mut self, side: Side) -> Action {
        if self.stage != Stage::Open || self.flow(side).end_fed() {
            return Action::Continue;
        }
        if self.call.is_some_and(|(_, waiting)| waiting == side) {
            self.flow(side).put_off(true);
            return Action::Pause;
        }
        let result = self.feed(side, Site::Trailers, Vec::new(), true);
        self.answer(result)
    }

    /// The classifiers' call ended.
    pub(crate) fn answered(&mut self, token: u32, status: u32, size: usize) {
        let Some((_, side)) = self.call.take_if(|(expected, _)| *expected == token) else {
            return;
        };
        let reply = match status {
            0 => envoy::received(size)
                .ok()
                .and_then(|bytes| ClassifierReply::from_wire(&bytes).ok())
                .ok_or(Failure::Malformed),
            4 => Err(Failure::Timeout),
            8 => Err(Failure::Overload),
            _ => Err(Failure::Unreachable),
        };
        if self.stage == Stage::Open {
            let step = match reply {
                Ok(reply) => self.on(Input::Classified(reply)),
                Err(failure) => self.on(Input::Failed(failure)),
            };
            let result = self.outside(side, step);
            self.answer(result);
        }
    }

    /// A tick came that this exchange asked for.
    pub(crate) fn tick(&mut self) {
        if self.stage == Stage::Failed || self.stage == Stage::Replied {
            return;
        }
        let side = if self.response.begun() {
            Side::Response
        } else {
            Side::Request
        };
        let mut result = Ok(Action::Continue);
        for waiting in [Side::Request, Side::Response] {
            if result.is_ok() && self.flow(waiting).soon() {
                let plan = self
                    .flow(waiting)
                    .settle(Site::Outside, Fate::Unchanged, None);
                result = self.write(waiting, Site::Outside, plan);
            }
        }
        let overdue = self.deadline().is_some_and(|due| due <= envoy::now());
        if result.is_ok() && self.stage == Stage::Open && self.call.is_none() && overdue {
            let step = self.on(Input::Elapsed);
            result = self.outside(side, step);
        }
        self.answer(result);
    }

    /// When this exchange wants a tick, in wall time; zero for at once.
    pub(crate) fn due(&self) -> Option<Duration> {
        if self.request.soon() || self.response.soon() {
            return Some(Duration::ZERO);
        }
        (self.stage == Stage::Open && self.call.is_none())
            .then(|| self.deadline())
            .flatten()
    }

    /// The exchange is over: the audit event, once.
    pub(crate) fn finish(&mut self) -> Option<Event> {
        let at = self.elapsed();
        let flags = envoy::number(&["response", "flags"]).unwrap_or_default();
        let status = envoy::number(&["response", "code"])
            .and_then(|code| u16::try_from(code).ok())
            .unwrap_or_default();
        let by_envoy = status != 0 && !self.request.head_released();
        let disposition = match self.stage {
            Stage::Failed => Disposition::HostFailed,
            Stage::Replied | Stage::Closed => Disposition::Completed,
            Stage::Open => outcome::disposition(flags, by_envoy),
        };
        let mut inspection = self.inspection.take()?;
        // Envoy answered before any filter saw the request; its access log knows the head.
        if !self.request.begun()
            && let Ok(pairs) = envoy::headers(Side::Request)
        {
            inspection.note_unasked(&head::request(pairs, circumstances()));
        }
        if let Some(request) = inspection.releases() {
            // What is not released now expires.
            let _ = store::answer(&request, envoy::now());
        }
        Some(inspection.finish(at, disposition, status))
    }

    /// Where Envoy would hold the body together with a held head, the head goes on and only the body is held.
    fn let_head_go(&mut self, side: Side, action: Action, end: bool) -> Result<Action, Refused> {
        let held = action == Action::Pause && self.stage == Stage::Open;
        if !held || end || self.deployment.host.hold_heads {
            return Ok(action);
        }
        self.flow(side).let_head_go();
        // An answer whose head goes ahead can be redacted only where it comes uncompressed.
        let edit = (side == Side::Request).then(|| HeadEdit {
            remove: Vec::new(),
            set: vec![("accept-encoding".to_owned(), b"identity".to_vec())],
        });
        change_head(side, edit, Length::Unknown)?;
        Ok(Action::Continue)
    }

    /// Whether the head that went ahead says how the body is encoded, and the body leaves decoded.
    fn is_too_late(&mut self, side: Side, edit: &HeadEdit) -> bool {
        self.flow(side).head_released() && edit.remove.iter().any(|n| n == "content-encoding")
    }

    fn feed(
        &mut self,
        side: Side,
        site: Site,
        bytes: Vec<u8>,
        end: bool,
    ) -> Result<Action, Refused> {
        let step = self.fed(side, &bytes, end);
        self.carry_out(side, site, step, Some(bytes))
    }

    fn fed(&mut self, side: Side, bytes: &[u8], end: bool) -> Step {
        let end = ended(self.flow(side).feed(end));
        match side {
            Side::Request => self.on(Input::RequestBody(bytes, end)),
            Side::Response => self.on(Input::ResponseBody(bytes, end)),
        }
    }

    /// Carries out a step that no callback of Envoy's asked for. Chunks that were put off meanwhile are fed first: what
    /// goes out replaces all that Envoy has buffered.
    fn outside(&mut self, side: Side, step: Step) -> Result<Action, Refused> {
        match step {
            Step::Forward(Forward { head, body }) if self.flow(side).put_off_any() => {
                self.flow(side).stash(head, body.unwrap_or_default());
                self.feed_put_off(side)
            }
            Step::Hold if self.flow(side).put_off_any() => self.feed_put_off(side),
            step => self.carry_out(side, Site::Outside, step, None),
        }
    }

    fn feed_put_off(&mut self, side: Side) -> Result<Action, Refused> {
        let bytes = envoy::body(side, i32::MAX as usize)?;
        envoy::set_body(side, b"")?;
        match self.fed(side, &bytes, false) {
            Step::Forward(Forward { head, body: None }) => {
                let body = Some(bytes);
                let step = Step::Forward(Forward { head, body });
                self.carry_out(side, Site::Outside, step, None)
            }
            step => self.carry_out(side, Site::Outside, step, None),
        }
    }

    fn carry_out(
        &mut self,
        side: Side,
        site: Site,
        step: Step,
        fed: Option<Vec<u8>>,
    ) -> Result<Action, Refused> {
        match step {
            Step::Hold => self.put(side, site, Fate::Keep, None),
            Step::Forward(Forward {
                head: Some(edit), ..
            }) if self.is_too_late(side, &edit) => {
                let why = "a compressed body is redacted and its head is gone: hold_heads is false";
                Ok(self.give_up(why, 415))
            }
            Step::Forward(Forward { head, body }) => {
                let fate = match (body, fed) {
                    (Some(bytes), _) => Fate::Bytes(bytes),
                    (None, Some(bytes)) if !self.flow(side).can_leave_alone() => Fate::Bytes(bytes),
                    (None, _) => Fate::Unchanged,
                };
                self.put(side, site, fate, head)
            }
            Step::Reply(reply) => {
                self.stage = Stage::Replied;
                envoy::reply(reply.status, &reply.headers, &reply.body)?;
                Ok(Action::Pause)
            }
            Step::Close(last) => {
                self.stage = Stage::Closed;
                self.flow(side).close();
                self.put(side, site, Fate::Bytes(last), None)
            }
            Step::Store(request) => {
                let step = match store::answer(&request, envoy::now()) {
                    Ok(reply) => self.on(Input::Stored(reply)),
                    Err(failure) => self.on(Input::Failed(failure)),
                };
                self.carry_out(side, site, step, fed)
            }
            Step::Classify(request) => match self.ask(&request) {
                Some(token) => {
                    self.call = Some((token, side));
                    self.put(side, site, Fate::Keep, None)
                }
                None => {
                    let step = self.on(Input::Failed(Failure::Unreachable));
                    self.carry_out(side, site, step, fed)
                }
            },
        }
    }

    fn ask(&self, request: &ClassifierRequest) -> Option<u32> {
        let cluster = self.deployment.classifiers.as_deref()?;
        let budget = Duration::from_millis(u64::from(request.budget_ms.max(1)));
        envoy::call(
            self.deployment.root,
            self.id,
            cluster,
            &request.to_wire(),
            budget,
        )
        .ok()
    }

    fn put(
        &mut self,
        side: Side,
        site: Site,
        fate: Fate,
        head: Option<HeadEdit>,
    ) -> Result<Action, Refused> {
        let limit = self.deployment.host.buffer_limit_bytes;
        let room = self.flow(side).room(limit);
        let plan = self.flow(side).settle(site, fate, head);
        if plan.buffer.as_ref().is_some_and(|bytes| bytes.len() > room) {
            return Ok(self.too_large(side));
        }
        self.write(side, site, plan)
    }

    fn write(&mut self, side: Side, site: Site, plan: Plan) -> Result<Action, Refused> {
        if plan.stuck {
            envoy::log_error(
                "a body with trailers ended while text was held and nothing was paused",
            );
            self.stage = Stage::Failed;
            envoy::reset()?;
            return Ok(Action::Pause);
        }
        if let Some((edit, length)) = plan.head {
            change_head(side, edit, length)?;
        }
        if let Some(bytes) = &plan.buffer {
            envoy::set_body(side, bytes)?;
        }
        if plan.go && site == Site::Outside {
            envoy::resume(side)?;
        }
        Ok(if plan.go {
            Action::Continue
        } else {
            Action::Pause
        })
    }

    /// The decided body does not fit into Envoy's buffer.
    fn too_large(&mut self, side: Side) -> Action {
        let why = "a held body is larger than Envoy's buffer: raise per_connection_buffer_limit_bytes and the module's \
             buffer_limit_bytes, or lower limits.max_body_bytes";
        self.give_up(why, if side == Side::Request { 413 } else { 502 })
    }

    /// Answers that this host cannot go on.
    fn fail(&self, status: u16) -> Result<(), Refused> {
        let Some(inspection) = &self.inspection else {
            return envoy::reset();
        };
        let reply = inspection.failure_reply(status, "proxy_error", "The proxy failed.");
        envoy::reply(reply.status, &reply.headers, &reply.body)
    }

    /// What remains of a body after the last step: our own answer passes, a closed response is swallowed.
    fn swallow(&mut self, side: Side) -> Action {
        if self.stage != Stage::Closed || side == Side::Request {
            return Action::Continue;
        }
        if self.response.soon() {
            return Action::Pause;
        }
        match envoy::set_body(side, b"") {
            Ok(()) => Action::Continue,
            Err(refused) => self.answer(Err(refused)),
        }
    }

    /// A refused host call fails the exchange closed.
    fn answer(&mut self, result: Result<Action, Refused>) -> Action {
        result.unwrap_or_else(|refused| self.give_up(&format!("Envoy refused {refused}"), 503))
    }

    /// Fails the exchange closed: with an answer where there is none yet.
    fn give_up(&mut self, why: &str, status: u16) -> Action {
        envoy::log_error(why);
        self.stage = Stage::Failed;
        let broken = if self.response.head_released() {
            envoy::reset()
        } else {
            self.fail(status)
        };
        if broken.is_err() {
            envoy::log_error("and could not break the exchange off");
        }
        Action::Pause
    }

    fn on(&mut self, input: Input<'_>) -> Step {
        let at = self.elapsed();
        match &mut self.inspection {
            Some(inspection) => inspection.on(at, input),
            None => Step::Hold,
        }
    }

    fn deadline(&self) -> Option<Duration> {
        Some(self.began + self.inspection.as_ref()?.deadline()?)
    }

    /// The time since the exchange began; the host's clock may go back, this does not.
    fn elapsed(&mut self) -> Duration {
        self.at = self.at.max(envoy::now().saturating_sub(self.began));
        self.at
    }

    fn flow(&mut self, side: Side) -> &mut Flow {
        match side {
            Side::Request => &mut self.request,
            Side::Response => &mut self.response,
        }
    }
}

fn change_head(side: Side, edit: Option<HeadEdit>, length: Length) -> Result<(), Refused> {
    for change in head::changes(edit, length) {
        match change {
            Change::Remove(name) => envoy::remove_header(side, &name)?,
            Change::Add(name, value) => envoy::add_header(side, &name, &value)?,
        }
    }
    Ok(())
}

fn ended(end: bool) -> End {
    if end { End::Yes } else { End::No }
}

fn circumstances() -> Circumstances {
    Circumstances {
        version: envoy::attribute(&["request", "protocol"]).unwrap_or_default(),
        source: envoy::attribute(&["source", "address"]).and_then(|address| address.parse().ok()),
        received_ms: u64::try_from(envoy::now().as_millis()).unwrap_or_default(),
    }
}
