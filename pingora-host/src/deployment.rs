//! A configuration made ready to run: parsed, compiled, names resolved. After this nothing in it can be invalid.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use ext_proc_server::{
    ClassifierCalls, ClassifiersInUse, Endpoints, FileStamps, InForce, Metrics, Store,
    check_analytics, check_audit, check_ext_proc, check_store, load_files, with_random,
};
use lane::{
    AnalyticsConfig, AuditConfig, Config, ConfigError, Lane, LaneKind, ListenerConfig,
    PingoraConfig, StoreConfig,
};
use tokio::runtime::Handle;

use crate::{servers::ServerGroup, settings};

/// What runs.
#[derive(Debug)]
pub(crate) struct Deployment {
    pub(crate) settings: PingoraConfig,
    pub(crate) audit: AuditConfig,
    pub(crate) analytics: Option<AnalyticsConfig>,
    lanes: BTreeMap<LaneKind, Arc<Lane>>,
    groups: BTreeMap<String, Arc<ServerGroup>>,
    classifiers: ClassifiersInUse,
    calls: ClassifierCalls,
    /// What the store was opened with.
    stored: StoreConfig,
    store: Store,
    /// The files of its entries.
    files: FileStamps,
}

/// What outlives a deployment.
#[derive(Clone, Debug)]
pub(crate) struct Ground {
    /// Where connections to remote classifiers live.
    pub(crate) runtime: Handle,
    /// Where classifier calls are counted.
    pub(crate) metrics: Arc<Metrics>,
    /// What is known of endpoints.
    pub(crate) endpoints: Arc<Endpoints>,
}

/// Checks a document as a start would, for whichever hosts it is.
///
/// # Errors
/// What is wrong with the document `name`; with line and column.
pub(crate) fn check(name: &str, text: &str) -> Result<(), String> {
    let checked = || {
        let config = read_document(name, text)?;
        check_audit(&config)?;
        check_analytics(&config)?;
        Endpoints::check(&config, Path::new(name))?;
        for kind in LaneKind::ALL {
            if config.lane(kind).is_some() {
                Lane::compile(&config, kind)?;
            }
        }
        check_store(&config)?;
        if let Some(settings) = &config.ext_proc {
            check_ext_proc(&config, settings)?;
        }
        match &config.pingora {
            Some(_) => Deployment::read(config, name, None).map(drop),
            None => Ok(()),
        }
    };
    checked().map_err(|e: ConfigError| e.in_document(name, text))
}

/// Where a listener's exchanges go.
#[derive(Debug)]
pub(crate) struct Route {
    pub(crate) in_force: InForce,
    pub(crate) groups: Groups,
}

/// The groups of one listener, by path prefix, longest first; the last one is for every other path.
#[derive(Debug)]
pub(crate) struct Groups {
    by_prefix: Vec<(String, Arc<ServerGroup>)>,
    otherwise: Arc<ServerGroup>,
}

impl Deployment {
    /// Makes a document ready. Groups of `before` whose settings did not change go on, with their connections.
    ///
    /// # Errors
    /// What is wrong with the document `name`; with line and column.
    pub(crate) fn load(
        name: &str,
        text: &str,
        ground: &Ground,
        before: Option<&Self>,
    ) -> Result<Self, String> {
        let opened = || {
            let mut config = read_document(name, text)?;
            ground.endpoints.attach(&mut config, Path::new(name))?;
            let mut deployment = Self::read(config, name, before)?;
            deployment
                .lanes
                .values()
                .for_each(|lane| Endpoints::begin(lane));
            deployment.calls = match before {
                Some(before) if before.classifiers == deployment.classifiers => {
                    before.calls.clone()
                }
                _ => {
                    let _inside = ground.runtime.enter();
                    let calls = deployment.classifiers.open(&ground.metrics);
                    calls.map_err(|e| ConfigError::at("classifiers", e.to_string()))?
                }
            };
            deployment.store = match before {
                // What was counted stays counted.
                Some(before) if before.stored == deployment.stored => before.store.clone(),
                _ => {
                    let _inside = ground.runtime.enter();
                    let store = Store::open(&deployment.stored);
                    store.map_err(|e| ConfigError::at("store.redis.url", e.to_string()))?
                }
            };
            Ok(deployment)
        };
        opened().map_err(|e: ConfigError| e.in_document(name, text))
    }

