//! A lane as a part of any Pingora program.
//!
//! Pingora 0.9 runs a proxy's response body filter synchronously, sends heads before it filters bodies, and loses
//! request bodies over 64 KiB that were read in `request_filter`. A lane holds heads until a verdict, changes statuses,
//! awaits classifiers and ends streams early, so it carries the exchange itself: call [`LaneModule::relay`] from
//! `ProxyHttp::request_filter` and return what it returns.

use std::{
    fmt,
    hash::{BuildHasher, RandomState},
    sync::{
        Arc, LazyLock,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::ArcSwap;
use ext_proc_server::{ClassifierCalls, InForce, Store};
use lane::Lane;
use pingora::{Result, proxy::Session};

use crate::relay::{Exchange, Parts, Record, Unread, Upstream, is_upgrade, unfit};

/// One lane, ready to carry exchanges. Shared by all connections.
pub struct LaneModule {
    in_force: ArcSwap<InForce>,
    ended: Box<dyn Fn(&Record) + Send + Sync>,
}

impl LaneModule {
    /// A module for `lane` without classifiers, which records nothing and counts in this process. A lane that needs some
    /// ([`Lane::classifiers`]) is to be given them: without an answer its failure mode decides.
    pub fn new(lane: Arc<Lane>) -> Self {
        Self {
            in_force: ArcSwap::from_pointee(InForce {
                lane,
                calls: ClassifierCalls::Off,
                store: Store::default(),
            }),
            ended: Box::new(|_| {}),
        }
    }

    /// Answers the lane's classifier calls with these.
    #[must_use]
    pub fn classifiers(self, classifiers: ClassifierCalls) -> Self {
        self.replace(InForce {
            calls: classifiers,
            ..self.in_force()
        });
        self
    }

    /// Counts there: modules with the same store share their limits.
    #[must_use]
    pub fn store(self, store: Store) -> Self {
        self.replace(InForce {
            store,
            ..self.in_force()
        });
        self
    }

    /// Calls this once per exchange when it is over. It must not block.
    #[must_use]
    pub fn on_end(mut self, ended: impl Fn(&Record) + Send + Sync + 'static) -> Self {
        self.ended = Box::new(ended);
        self
    }

    /// Exchanges that begin from now on use this lane with these classifiers and this store; none ever meets one without the
    /// others.
    pub fn replace(&self, in_force: InForce) {
        self.in_force.store(Arc::new(in_force));
    }

    fn in_force(&self) -> InForce {
        InForce::clone(&self.in_force.load())
    }

    /// Records a request that was answered before [`LaneModule::relay`] could be called.
    pub(crate) fn unread(&self, request: Unread) {
        let lane = Arc::clone(&self.in_force.load().lane);
        (self.ended)(&Record::unread(&lane, new_request_id(), request));
    }

    /// Carries one exchange: reads the client's request, asks the lane, forwards, answers. To be called from
    /// `ProxyHttp::request_filter`, which then returns what this returns.
    ///
    /// What Pingora answers 400 before that hook never comes here; the `weir` program records it too.
    ///
    /// `true`: the client was served (or is gone). `false`: the request wants to leave HTTP (WebSocket) and the lane, failing
    /// open, lets it pass uninspected; Pingora's own proxying is to carry it.
    ///
    /// # Errors
    /// None today; the type is `request_filter`'s.
    pub async fn relay(&self, session: &mut Session, upstream: &Upstream) -> Result<bool> {
        let in_force = self.in_force.load_full();
        let upgrade = is_upgrade(session.req_header());
        let unfit = unfit(session);
        let exchange = self.exchange(session, &in_force, upstream);
        if let Some(unfit) = unfit {
            exchange.refuse(unfit).await;
            return Ok(true);
        }
        if upgrade {
            return Ok(exchange.refuse_upgrade().await);
        }
        exchange.run().await;
        Ok(true)
    }

    /// Answers a request that is too much for the program, unread: 503, and an audit event.
    pub(crate) async fn refuse(&self, session: &mut Session, upstream: &Upstream) {
        let in_force = self.in_force.load_full();
        let exchange = self.exchange(session, &in_force, upstream);
        exchange.refuse_overload().await;
    }

    fn exchange<'x>(
        &'x self,
        session: &'x mut Session,
        in_force: &'x InForce,
        upstream: &'x Upstream,
    ) -> Exchange<'x> {
        let parts = Parts {
            in_force,
            upstream,
            ended: &*self.ended,
            request_id: request_id(session),
        };
        Exchange::new(session, parts)
    }
}

impl fmt::Debug for LaneModule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LaneModule")
            .field("in_force", &self.in_force)
            .finish_non_exhaustive()
    }
}

/// The client's `x-request-id` where it is a short plain word, else a new one.
fn request_id(session: &Session) -> String {
    let given = session.get_header_bytes("x-request-id");
    let plain = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
    if (1..=128).contains(&given.len()) && given.iter().all(plain) {
        return String::from_utf8_lossy(given).into_owned();
    }
    new_request_id()
}

fn new_request_id() -> String {
    static PROCESS: LazyLock<u64> = LazyLock::new(|| RandomState::new().hash_one(0));
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!(
        "{:016x}-{:x}",
        *PROCESS,
        COUNT.fetch_add(1, Ordering::Relaxed)
    )
}
