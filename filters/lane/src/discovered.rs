//! Endpoints that traffic shows: what hosts share with their lanes, and outlives the document.

use std::{
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
};

use discovery::{Bounds, Observation, Report, State, StateError};

use crate::{
    compile::Lane,
    config::{Apply, Config, DiscoveryConfig, EndpointConfig, LaneConfig},
    endpoint::Endpoint,
    label,
    scope::Place,
};

/// What one host knows of its endpoints. It makes one when it starts, and gives it to every document that it reads
/// ([`Config::discovery`]).
pub struct Discovery {
    state: Mutex<State>,
    models: RwLock<Arc<[Endpoint]>>,
}

impl Discovery {
    /// Nothing yet; `host` is this one's name among those that share what they know.
    pub fn new(host: &str) -> Self {
        Self {
            state: Mutex::new(State::new(host)),
            models: RwLock::new(Arc::from([])),
        }
    }

    /// Takes up what was saved, this host's own part included: after a start.
    ///
    /// # Errors
    /// It is no saved state.
    pub fn restore(&self, text: &str) -> Result<(), StateError> {
        self.state().restore(text)
    }

    /// Takes up what other hosts saved.
    ///
    /// # Errors
    /// It is no saved state.
    pub fn merge(&self, text: &str) -> Result<(), StateError> {
        self.state().merge(text)
    }

    /// All that is known, to be saved: JSON, with no text of any exchange.
    pub fn to_json(&self) -> String {
        let state = self.state().clone();
        state.to_json()
    }

    /// What this host has seen itself, to be saved beside other hosts': JSON, with no text of any exchange.
    pub fn own_to_json(&self) -> String {
        let state = self.state().clone();
        state.own_to_json()
    }

    /// This host's name.
    pub fn host(&self) -> String {
        self.state().host().to_owned()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn models(&self) -> Arc<[Endpoint]> {
        let models = self.models.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&models)
    }
}

impl fmt::Debug for Discovery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Discovery").finish_non_exhaustive()
    }
}

/// A lane's view of it.
#[derive(Debug)]
pub(crate) struct Watch {
    discovery: Arc<Discovery>,
    settings: DiscoveryConfig,
    bounds: Bounds,
}

impl Watch {
    /// `None`: the lane is not to discover anything, or its host cannot.
    pub(crate) fn new(config: &Config, lane: &LaneConfig) -> Option<Self> {
        let settings = lane.discovery.as_ref()?;
        Some(Self {
            discovery: Arc::clone(config.discovery.as_ref()?),
            bounds: settings.bounds(),
            settings: settings.clone(),
        })
    }

    /// Whether what is found is labelled.
    pub(crate) fn labels(&self) -> bool {
        self.settings.apply == Apply::Label
    }

    pub(crate) fn observe(&self, seen: &Observation<'_>) {
        self.discovery.state().observe(seen, &self.bounds);
    }

    /// Adds what is labelled to what is known of a request.
    pub(crate) fn add(&self, place: &mut Place, covers: impl Fn(&Endpoint) -> bool) {
        if self.labels() {
            let models = self.discovery.models();
            let found = models.iter().find(|endpoint| covers(endpoint));
            found.into_iter().for_each(|endpoint| place.add(endpoint));
        }
    }
}

impl Lane {
    /// How endpoints are discovered; `None` where they are not: it is not configured, or the host has no [`Discovery`].
    pub fn discovery(&self) -> Option<&DiscoveryConfig> {
        self.scope().watch.as_ref().map(|watch| &watch.settings)
    }

    /// Judges the endpoints; those that are found to be models' are labelled from now on, where the lane is configured so. To be
    /// called now and then by hosts that keep a [`Discovery`]. `now_ms`: since the Unix epoch.
    pub fn judge_endpoints(&self, now_ms: u64) {
        let Some(watch) = &self.scope().watch else {
            return;
        };
        let (bounds, thresholds) = (&watch.bounds, &watch.settings.thresholds);
        let models = watch.discovery.state().judge(now_ms, bounds, thresholds);
        let compile = |endpoint: discovery::Endpoint| {
            Endpoint::compile(&EndpointConfig {
                method: Some(endpoint.method),
                host: Some(endpoint.host),
                path: endpoint.path,
                prompts: Vec::new(),
                labels: Some(vec![label::LLM.to_owned()]),
            })
            .ok()
        };
        let models: Arc<[Endpoint]> = models.into_iter().filter_map(compile).collect();
        let mut known = watch
            .discovery
            .models
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        *known = models;
    }

    /// What is known of every endpoint; `None` where the lane discovers none.
    pub fn endpoints(&self, now_ms: u64) -> Option<Report> {
        let watch = self.scope().watch.as_ref()?;
        // A copy, so that no exchange waits for a report.
        let state = watch.discovery.state().clone();
        let mut report = state.report(now_ms, &watch.bounds, &watch.settings.thresholds);
        for endpoint in &mut report.endpoints {
            let listed =
                self.scope()
                    .listed_labels(&endpoint.method, &endpoint.host, &endpoint.path);
            if let Some(labels) = listed {
                endpoint.labels = labels;
            }
        }
        Some(report)
    }
}
