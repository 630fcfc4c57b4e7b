//! What carries out a case.

use anyhow::Result;

use crate::{case::Case, outcome::Outcome, policy_file::PolicyFile};

/// What [`Engine::name`] may be: cases name hosts by it.
pub const ENGINES: [&str; 5] = [
    "native",
    "envoy+wasm",
    "envoy+ext_proc",
    "envoy+ext_proc (buffered)",
    "pingora",
];

/// A way to run cases: the lane by itself, or a real host between a client and a scripted provider.
pub trait Engine {
    /// What reports call it.
    fn name(&self) -> &'static str;

    /// Starts what is needed to run cases of these policies; called once, before the first [`Engine::run`].
    ///
    /// # Errors
    /// When a process does not come up; the message holds its log.
    fn start(&mut self, policies: &[PolicyFile]) -> Result<()>;

    /// Runs one case.
    ///
    /// # Errors
    /// When there is no outcome to judge: no connection, no audit event.
    fn run(&self, case: &Case) -> Result<Outcome>;
}
