//! Where hosts meet: a store that may be slow or gone, asked from a thread of its own, so that nobody waits for it for long.

use std::{
    io::{self, Write as _},
    sync::{Arc, Mutex, PoisonError, mpsc},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use lane::{Discovery, RedisConfig};

use super::{EndpointStore, redis::RedisEndpoints};
use crate::store::StoreError;

/// How long a start, or a judgement, waits for what other hosts know. What comes later counts the next time.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often failures are said.
const SILENCE: Duration = Duration::from_secs(60);

/// A store with what it was opened with.
#[derive(Debug)]
pub(super) struct Meeting {
    program: &'static str,
    opened: (RedisConfig, Duration),
    store: Arc<RedisEndpoints>,
    running: Mutex<Option<JoinHandle<()>>>,
    said: Arc<Mutex<Option<Instant>>>,
}

impl Meeting {
    /// Nothing is connected yet.
    ///
    /// # Errors
    /// When the address is none.
    pub(super) fn open(
        program: &'static str,
        config: &RedisConfig,
        keep: Duration,
    ) -> Result<Self, StoreError> {
        Ok(Self {
            program,
            opened: (config.clone(), keep),
            store: Arc::new(RedisEndpoints::open(config, keep)?),
            running: Mutex::default(),
            said: Arc::default(),
        })
    }

    /// Whether it was opened with that.
    pub(super) fn is_of(&self, config: &RedisConfig, keep: Duration) -> bool {
        (&self.opened.0, self.opened.1) == (config, keep)
    }

    /// Takes up what was saved, this host's own part included.
    pub(super) fn restore(&self, discovery: &Arc<Discovery>) {
        let discovery = Arc::clone(discovery);
        self.run(move |store| store.restore(&discovery).map(drop));
    }

    /// Takes up what others saved, and saves what this host knows.
    pub(super) fn exchange(&self, discovery: &Arc<Discovery>) {
        let discovery = Arc::clone(discovery);
        self.run(move |store| store.merge_and_save(&discovery));
    }

    /// Does it beside the caller, who waits for a moment only. One at a time: while one waits for the server there is no other.
    fn run(&self, job: impl FnOnce(&RedisEndpoints) -> io::Result<()> + Send + 'static) {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.as_ref().is_some_and(|one| !one.is_finished()) {
            return;
        }
        let (program, store, said) = (
            self.program,
            Arc::clone(&self.store),
            Arc::clone(&self.said),
        );
        let (done, is_done) = mpsc::sync_channel(1);
        let started = thread::Builder::new()
            .name("endpoints".to_owned())
            .spawn(move || {
                if let Err(error) = job(&store) {
                    say(program, &said, &error);
                }
                // Nobody may wait any more.
                let _ = done.send(());
            });
        match started {
            Ok(one) => *running = Some(one),
            Err(error) => say(self.program, &self.said, &error),
        }
        drop(running);
        let _ = is_done.recv_timeout(PATIENCE);
    }
}

/// Says it, but not more than once in [`SILENCE`].
fn say(program: &str, said: &Mutex<Option<Instant>>, error: &io::Error) {
    let mut said = said.lock().unwrap_or_else(PoisonError::into_inner);
    if said.is_some_and(|at| at.elapsed() < SILENCE) {
        return;
    }
    *said = Some(Instant::now());
    drop(said);
    // Nobody may be reading.
    let _ = writeln!(
        io::stderr(),
        "{program}: endpoints are not shared (store.redis): {error}"
    );
}

#[cfg(test)]
mod tests {
    use std::{
        io,
        sync::Mutex,
        time::{Duration, Instant},
    };

    use super::say;

    #[test]
    fn failures_are_said_at_most_once_a_minute() {
        let said = Mutex::default();
        let error = io::Error::other("gone");
        say("test", &said, &error);
        let first = *said.lock().unwrap();
        assert!(first.is_some());
        say("test", &said, &error);
        assert_eq!(*said.lock().unwrap(), first);
        let before = Instant::now().checked_sub(Duration::from_secs(61)).unwrap();
        *said.lock().unwrap() = Some(before);
        say("test", &said, &error);
        assert!(*said.lock().unwrap() > first);
    }
}
