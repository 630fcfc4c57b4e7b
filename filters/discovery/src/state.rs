//! What all hosts have seen, each in a register of its own: merging takes the newer copy of each, so it does not matter in
//! which order, or how often, states are merged.

use std::{collections::BTreeMap, fmt};

use serde::{Deserialize, Serialize};

use crate::{
    endpoint::Endpoint,
    figures::Figures,
    observation::Observation,
    register::Register,
    report::Report,
    settings::{Bounds, Thresholds},
    verdict::Verdict,
};

/// So many hosts' registers are kept; beyond, those that have been silent for longest go.
const MOST_REGISTERS: usize = 32;

const VERSION: u32 = 1;

/// What one host knows: its own figures, and what others told.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    host: String,
    own: Register,
    others: BTreeMap<String, Register>,
}

impl State {
    /// Nothing, for the host of that name. Hosts that share a store have different names.
    pub fn new(host: &str) -> Self {
        Self {
            host: host.to_owned(),
            own: Register::default(),
            others: BTreeMap::new(),
        }
    }

    /// Takes up what is saved, the host's own figures from its last run included.
    ///
    /// # Errors
    /// It is no saved state.
    pub fn restore(&mut self, text: &str) -> Result<(), StateError> {
        let mut saved = Saved::read(text)?;
        if let Some(own) = saved.hosts.remove(&self.host)
            && own.is_newer_than(&self.own)
        {
            self.own = own;
        }
        self.take(saved);
        Ok(())
    }

    /// Takes up what other hosts saved. What it says of this one is passed over: this one knows better.
    ///
    /// # Errors
    /// It is no saved state.
    pub fn merge(&mut self, text: &str) -> Result<(), StateError> {
        let mut saved = Saved::read(text)?;
        saved.hosts.remove(&self.host);
        self.take(saved);
        Ok(())
    }

    fn take(&mut self, saved: Saved) {
        for (host, register) in saved.hosts {
            let is_newer = |known: &Register| register.is_newer_than(known);
            if self.others.get(&host).is_none_or(is_newer) {
                self.others.insert(host, register);
            }
        }
        while self.others.len() >= MOST_REGISTERS {
            let oldest = self
                .others
                .iter()
                .min_by_key(|(host, register)| (register.as_of_ms, (*host).clone()));
            let Some(oldest) = oldest.map(|(host, _)| host.clone()) else {
                return;
            };
            self.others.remove(&oldest);
        }
    }

    /// As it is saved: JSON.
    pub fn to_json(&self) -> String {
        let mut hosts = self.others.clone();
        hosts.insert(self.host.clone(), self.own.clone());
        let saved = Saved {
            version: VERSION,
            hosts,
        };
        // Only string keys and finite numbers: serialising cannot fail.
        serde_json::to_string(&saved).unwrap_or_default()
    }

    /// This host's own figures alone, as they are saved: JSON.
    pub fn own_to_json(&self) -> String {
        let own = Self {
            others: BTreeMap::new(),
            ..self.clone()
        };
        own.to_json()
    }

    /// This host's name.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Adds an exchange to this host's figures.
    pub fn observe(&mut self, seen: &Observation<'_>, bounds: &Bounds) {
        self.own.observe(seen, bounds);
    }

    /// Lets old traffic count less and judges every endpoint. One that is called a model's stays one for as long as it is
    /// known: else whoever wants to be overlooked would only have to ask for what is fast.
    ///
    /// Gives back the endpoints that are models'.
    pub fn judge(
        &mut self,
        now_ms: u64,
        bounds: &Bounds,
        thresholds: &Thresholds,
    ) -> Vec<Endpoint> {
        self.own.age(now_ms, bounds);
        let mut models = Vec::new();
        let mut new = Vec::new();
        self.all(now_ms, bounds).each(|endpoint, figures| {
            if Verdict::of(figures, bounds, thresholds).verdict == Verdict::Model {
                if figures.labelled_ms.is_none() {
                    new.push(endpoint.clone());
                }
                models.push(endpoint);
            }
        });
        for endpoint in new {
            self.own.label(&endpoint, now_ms);
        }
        models
    }

    /// What is known of every endpoint, with verdict and reasons.
    pub fn report(&self, now_ms: u64, bounds: &Bounds, thresholds: &Thresholds) -> Report {
        let all = self.all(now_ms, bounds);
        let hosts = 1 + self.others.len();
        Report::of(&all, (now_ms, hosts), bounds, thresholds)
    }

    /// Everybody's figures, added up.
    fn all(&self, now_ms: u64, bounds: &Bounds) -> Register {
        let mut all = Register::default();
        for register in self.others.values().chain([&self.own]) {
            let mut register = register.clone();
            register.age(now_ms, bounds);
            all.forgotten += register.forgotten;
            register.each(|endpoint, figures: &Figures| all.add(&endpoint, figures));
        }
        all.fold();
        all
    }
}

/// A saved state.
#[derive(Deserialize, Serialize)]
struct Saved {
    version: u32,
    hosts: BTreeMap<String, Register>,
}

impl Saved {
    fn read(text: &str) -> Result<Self, StateError> {
        let saved: Self = serde_json::from_str(text).map_err(|e| StateError(e.to_string()))?;
        match saved.version {
            VERSION => Ok(saved),
            other => Err(StateError(format!("version {other} is not known here"))),
        }
    }
}

/// It is no saved state.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StateError(String);

impl fmt::Display for StateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no state of endpoint discovery: {}", self.0)
    }
}

impl std::error::Error for StateError {}
