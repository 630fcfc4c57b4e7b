//! The lane by itself: no process, no network, any way of cutting the bodies.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use anyhow::{Context, Result, bail, ensure};
use lane::{
    CounterSet, Disposition, End, Failure, Forward, HeadEdit, Header, Input, Inspection, Lane,
    Reply, RequestHead, ResponseHead, Step, StoreRequest,
};

use crate::{case::Case, engine::Engine, outcome::Outcome, policy_file::PolicyFile};

/// How bodies are cut into chunks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cuts {
    /// As the case says.
    AsWritten,
    /// At this byte only, both bodies.
    At(usize),
    /// Into pieces of pseudo-random length, from this seed.
    Random(u64),
    /// Into single bytes.
    EveryByte,
}

/// Runs cases on [`lane::Inspection`] directly.
#[derive(Debug)]
pub struct Native {
    lanes: BTreeMap<String, Arc<Lane>>,
    cuts: Cuts,
}

impl Native {
    /// An engine that cuts bodies like that.
    pub fn new(cuts: Cuts) -> Self {
        Self {
            lanes: BTreeMap::new(),
            cuts,
        }
    }

    /// The same compiled policies, other cuts.
    #[must_use]
    pub fn cut(&self, cuts: Cuts) -> Self {
        Self {
            lanes: self.lanes.clone(),
            cuts,
        }
    }
}

impl Engine for Native {
    fn name(&self) -> &'static str {
        "native"
    }

    fn start(&mut self, policies: &[PolicyFile]) -> Result<()> {
        for policy in policies {
            let lane = Lane::compile(&policy.config()?, policy.lane)
                .map_err(|e| anyhow::anyhow!("{}: {e}", policy.name))?;
            self.lanes.insert(policy.name.clone(), lane);
        }
        Ok(())
    }

    fn run(&self, case: &Case) -> Result<Outcome> {
        let lane = self
            .lanes
            .get(&case.policy)
            .with_context(|| format!("no policy {}", case.policy))?;
        // Every run has a store of its own: what one counts is nothing to the next.
        let mut store = CounterSet::default();
        for _ in 0..case.before {
            run(lane, case, self.cuts, &mut store)?;
        }
        run(lane, case, self.cuts, &mut store)
    }
}

fn run(lane: &Arc<Lane>, case: &Case, cuts: Cuts, store: &mut CounterSet) -> Result<Outcome> {
    let mut exchange = Exchange {
        inspection: lane.inspect(),
        store,
        outcome: Outcome::default(),
        ended: false,
    };
    let disposition = exchange.request(case, cuts)?;
    let mut outcome = exchange.outcome;
    let mut inspection = exchange.inspection;
    if let Some(request) = inspection.releases() {
        answer(exchange.store, &request);
    }
    let event = inspection.finish(Duration::from_millis(1), disposition, outcome.status);
    outcome.event = serde_json::from_str(&event.to_json())?;
    Ok(outcome)
}

/// What a store answers whose time stands still.
fn answer(store: &mut CounterSet, request: &StoreRequest) -> Input<'static> {
    let count = |count: &_| Ok(store.count(0, count, usize::MAX));
    request
        .answered(count)
        .map_or_else(Input::Failed, Input::Stored)
}

/// One direction while it is forwarded: the head that waits, and the bytes that went on.
struct Forwarded {
    head: Option<Vec<Header>>,
    sent_head: Vec<Header>,
    bytes: Vec<u8>,
}

impl Forwarded {
    fn new(head: &[Header]) -> Self {
        Self {
            head: Some(head.to_vec()),
            sent_head: Vec::new(),
            bytes: Vec::new(),
        }
    }

    fn take(&mut self, forward: Forward, chunk: &[u8]) {
        if let Some(mut head) = self.head.take() {
            if let Some(edit) = forward.head {
                apply(&edit, &mut head);
            }
            self.sent_head = head;
        }
        self.bytes.extend(forward.body.as_deref().unwrap_or(chunk));
    }
}

struct Exchange<'s> {
    inspection: Inspection,
    store: &'s mut CounterSet,
    outcome: Outcome,
    /// A `Reply` or `Close` ended it.
    ended: bool,
}

