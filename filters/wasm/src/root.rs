//! The plugin: reads the configuration, makes a filter per exchange, hands out ticks.

use std::{rc::Rc, sync::Arc};

use lane::{ClassifierMode, ClassifiersConfig, Config, Lane, LaneKind, StoreConfig, WasmConfig};
use proxy_wasm::{
    traits::{Context, HttpContext, RootContext},
    types::{BufferType, ContextType},
};
use serde::Deserialize;

use crate::{agenda::Agenda, counters::Counters, document, envoy, filter::Filter, random::random};

/// The root context of a module that runs this lane.
pub fn root(id: u32, kind: LaneKind) -> Box<dyn RootContext> {
    Box::new(Root {
        id,
        kind,
        module: Module::default(),
        deployment: None,
    })
}

/// What all exchanges of one plugin share.
#[derive(Debug)]
pub(crate) struct Deployment {
    pub(crate) lane: Arc<Lane>,
    /// The root context's id.
    pub(crate) root: u32,
    /// The cluster of the Classifier service, as `envoy.config.core.v3.GrpcService`, where the document names one.
    pub(crate) classifiers: Option<String>,
    /// What Envoy lets the filter do.
    pub(crate) host: WasmConfig,
    pub(crate) agenda: Agenda,
    pub(crate) counters: Counters,
}

#[derive(Debug)]
struct Root {
    id: u32,
    kind: LaneKind,
    module: Module,
    deployment: Option<Rc<Deployment>>,
}

/// `vm_config.configuration`: stands in for the document's `wasm` where a document has none.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct Module {
    buffer_limit_bytes: Option<usize>,
}

impl Module {
    fn host(&self) -> WasmConfig {
        let mut host = WasmConfig::default();
        if let Some(bytes) = self.buffer_limit_bytes {
            host.buffer_limit_bytes = bytes;
        }
        host
    }
}

impl Root {
    fn configure(&self, size: usize) -> Result<Rc<Deployment>, String> {
        let bytes = envoy::configuration(BufferType::PluginConfiguration, size)
            .map_err(|e| e.to_string())?;
        let mut config = Config::from_json(&document::json(bytes)?).map_err(|e| e.to_string())?;
        config.random = random();
        let host = config.wasm.clone().unwrap_or_else(|| self.module.host());
        let limits = &mut config.limits;
        limits.max_body_bytes = limits.max_body_bytes.min(host.buffer_limit_bytes);
        if config
            .lane(self.kind)
            .is_some_and(|lane| lane.discovery.is_some())
        {
            envoy::log_error(NO_DISCOVERY);
        }
        let classifiers = classifiers(&config.classifiers)?;
        check_store(&config.store)?;
        let lane = Lane::compile(&config, self.kind).map_err(|e| e.to_string())?;
        check_classifiers(&lane, config.classifiers.mode)?;
        Ok(Rc::new(Deployment {
            lane,
            root: self.id,
            classifiers,
            host,
            agenda: Agenda::default(),
            counters: Counters::new(self.kind),
        }))
    }

    fn start(&mut self, size: usize) -> Result<(), String> {
        let bytes =
            envoy::configuration(BufferType::VmConfiguration, size).map_err(|e| e.to_string())?;
        if !bytes.is_empty() {
            let text = document::json(bytes)?;
            self.module = serde_json::from_str(&text).map_err(|e| e.to_string())?;
        }
        Ok(())
    }
}

impl Context for Root {}

impl RootContext for Root {
    fn on_vm_start(&mut self, size: usize) -> bool {
        let started = self.start(size);
        started
            .inspect_err(|why| envoy::log_error(&format!("vm_config.configuration: {why}")))
            .is_ok()
    }

    fn on_configure(&mut self, size: usize) -> bool {
        match self.configure(size) {
            Ok(deployment) => {
                self.deployment = Some(deployment);
                true
            }
            Err(why) => {
                envoy::log_error(&format!("configuration: {why}"));
                false
            }
        }
    }

    fn on_tick(&mut self) {
        let Some(deployment) = &self.deployment else {
            return;
        };
        for (id, exchange) in deployment.agenda.due(envoy::now()) {
            if envoy::act_as(id).is_ok() {
                exchange.borrow_mut().tick();
                let due = exchange.borrow().due();
                deployment.agenda.note(id, &exchange, due);
            }
        }
    }

    fn create_http_context(&self, id: u32) -> Option<Box<dyn HttpContext>> {
        let deployment = self.deployment.as_ref()?;
        Some(Box::new(Filter::new(id, Rc::clone(deployment))))
    }

    fn get_type(&self) -> Option<ContextType> {
        Some(ContextType::HttpContext)
    }
}

const NO_DISCOVERY: &str = "discovery: a wasm filter finds no endpoints; it applies the labels that are listed. Let the ext_proc server or Pingora find them";

