//! Reading the events that a host writes.

use std::{
    fs,
    path::{Path, PathBuf},
    thread::sleep,
    time::{Duration, Instant},
};

use anyhow::{Result, bail};
use serde_json::Value;

/// How long after the exchange a host may take to write its event.
const PATIENCE: Duration = Duration::from_secs(10);

/// A file with one event per line.
#[derive(Clone, Debug)]
pub struct AuditLog(PathBuf);

impl AuditLog {
    /// The log in that file, which need not exist yet.
    pub fn new(path: &Path) -> Self {
        Self(path.to_path_buf())
    }

    /// The one event of that exchange.
    ///
    /// # Errors
    /// When there is none in time, or more than one.
    pub fn event(&self, request_id: &str) -> Result<Value> {
        let started = Instant::now();
        loop {
            let events = self.events(request_id);
            match events.as_slice() {
                [event] => return Ok(event.clone()),
                [] if started.elapsed() < PATIENCE => sleep(Duration::from_millis(5)),
                [] => bail!("no audit event of {request_id} in {}", self.0.display()),
                more => bail!("{} audit events of one exchange: {more:?}", more.len()),
            }
        }
    }

    /// All events there are, in their order.
    pub fn all(&self) -> Vec<Value> {
        self.lines(|_| true)
    }

    fn events(&self, request_id: &str) -> Vec<Value> {
        let mut events = self.lines(|line| line.contains(request_id));
        events.retain(|event| event.get("request_id").and_then(Value::as_str) == Some(request_id));
        events
    }

    fn lines(&self, wanted: impl Fn(&str) -> bool) -> Vec<Value> {
        let text = fs::read_to_string(&self.0).unwrap_or_default();
        // A line that is being written has no end yet.
        let whole = text
            .rfind('\n')
            .and_then(|end| text.get(..end))
            .unwrap_or_default();
        let wanted = whole.lines().filter(|line| wanted(line));
        wanted
            .filter_map(|line| serde_json::from_str::<Value>(line).ok())
            .collect()
    }
}
