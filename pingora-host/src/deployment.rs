//! A configuration made ready to run: parsed, compiled, names resolved. After this nothing in it can be invalid.

use std::{collections::BTreeMap, sync::Arc};

use lane::{Config, Lane, LaneKind};

use crate::{classifiers::Classifiers, servers::ServerGroup, settings::PingoraSettings};

/// What runs.
#[derive(Debug)]
pub(crate) struct Deployment {
    pub(crate) settings: PingoraSettings,
    pub(crate) lanes: BTreeMap<LaneKind, Arc<Lane>>,
    pub(crate) groups: BTreeMap<String, Arc<ServerGroup>>,
    pub(crate) classifiers: Classifiers,
}

impl Deployment {
    /// Makes a document ready. Groups of `before` whose settings did not change go on, with their connections.
    ///
    /// # Errors
    /// What is wrong with the document; with line and column where it is the text.
    pub(crate) fn load(text: &str, before: Option<&Self>) -> Result<Self, String> {
        let settings = PingoraSettings::from_yaml(text)?;
        let config = Config::from_yaml(text).map_err(|e| e.to_string())?;
        let mut lanes = BTreeMap::new();
        for listener in &settings.listeners {
            let lane = Lane::compile(&config, listener.lane).map_err(|e| e.to_string())?;
            lanes.insert(listener.lane, lane);
        }
        let mut groups = BTreeMap::new();
        for (name, upstream) in &settings.upstreams {
            let same = before
                .filter(|before| before.settings.upstreams.get(name) == Some(upstream))
                .and_then(|before| before.groups.get(name));
            let group = match same {
                Some(group) => Arc::clone(group),
                None => ServerGroup::new(name, upstream)
                    .map_err(|e| format!("pingora.upstreams.{name}: {e}"))?,
            };
            groups.insert(name.clone(), group);
        }
        Ok(Self {
            settings,
            lanes,
            groups,
            classifiers: Classifiers::off(),
        })
    }

    /// The lane and the servers of a listener.
    pub(crate) fn of(
        &self,
        lane: LaneKind,
        upstream: &str,
    ) -> Option<(Arc<Lane>, Arc<ServerGroup>)> {
        Some((
            Arc::clone(self.lanes.get(&lane)?),
            Arc::clone(self.groups.get(upstream)?),
        ))
    }

    /// Every server and whether it is well, as group, address, health.
    pub(crate) fn health(&self) -> impl Iterator<Item = (String, String, bool)> {
        self.groups.values().flat_map(|group| {
            group
                .health()
                .into_iter()
                .map(|(server, well)| (group.name.clone(), server, well))
        })
    }
}
