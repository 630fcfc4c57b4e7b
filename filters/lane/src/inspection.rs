//! The state machine of one exchange.

use std::{sync::Arc, time::Duration};

use audit::Event;

use crate::{
    config::{Config, ConfigError, LaneKind},
    step::{Disposition, Input, Step},
};

/// One lane of a configuration, compiled: immutable, shared by all exchanges and threads.
#[derive(Debug)]
pub struct Lane {
    kind: LaneKind,
}

impl Lane {
    /// Compiles one lane of the document.
    ///
    /// # Errors
    /// Everything that is wrong with the document's meaning: expressions, unknown profiles, checks this lane cannot do.
    pub fn compile(_config: &Config, kind: LaneKind) -> Result<Arc<Self>, ConfigError> {
        Ok(Arc::new(Self { kind }))
    }

    /// Which lane it is.
    pub fn kind(&self) -> LaneKind {
        self.kind
    }

    /// Starts an exchange.
    pub fn inspect(self: &Arc<Self>) -> Inspection {
        Inspection {
            _lane: Arc::clone(self),
        }
    }
}

/// One exchange.
#[derive(Debug)]
pub struct Inspection {
    _lane: Arc<Lane>,
}

impl Inspection {
    /// Takes what happened and says what to do. `at` is the time since the exchange began (monotonic, never decreasing).
    pub fn on(&mut self, _at: Duration, _input: Input<'_>) -> Step {
        Step::unchanged()
    }

    /// When (since the exchange began) the host should feed [`Input::Elapsed`] if nothing else happened before.
    pub fn deadline(&self) -> Option<Duration> {
        None
    }

    /// Ends the exchange; to be called exactly once, whatever happened. The audit event ([`Event::to_json`] is its line).
    pub fn finish(self, _at: Duration, _disposition: Disposition) -> Event {
        Event {
            kind: "exchange",
            ..Event::default()
        }
    }
}