impl Exchange<'_> {
    fn request(&mut self, case: &Case, cuts: Cuts) -> Result<Disposition> {
        let head = request_head(case)?;
        let wire = case.request.body.wire()?;
        let mut forwarded = Forwarded::new(&head.headers);
        let pieces = cut(&case.request.body.pieces(&wire), &wire, cuts);
        self.feed(
            Input::Request(head, end(pieces.is_empty())),
            &mut forwarded,
            &[],
        )?;
        for (n, piece) in pieces.iter().enumerate() {
            if !self.ended {
                let input = Input::RequestBody(piece, end(n + 1 == pieces.len()));
                self.feed(input, &mut forwarded, piece)?;
            }
        }
        if self.ended {
            return Ok(Disposition::Completed);
        }
        if forwarded.head.is_some() {
            bail!("the request's head is still held after the body's end");
        }
        self.outcome.upstream = Some(forwarded.bytes);
        self.response(case, cuts)
    }

    fn response(&mut self, case: &Case, cuts: Cuts) -> Result<Disposition> {
        let headers = case.response_headers();
        let head = ResponseHead {
            status: case.response.status,
            headers: headers
                .into_iter()
                .map(|(n, v)| (n, v.into_bytes()))
                .collect(),
        };
        let (wire, complete) = case.response_wire()?;
        let mut forwarded = Forwarded::new(&head.headers);
        let status = head.status;
        let mut pieces = cut(&case.response.body.pieces(&wire), &wire, cuts);
        if pieces.is_empty() && complete {
            pieces.push(&[]);
        }
        self.feed(Input::Response(head, End::No), &mut forwarded, &[])?;
        for (n, piece) in pieces.iter().enumerate() {
            if !self.ended {
                let input = Input::ResponseBody(piece, end(complete && n + 1 == pieces.len()));
                self.feed(input, &mut forwarded, piece)?;
            }
        }
        let replied = self.ended && self.outcome.status != 0;
        if !replied {
            if complete && forwarded.head.is_some() {
                bail!("the response's head is still held after the body's end");
            }
            let released = forwarded.head.is_none();
            self.outcome.status = if released { status } else { 0 };
            self.outcome.headers = shown(&forwarded.sent_head);
            // `Close` has put its last bytes there.
            let last = std::mem::take(&mut self.outcome.client);
            self.outcome.client = [forwarded.bytes, last].concat();
            self.outcome.complete = complete || self.ended;
        }
        Ok(if complete || self.ended {
            Disposition::Completed
        } else {
            Disposition::UpstreamFailed
        })
    }

    fn feed(&mut self, input: Input<'_>, forwarded: &mut Forwarded, chunk: &[u8]) -> Result<()> {
        let mut step = self.inspection.on(Duration::ZERO, input);
        let mut calls = 0;
        while let Step::Classify(_) | Step::Store(_) = step {
            calls += 1;
            ensure!(calls < 10, "asks again and again");
            let input = match step {
                Step::Store(request) => answer(self.store, &request),
                _ => Input::Failed(Failure::Unreachable),
            };
            step = self.inspection.on(Duration::ZERO, input);
        }
        match step {
            Step::Hold => {}
            Step::Forward(forward) => forwarded.take(forward, chunk),
            Step::Reply(reply) => self.reply(reply),
            Step::Close(last) => {
                self.outcome.client = last;
                self.ended = true;
            }
            Step::Classify(_) | Step::Store(_) => bail!("asks for a call"),
        }
        Ok(())
    }

    fn reply(&mut self, reply: Reply) {
        self.outcome.status = reply.status;
        self.outcome.headers = shown(&reply.headers);
        self.outcome.client = reply.body;
        self.outcome.complete = true;
        self.ended = true;
    }
}

fn request_head(case: &Case) -> Result<RequestHead> {
    let mut headers = case.request_headers()?;
    headers.insert(0, (String::from("host"), String::from("api.example")));
    Ok(RequestHead {
        method: case.request.method.clone(),
        scheme: String::from("http"),
        authority: String::from("api.example"),
        target: case.request.path.clone(),
        version: String::from("HTTP/1.1"),
        headers: headers
            .into_iter()
            .map(|(n, v)| (n, v.into_bytes()))
            .collect(),
        source: Some(([127, 0, 0, 1], 40_000).into()),
        received_ms: 1_767_225_600_000,
        request_id: case.exchange_id(),
    })
}

fn apply(edit: &HeadEdit, head: &mut Vec<Header>) {
    head.retain(|(name, _)| !edit.remove.contains(name));
    head.retain(|(name, _)| !edit.set.iter().any(|(set, _)| set == name));
    head.extend(edit.set.iter().cloned());
}

/// The headers that outcomes compare.
fn shown(headers: &[Header]) -> Vec<(String, String)> {
    let compared = |name: &str| matches!(name, "content-type" | "content-encoding");
    let mut out: Vec<(String, String)> = headers
        .iter()
        .filter(|(name, _)| compared(name))
        .map(|(name, value)| (name.clone(), String::from_utf8_lossy(value).into_owned()))
        .collect();
    out.sort();
    out
}

fn end(last: bool) -> End {
    if last { End::Yes } else { End::No }
}

fn cut<'b>(written: &[&'b [u8]], whole: &'b [u8], cuts: Cuts) -> Vec<&'b [u8]> {
    if whole.is_empty() {
        return Vec::new();
    }
    match cuts {
        Cuts::AsWritten => written.to_vec(),
        Cuts::At(at) => {
            let (a, b) = whole.split_at(at.min(whole.len()));
            [a, b].into_iter().filter(|p| !p.is_empty()).collect()
        }
        Cuts::EveryByte => whole.chunks(1).collect(),
        Cuts::Random(seed) => random(whole, seed),
    }
}

/// Pieces of 0 to 40 bytes (xorshift64*).
fn random(whole: &[u8], seed: u64) -> Vec<&[u8]> {
    let mut state = seed | 1;
    let mut rest = whole;
    let mut out = Vec::new();
    while !rest.is_empty() {
        state ^= state >> 12;
        state ^= state << 25;
        state ^= state >> 27;
        let length =
            usize::try_from(state.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 58).unwrap_or(0) % 41;
        let (piece, after) = rest.split_at(length.min(rest.len()));
        out.push(piece);
        rest = after;
    }
    out
}
