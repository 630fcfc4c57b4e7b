//! Which requests a lane looks at, by the labels of their endpoints.

use crate::{
    config::{Config, ConfigError, LaneConfig},
    endpoint::{Endpoint, split},
    head::RequestHead,
    label,
    lanes::LaneSpec,
};

/// The endpoints of a lane.
#[derive(Debug)]
pub(crate) struct Scope {
    listed: Vec<Endpoint>,
    /// Whether only what carries `cf-llm` is scanned.
    is_by_label: bool,
    #[cfg(not(target_family = "wasm"))]
    pub(crate) watch: Option<crate::discovered::Watch>,
}

/// What is known of a request's endpoint.
#[derive(Debug, Default)]
pub(crate) struct Place {
    /// Whether its bodies are scanned.
    pub(crate) is_scanned: bool,
    pub(crate) labels: Vec<String>,
    /// Which of the listed endpoints it is, the first where several cover it.
    pub(crate) listed: Option<usize>,
    /// The endpoint's name.
    pub(crate) endpoint: Option<String>,
}

impl Scope {
    /// `path`: of the lane.
    pub(crate) fn compile(
        config: &Config,
        lane: &LaneConfig,
        path: &str,
        spec: &LaneSpec,
    ) -> Result<Self, ConfigError> {
        if !spec.has_endpoints {
            refuse_endpoints(lane, path)?;
        }
        let compile = |(index, endpoint)| {
            Endpoint::compile(endpoint)
                .map_err(|message| ConfigError::at(format!("{path}.endpoints[{index}]"), message))
        };
        let listed: Result<Vec<_>, _> = lane.endpoints.iter().enumerate().map(compile).collect();
        let listed = listed?;
        #[cfg(not(target_family = "wasm"))]
        let watch = crate::discovered::Watch::new(config, lane);
        #[cfg(not(target_family = "wasm"))]
        let labels = watch.as_ref().is_some_and(|watch| watch.labels());
        #[cfg(target_family = "wasm")]
        let labels = false;
        #[cfg(target_family = "wasm")]
        let _ = config;
        Ok(Self {
            is_by_label: labels || listed.iter().any(Endpoint::is_llm),
            listed,
            #[cfg(not(target_family = "wasm"))]
            watch,
        })
    }

    /// Where a request goes.
    pub(crate) fn of(&self, head: &RequestHead) -> Place {
        if self.listed.is_empty() && !self.is_by_label {
            return Place {
                is_scanned: true,
                ..Place::default()
            };
        }
        let segments = split(&head.target);
        let mut place = Place::default();
        let listed = self.listed.iter().enumerate();
        for (index, endpoint) in listed.filter(|(_, e)| e.covers(head, &segments)) {
            place.listed.get_or_insert(index);
            place.add(endpoint);
        }
        // What is listed is known better.
        #[cfg(not(target_family = "wasm"))]
        if place.endpoint.is_none()
            && let Some(watch) = &self.watch
        {
            watch.add(&mut place, |endpoint| endpoint.covers(head, &segments));
        }
        place.is_scanned = !self.is_by_label || place.labels.iter().any(|l| l == label::LLM);
        place
    }

    /// The labels that are listed for an endpoint; `None`: it is not listed.
    #[cfg(not(target_family = "wasm"))]
    pub(crate) fn listed_labels(
        &self,
        method: &str,
        host: &str,
        path: &str,
    ) -> Option<Vec<String>> {
        let segments = split(path);
        let mut place = Place::default();
        let covers = |e: &&Endpoint| e.covers_parts(method, host, &segments);
        for endpoint in self.listed.iter().filter(covers) {
            place.add(endpoint);
        }
        place.endpoint.map(|_| place.labels)
    }
}

impl Place {
    /// Adds an endpoint that covers the request; the first one's name stands.
    pub(crate) fn add(&mut self, endpoint: &Endpoint) {
        self.endpoint.get_or_insert_with(|| endpoint.name.clone());
        for label in &endpoint.labels {
            if !self.labels.contains(label) {
                self.labels.push(label.clone());
            }
        }
    }
}

fn refuse_endpoints(lane: &LaneConfig, path: &str) -> Result<(), ConfigError> {
    if !lane.endpoints.is_empty() {
        return Err(ConfigError::at(
            format!("{path}.endpoints"),
            "only ai_waf has endpoints; use rules on http.request.uri.path",
        ));
    }
    if lane.discovery.is_some() {
        return Err(ConfigError::at(
            format!("{path}.discovery"),
            "only ai_waf discovers endpoints; here every request is in scope",
        ));
    }
    Ok(())
}
