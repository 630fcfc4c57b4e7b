//! The corpus through one host.

use std::{
    fs,
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::{
    Shape, client::talk, expand::expand, origin::RawOrigin, verdict::verdict, wire_policy,
};
use crate::host::{Deployment, Host};

/// How long after its exchange an event may come, and how long after it a second one would.
const EVENTS: Duration = Duration::from_millis(1500);
const SETTLED: Duration = Duration::from_millis(50);

/// A running host between clients of raw bytes and an origin that keeps all it gets.
#[derive(Debug)]
pub struct Exercise {
    host: &'static str,
    origin: RawOrigin,
    deployment: Deployment,
    exchanges: usize,
    seen: usize,
}

impl Exercise {
    /// Starts that host.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn start(host: &impl Host) -> Result<Self> {
        let origin = RawOrigin::start()?;
        let deployment = host.deploy(origin.address, &[wire_policy()?])?;
        Ok(Self {
            host: host.name(),
            origin,
            deployment,
            exchanges: 0,
            seen: 0,
        })
    }

    /// Sends a shape and says what is wrong with what came of it.
    ///
    /// # Errors
    /// When its text cannot be read.
    pub fn play(&mut self, shape: &Shape) -> Result<Vec<String>> {
        self.exchanges += 1;
        let bytes = expand(&shape.send, &format!("wire-{}", self.exchanges))?;
        let expected = shape.expected(self.host);
        let of = |what: fn(&str) -> bool| expected.iter().filter(|e| what(e)).count();
        let answers = of(|e| !matches!(e, "closed" | "client gone"));
        let address = self.route()?.0;
        let statuses = match talk(address, shape, bytes, answers) {
            Ok(statuses) => statuses,
            Err(error) => return Ok(vec![format!("{error:#}")]),
        };
        let events = self.events(of(|e| e != "closed" && !e.ends_with("no event")))?;
        let received = self.origin.take();
        let mut wrong = Vec::new();
        let count = statuses
            .len()
            .max(events.len())
            .max(usize::from(expected == ["closed"]));
        let seen: Vec<String> = (0..count)
            .map(|n| verdict(statuses.get(n).copied(), events.get(n)))
            .collect();
        if seen != expected {
            wrong.push(format!("{seen:?}, not {expected:?}"));
        }
        let passed = |event: &&Value| event.get("outcome").is_some_and(|o| o == "passed");
        let id = |event: &Value| {
            event
                .get("request_id")
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let passed: Vec<String> = events.iter().filter(passed).filter_map(id).collect();
        if received.requests != passed {
            wrong.push(format!(
                "{passed:?} passed, the origin has {:?}",
                received.requests
            ));
        }
        if received.raw.windows(4).any(|w| w == b"1111") {
            wrong.push(format!(
                "the card: {:?}",
                String::from_utf8_lossy(&received.raw)
            ));
        }
        if !received.odd.is_empty() {
            wrong.push(format!("the origin was sent {:?}", received.odd));
        }
        Ok(wrong)
    }

    /// How much memory the host's processes hold, in KiB.
    ///
    /// # Errors
    /// When one is not there any more.
    pub fn memory(&self) -> Result<u64> {
        let envoy = self
            .deployment
            .envoy
            .iter()
            .map(|envoy| envoy.process().id());
        let others = self.deployment.processes.iter().map(|process| process.id());
        let mut sum = 0;
        for id in envoy.chain(others) {
            let status = fs::read_to_string(format!("/proc/{id}/status")).context("it ended")?;
            let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
            let size = line.context("it ended")?.trim().trim_end_matches(" kB");
            sum += size.parse::<u64>()?;
        }
        Ok(sum)
    }

    /// What its processes wrote.
    pub fn log(&self) -> String {
        let envoy = self
            .deployment
            .envoy
            .iter()
            .map(|envoy| envoy.process().log());
        let others = self
            .deployment
            .processes
            .iter()
            .map(|process| process.log());
        envoy.chain(others).collect()
    }

    fn route(&self) -> Result<(std::net::SocketAddr, &crate::audit_log::AuditLog)> {
        let route = self.deployment.routes.values().next().context("no route")?;
        Ok((route.address, &route.audit))
    }

    /// The events since the last call, when there are so many and no more come.
    fn events(&mut self, count: usize) -> Result<Vec<Value>> {
        let started = Instant::now();
        loop {
            let all = self.route()?.1.all();
            let new = all.get(self.seen..).unwrap_or_default();
            let late = started.elapsed() > EVENTS;
            if new.len() >= count && started.elapsed() > SETTLED || late {
                let new = new.to_vec();
                self.seen += new.len();
                if late && new.len() > count + 1000 {
                    bail!("{} events", new.len());
                }
                return Ok(new);
            }
            sleep(Duration::from_millis(10));
        }
    }
}