/// Where the classifiers are asked, where they are on.
fn classifiers(config: &ClassifiersConfig) -> Result<Option<String>, String> {
    match (config.mode, &config.remote) {
        (ClassifierMode::Off | ClassifierMode::WhereNeeded, _) => Ok(None),
        (ClassifierMode::Remote, Some(remote)) => grpc_service(&remote.address).map(Some),
        (ClassifierMode::Remote, None) => {
            Err("classifiers.remote: missing; it names the cluster to ask".to_owned())
        }
        (ClassifierMode::InProcess, _) => Err(
            "classifiers.mode: in_process cannot run in a wasm filter; use remote and an ext_proc server"
                .to_owned(),
        ),
    }
}

/// A module runs no classifier itself.
fn check_classifiers(lane: &Lane, mode: ClassifierMode) -> Result<(), String> {
    match lane.classifiers().first() {
        Some(id) if mode != ClassifierMode::Remote => Err(format!(
            "classifiers.mode: a rule or profile needs the classifier {id}, and a filter in Envoy runs none; \
             set it to remote, with the cluster of an ext_proc server"
        )),
        _ => Ok(()),
    }
}

/// A filter in Envoy has no connection of its own: it counts in what Envoy's workers share.
fn check_store(config: &StoreConfig) -> Result<(), String> {
    match config.redis {
        Some(_) => Err(
            "store.redis: a wasm filter cannot reach it and counts in Envoy's memory; use the ext_proc server, or leave it out"
                .to_owned(),
        ),
        None => Ok(()),
    }
}

/// `envoy.config.core.v3.GrpcService` with `envoy_grpc.cluster_name` set.
///
/// Envoy takes a bare name too, but reads it as this message first, and some names are one: an unset service, at which
/// the SDK would abort.
fn grpc_service(cluster: &str) -> Result<String, String> {
    let field = |text: &str| {
        let length = u8::try_from(text.len()).ok().filter(u8::is_ascii)?;
        Some(format!("\u{a}{}{text}", char::from(length)))
    };
    field(cluster)
        .and_then(|envoy_grpc| field(&envoy_grpc))
        .ok_or_else(|| {
            "classifiers.remote.address: the cluster's name is longer than 125 bytes".to_owned()
        })
}

#[cfg(test)]
mod tests {
    use lane::{ClassifierMode, ClassifiersConfig, Config, Lane, LaneKind, RemoteConfig};

    use super::{check_classifiers, check_store, classifiers, grpc_service};

    #[test]
    fn classifiers_that_cannot_be_asked_are_refused_at_load() {
        let remote = Some(RemoteConfig {
            address: "weir_ext_proc".to_owned(),
        });
        for (mode, remote, refused) in [
            (ClassifierMode::Off, None, None),
            (ClassifierMode::Remote, remote.clone(), None),
            (ClassifierMode::Remote, None, Some("classifiers.remote")),
            (ClassifierMode::InProcess, remote, Some("in_process")),
        ] {
            let config = ClassifiersConfig {
                mode,
                remote,
                ..ClassifiersConfig::default()
            };
            let error = classifiers(&config).err();
            assert_eq!(error.is_some(), refused.is_some(), "{mode:?}");
            assert!(
                error
                    .unwrap_or_default()
                    .contains(refused.unwrap_or_default())
            );
        }
    }

    #[test]
    fn a_lane_that_needs_a_classifier_needs_a_remote_one() {
        let check = |profile: &str, classifiers: &str| {
            let text = format!(
                r#"{{"version": 1, "profiles": [{{"id": "people", "detectors": ["pii.person"]}}],
                "lanes": {{"llm_gateway": {{"profiles": ["{profile}"]}}}}{classifiers}}}"#
            );
            let config = Config::from_json(&text).unwrap();
            let lane = Lane::compile(&config, LaneKind::LlmGateway).unwrap();
            check_classifiers(&lane, config.classifiers.mode)
        };
        assert!(check("default", "").is_ok());
        assert!(check("people", "").unwrap_err().contains("pii_ner"));
        let in_process = r#", "classifiers": {"mode": "in_process"}"#;
        assert!(check("people", in_process).is_err());
        let remote = r#", "classifiers": {"mode": "remote", "remote": {"address": "c"}}"#;
        assert!(check("people", remote).is_ok());
    }

    #[test]
    fn a_store_that_cannot_be_reached_is_refused_at_load() {
        let check = |store: &str| {
            let config = Config::from_json(&format!(r#"{{"version": 1{store}}}"#)).unwrap();
            check_store(&config.store)
        };
        assert!(check("").is_ok());
        assert!(check(r#", "store": {}"#).is_ok());
        let redis = r#", "store": {"redis": {"url": "redis://:secret@h:1"}}"#;
        let error = check(redis).unwrap_err();
        assert!(
            error.contains("ext_proc") && !error.contains("secret"),
            "{error}"
        );
    }

    #[test]
    fn a_cluster_is_named_in_a_message() {
        assert_eq!(
            grpc_service("envoy").unwrap().as_bytes(),
            b"\x0a\x07\x0a\x05envoy"
        );
        assert!(grpc_service(&"x".repeat(125)).is_ok());
        assert!(grpc_service(&"x".repeat(126)).is_err());
    }
}
