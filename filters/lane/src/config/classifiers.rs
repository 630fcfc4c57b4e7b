//! Where the classifiers run and how long they may take.

use serde::Deserialize;

/// Where the classifiers run.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ClassifiersConfig {
    /// Off, in this process, or in an ext_proc server.
    pub mode: ClassifierMode,
    /// The server, for `remote`.
    pub remote: Option<RemoteConfig>,
    /// How long a call may take, in milliseconds; later it is `uninspected(time)`.
    pub budget_ms: u32,
    /// How many calls may wait; beyond that they are `uninspected(overload)`.
    pub queue: usize,
    /// How many sessions run at once; 0 = one per core.
    pub workers: usize,
}

/// Where the classifiers run.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClassifierMode {
    /// Nowhere: a rule or profile that needs one is refused at load.
    #[default]
    Off,
    /// In this process (Pingora host, ext_proc server). A wasm filter cannot, and refuses it at load.
    InProcess,
    /// In an ext_proc server, over gRPC.
    Remote,
}

/// The server that runs the classifiers.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoteConfig {
    /// `http://host:port` for the Pingora host; in Envoy, the name of the cluster.
    pub address: String,
}

impl Default for ClassifiersConfig {
    fn default() -> Self {
        Self {
            mode: ClassifierMode::Off,
            remote: None,
            budget_ms: 1000,
            queue: 64,
            workers: 0,
        }
    }
}