    /// All but the classifiers and the store.
    fn read(config: Config, name: &str, before: Option<&Self>) -> Result<Self, ConfigError> {
        let settings = config.pingora.clone().ok_or_else(|| {
            ConfigError::at("", "no pingora section: nothing to listen on or forward to")
        })?;
        settings::check(&config, &settings)?;
        let mut lanes: BTreeMap<LaneKind, Arc<Lane>> = BTreeMap::new();
        for listener in &settings.listeners {
            lanes.insert(listener.lane, Lane::compile(&config, listener.lane)?);
        }
        let mut groups = BTreeMap::new();
        for (name, upstream) in &settings.upstreams {
            let same = before
                .filter(|before| before.settings.upstreams.get(name) == Some(upstream))
                .and_then(|before| before.groups.get(name));
            let group = match same {
                Some(group) => Arc::clone(group),
                None => ServerGroup::new(name, upstream)
                    .map_err(|e| ConfigError::at(format!("pingora.upstreams.{name}"), e))?,
            };
            groups.insert(name.clone(), group);
        }
        let files = FileStamps::of(&config, Path::new(name));
        let classifiers = ClassifiersInUse::of(&config.classifiers, lanes.values());
        let deployment = Self {
            audit: config.audit.clone(),
            analytics: config.analytics.clone(),
            settings,
            lanes,
            groups,
            classifiers,
            calls: ClassifierCalls::Off,
            stored: config.store.clone(),
            store: Store::default(),
            files,
        };
        for (at, listener) in deployment.settings.listeners.iter().enumerate() {
            deployment
                .route(listener)
                .map_err(|(key, e)| ConfigError::at(format!("pingora.listeners[{at}].{key}"), e))?;
        }
        Ok(deployment)
    }

    /// Where a listener's exchanges go.
    ///
    /// # Errors
    /// The key and what is wrong with it; never for a listener of this deployment.
    pub(crate) fn route(&self, listener: &ListenerConfig) -> Result<Route, (String, String)> {
        let group = |key: &str, name: &String| {
            self.groups.get(name).cloned().ok_or_else(|| {
                let known: Vec<_> = self.groups.keys().map(String::as_str).collect();
                let message = format!("no upstream {name:?}; there are {}", known.join(", "));
                (key.to_owned(), message)
            })
        };
        let mut by_prefix = Vec::new();
        for (prefix, name) in &listener.routes {
            let wrong = |why: &str| ("routes".to_owned(), format!("{prefix:?} {why}"));
            if !prefix.starts_with('/') {
                return Err(wrong("is no path's beginning: paths begin with /"));
            }
            let group = group("routes", name)?;
            let prefix = prefix.trim_end_matches('/').to_owned();
            if by_prefix.iter().any(|(known, _)| *known == prefix) {
                return Err(wrong("is there twice, with and without the last /"));
            }
            by_prefix.push((prefix, group));
        }
        by_prefix.sort_by_key(|(prefix, _)| std::cmp::Reverse(prefix.len()));
        let lane = self.lanes.get(&listener.lane).cloned();
        let in_force = InForce {
            lane: lane.ok_or_else(|| ("lane".to_owned(), "not compiled".to_owned()))?,
            calls: self.calls.clone(),
            store: self.store.clone(),
        };
        Ok(Route {
            in_force,
            groups: Groups {
                by_prefix,
                otherwise: group("upstream", &listener.upstream)?,
            },
        })
    }

    /// The files that its entries were read from.
    pub(crate) fn files(&self) -> &FileStamps {
        &self.files
    }

    /// The lane of the kind, where a listener has it.
    pub(crate) fn lane(&self, kind: LaneKind) -> Option<&Arc<Lane>> {
        self.lanes.get(&kind)
    }

    /// Every group.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &Arc<ServerGroup>> {
        self.groups.values()
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

/// A document with the files that its entries name.
fn read_document(name: &str, text: &str) -> Result<Config, ConfigError> {
    let mut config = with_random(Config::from_yaml(text)?);
    load_files(&mut config, Path::new(name))?;
    Ok(config)
}

impl Groups {
    /// The group for a path.
    pub(crate) fn of(&self, path: &str) -> &Arc<ServerGroup> {
        let fits = |prefix: &str| {
            path.strip_prefix(prefix)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        self.by_prefix
            .iter()
            .find(|(prefix, _)| fits(prefix))
            .map_or(&self.otherwise, |(_, group)| group)
    }
}

#[cfg(test)]
mod tests {
    use lane::ClassifierMode;

    use super::*;

    const HEAD: &str = "version: 1\nlanes:\n  llm_gateway: {profiles: []}\npingora:\n";

    fn load(rest: &str) -> Result<Deployment, String> {
        let text = format!("{HEAD}{rest}");
        read_document("weir.yaml", &text)
            .and_then(|config| Deployment::read(config, "weir.yaml", None))
            .map_err(|e| e.in_document("weir.yaml", &text))
    }

