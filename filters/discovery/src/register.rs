//! What one host has seen.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    endpoint::{self, ANY_HOST, Endpoint},
    figures::Figures,
    observation::Observation,
    places::{Place, join, split},
    settings::Bounds,
};

/// So many hosts are told apart; all others are `*`.
const MOST_HOSTS: usize = 64;

/// Endpoints of which less is left are forgotten; those that are models' after eight half-lives of silence.
const TRACE: f64 = 0.5;

/// One host's figures. Only that host writes them, so of two copies the newer one is right.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
#[serde(from = "Saved", into = "Saved")]
pub(crate) struct Register {
    /// As of when the figures are aged.
    pub(crate) as_of_ms: u64,
    /// Exchanges ever seen: of two copies the one with more is newer.
    pub(crate) seen: u64,
    /// Endpoints that had to be forgotten because there were too many.
    pub(crate) forgotten: u64,
    /// By method and host.
    trees: BTreeMap<String, BTreeMap<String, Place>>,
    count: usize,
}

impl Register {
    pub(crate) fn observe(&mut self, seen: &Observation<'_>, bounds: &Bounds) {
        let Some(method) = endpoint::method(seen.method) else {
            return;
        };
        let Some(host) = endpoint::host(seen.host) else {
            return;
        };
        self.seen += 1;
        self.as_of_ms = match self.as_of_ms {
            0 => seen.at_ms,
            known => known,
        };
        // Who tries paths that are not there makes no endpoints.
        let make = seen.is_valid();
        let segments = endpoint::segments(seen.path);
        let Some(place) = self.tree(method, host, make) else {
            return;
        };
        let Some((figures, is_new)) = place.at(&segments, make) else {
            return;
        };
        figures.record(seen);
        self.count += usize::from(is_new);
        if self.count > bounds.endpoints {
            self.forget_rarest(bounds.endpoints);
        }
    }

    fn tree(&mut self, method: &str, host: String, make: bool) -> Option<&mut Place> {
        if !self.trees.contains_key(method) {
            self.trees.insert(method.to_owned(), BTreeMap::new());
        }
        let hosts = self.trees.get_mut(method)?;
        let key = match hosts.contains_key(&host) || hosts.len() < MOST_HOSTS {
            true => host,
            false => ANY_HOST.to_owned(),
        };
        match make {
            true => Some(hosts.entry(key).or_default()),
            false => hosts.get_mut(&key),
        }
    }

    /// Forgets a quarter of the endpoints: those that were asked for least, and are no models.
    fn forget_rarest(&mut self, most: usize) {
        let mut weights = Vec::new();
        self.each(|_, figures| {
            if figures.labelled_ms.is_none() {
                weights.push(figures.weight());
            }
        });
        // What was folded in the meantime is one less.
        self.count = self.length();
        if self.count <= most {
            return;
        }
        weights.sort_by(f64::total_cmp);
        let limit = weights.get(most / 4).copied().unwrap_or_default();
        let mut left = most / 4 + 1;
        self.retain(&mut |figures| {
            let goes = left > 0 && figures.labelled_ms.is_none() && figures.weight() <= limit;
            left -= usize::from(goes);
            !goes
        });
        let after = self.length();
        self.forgotten += u64::try_from(self.count - after).unwrap_or_default();
        self.count = after;
    }

    /// Lets what is old count less.
    pub(crate) fn age(&mut self, now_ms: u64, bounds: &Bounds) {
        let passed = now_ms.saturating_sub(self.as_of_ms);
        // Ageing rounds: not for every moment.
        if self.as_of_ms == 0 || passed < bounds.half_life_ms / 64 {
            return;
        }
        let factor = 0.5_f64.powf(passed as f64 / bounds.half_life_ms.max(1) as f64);
        self.retain(&mut |figures| {
            figures.scale(factor);
            let silent = now_ms.saturating_sub(figures.last_ms);
            let is_remembered = figures.labelled_ms.is_some() && silent < 8 * bounds.half_life_ms;
            figures.weight() >= TRACE || is_remembered
        });
        self.as_of_ms = now_ms;
        self.count = self.length();
    }

    /// Marks an endpoint as a model's.
    pub(crate) fn label(&mut self, endpoint: &Endpoint, at_ms: u64) {
        let figures = Figures {
            first_ms: at_ms,
            last_ms: at_ms,
            labelled_ms: Some(at_ms),
            ..Figures::default()
        };
        self.add(endpoint, &figures);
        self.count = self.length();
    }

    /// Adds figures of an endpoint, as they are.
    pub(crate) fn add(&mut self, endpoint: &Endpoint, figures: &Figures) {
        let hosts = self.trees.entry(endpoint.method.clone()).or_default();
        let place = hosts.entry(endpoint.host.clone()).or_default();
        place.add(&split(&endpoint.path), figures);
    }

    /// Makes one value of rare names where there are too many.
    pub(crate) fn fold(&mut self) {
        let places = self.trees.values_mut().flat_map(BTreeMap::values_mut);
        places.for_each(Place::fold_all);
    }

    /// Calls `found` with every endpoint, in order.
    pub(crate) fn each(&self, mut found: impl FnMut(Endpoint, &Figures)) {
        for (method, hosts) in &self.trees {
            for (host, place) in hosts {
                place.each(&mut Vec::new(), &mut |path, figures| {
                    let endpoint = Endpoint {
                        method: method.clone(),
                        host: host.clone(),
                        path: join(path),
                    };
                    found(endpoint, figures);
                });
            }
        }
    }

    fn retain(&mut self, keep: &mut dyn FnMut(&mut Figures) -> bool) {
        for hosts in self.trees.values_mut() {
            hosts.retain(|_, place| {
                place.retain(keep);
                !place.is_empty()
            });
        }
    }

    pub(crate) fn length(&self) -> usize {
        let mut count = 0;
        self.each(|_, _| count += 1);
        count
    }

    /// Whether this copy is newer than that one.
    pub(crate) fn is_newer_than(&self, other: &Self) -> bool {
        let rank = |register: &Self| (register.seen, register.as_of_ms, register.count);
        rank(self) > rank(other)
    }
}

/// A register as it is written down.
#[derive(Clone, Default, Deserialize, Serialize)]
#[serde(default)]
struct Saved {
    as_of_ms: u64,
    seen: u64,
    forgotten: u64,
    endpoints: Vec<SavedEndpoint>,
}

#[derive(Clone, Deserialize, Serialize)]
struct SavedEndpoint {
    method: String,
    host: String,
    path: String,
    figures: Figures,
}

impl From<Saved> for Register {
    fn from(saved: Saved) -> Self {
        let mut register = Self {
            as_of_ms: saved.as_of_ms,
            seen: saved.seen,
            forgotten: saved.forgotten,
            ..Self::default()
        };
        for SavedEndpoint {
            method,
            host,
            path,
            figures,
        } in saved.endpoints
        {
            register.add(&Endpoint { method, host, path }, &figures);
        }
        register.count = register.length();
        register
    }
}

impl From<Register> for Saved {
    fn from(register: Register) -> Self {
        let mut endpoints = Vec::new();
        register.each(|Endpoint { method, host, path }, figures| {
            let mut figures = figures.clone();
            // To the decimals that are kept.
            figures.scale(1.0);
            endpoints.push(SavedEndpoint {
                method,
                host,
                path,
                figures,
            });
        });
        Self {
            as_of_ms: register.as_of_ms,
            seen: register.seen,
            forgotten: register.forgotten,
            endpoints,
        }
    }
}