    #[test]
    fn the_longest_prefix_wins_and_ends_at_a_slash() {
        let deployment = load(
            "  listeners:\n    - {address: '127.0.0.1:1', lane: llm_gateway, upstream: x, routes: {/v1: y, /v1/messages/: z}}\n  upstreams:\n    x: {servers: [127.0.0.1:1]}\n    y: {servers: [127.0.0.1:2]}\n    z: {servers: [127.0.0.1:3]}\n",
        )
        .unwrap();
        let route = deployment.route(&deployment.settings.listeners[0]).unwrap();
        for (path, group) in [
            ("/v1/chat", "y"),
            ("/v1", "y"),
            ("/v10", "x"),
            ("/v1/messages", "z"),
            ("/v1/messages/count", "z"),
            ("/v1/messages_x", "y"),
            ("/", "x"),
        ] {
            assert_eq!(route.groups.of(path).name, group, "{path}");
        }
    }

    #[test]
    fn mistakes_are_named_with_file_line_and_column() {
        for (rest, wanted) in [
            ("  lisseners: []\n", "5"),
            (
                "  listeners:\n    - {address: '127.0.0.1:1', lane: llm_gateway, upstream: nope}\n  upstreams: {}\n",
                "weir.yaml:6:",
            ),
            (
                "  listeners: []\n  upstreams: {a: {servers: []}}\n",
                "weir.yaml:6:",
            ),
            (
                "  listeners: []\n  upstreams: {a: {servers: [host]}}\n",
                "host:port",
            ),
            (
                "  listeners:\n    - {address: '127.0.0.1:1', lane: llm_gateway, upstream: a, routes: {v1: a}}\n  upstreams: {a: {servers: ['h:1']}}\n",
                "weir.yaml:6:72: pingora.listeners[0].routes: \"v1\"",
            ),
            (
                "  listeners:\n    - {address: '127.0.0.1:1', lane: llm_gateway, upstream: a, routes: {/v1: a, /v1/: a}}\n  upstreams: {a: {servers: ['h:1']}}\n",
                "\"/v1/\" is there twice",
            ),
        ] {
            let error = load(rest).unwrap_err();
            assert!(error.contains(wanted), "{error}");
        }
    }

    #[test]
    fn what_seals_payloads_is_drawn_anew_with_each_reading() {
        let drawn = [(); 2].map(|()| {
            let config = read_document("weir.yaml", "version: 1").unwrap();
            config.random.unwrap().draw()
        });
        assert_ne!(drawn[0], drawn[1]);
    }

    fn read(text: &str, before: Option<&Deployment>) -> Result<Deployment, ConfigError> {
        Deployment::read(read_document("weir.yaml", text)?, "weir.yaml", before)
    }

    #[test]
    fn unchanged_groups_keep_their_connections() {
        let text = |port| {
            format!(
                "{HEAD}  listeners: []\n  upstreams:\n    a: {{servers: [127.0.0.1:1]}}\n    b: {{servers: [127.0.0.1:{port}]}}\n"
            )
        };
        let before = read(&text(2), None).unwrap();
        let after = read(&text(3), Some(&before)).unwrap();
        assert!(Arc::ptr_eq(&before.groups["a"], &after.groups["a"]));
        assert!(!Arc::ptr_eq(&before.groups["b"], &after.groups["b"]));
    }

    #[test]
    fn classifiers_run_in_process_where_a_lane_needs_one() {
        let mode = |lane: &str, classifiers: &str| {
            let text = format!(
                "version: 1\nprofiles: [{{id: people, detectors: [pii.person]}}]\nlanes: {{ai_waf: {lane}}}\n{classifiers}pingora:\n  listeners: [{{address: '127.0.0.1:0', lane: ai_waf, upstream: u}}]\n  upstreams: {{u: {{servers: ['127.0.0.1:1']}}}}\n"
            );
            read(&text, None).map(|deployment| deployment.classifiers.mode())
        };
        assert_eq!(
            mode("{profiles: [people]}", ""),
            Ok(ClassifierMode::InProcess)
        );
        assert_eq!(mode("{}", ""), Ok(ClassifierMode::Off));
        let off = mode("{profiles: [people]}", "classifiers: {mode: off}\n");
        assert_eq!(off.unwrap_err().path(), "classifiers.mode");
    }

    #[test]
    fn each_host_looks_at_its_own_settings_and_a_check_at_all() {
        let text = format!(
            "{HEAD}  listeners: []\n  upstreams: {{}}\next_proc: {{listen: '127.0.0.1:0', lane: ai_waf}}\n"
        );
        assert!(read(&text, None).is_ok());
        let error = check("weir.yaml", &text).unwrap_err();
        assert!(
            error.starts_with("weir.yaml:7:41: ext_proc.lane: "),
            "{error}"
        );
    }
}
