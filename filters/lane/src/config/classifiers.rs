//! Where the classifiers run and how long they may take.

use serde::Deserialize;

use super::error::ConfigError;

/// Where the classifiers run.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ClassifiersConfig {
    /// Where needed, off, in this process, or in an ext_proc server. Where one of the last two is said, classifiers are also asked
    /// how sure a pattern's finding is that a profile is not sure enough of; without an answer it stays as it is.
    pub mode: ClassifierMode,
    /// The server, for `remote`.
    pub remote: Option<RemoteConfig>,
    /// How long a call may take, in milliseconds, 1 to 60000; later it is `uninspected(time)`.
    pub budget_ms: u32,
    /// How many calls may wait; beyond that they are `uninspected(overload)`.
    pub queue: usize,
    /// How many sessions run at once; 0 = one per core.
    pub workers: usize,
    /// How unsafe topics are called in fields.
    pub unsafe_topics: UnsafeTopics,
    /// An unsafe topic is one of a text's where its score is below this, 2 to 99: 20 for likely ones, 50 for possible ones too.
    pub unsafe_below: u8,
    /// Classifiers (`prompt`, `pii_ner`, `custom_topics`) without which the host starts when one cannot be loaded: what asks it then
    /// is `uninspected(unavailable)`.
    pub optional: Vec<String>,
    /// What answers about prompts (`prompt`): where nothing is said, the network that comes with Weir.
    pub prompt: PromptConfig,
}

/// Not read here: no classifier runs in a wasm filter.
#[cfg(target_family = "wasm")]
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct PromptConfig;

#[cfg(target_family = "wasm")]
impl<'de> Deserialize<'de> for PromptConfig {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self)
    }
}

/// How unsafe topics are called.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum UnsafeTopics {
    /// By code and by name: rules of either kind work.
    #[default]
    Both,
    /// `S1` to `S14`.
    Codes,
    /// `VIOLENCE_AND_WEAPONS`, `NON_VIOLENT_CRIME`, `SEXUAL_CONTENT`, `CHILD_SAFETY`, `HATE_AND_DISCRIMINATION` and
    /// `SELF_HARM_AND_SUICIDE`; the other topics have no name.
    Names,
}

/// The codes, and what a text is called of which no more is known.
const CODES: [&str; 15] = [
    "S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11", "S12", "S13", "S14",
    "unsafe",
];

/// Hazards with the names of the newer list, which has fewer.
const NAMES: [(&str, &str); 8] = [
    ("S1", "VIOLENCE_AND_WEAPONS"),
    ("S2", "NON_VIOLENT_CRIME"),
    ("S3", "SEXUAL_CONTENT"),
    ("S4", "CHILD_SAFETY"),
    ("S9", "VIOLENCE_AND_WEAPONS"),
    ("S10", "HATE_AND_DISCRIMINATION"),
    ("S11", "SELF_HARM_AND_SUICIDE"),
    ("S12", "SEXUAL_CONTENT"),
];

impl UnsafeTopics {
    /// Whether a topic may be called so.
    pub(crate) fn has(self, name: &str) -> bool {
        let is_code = CODES.contains(&name) && self != Self::Names;
        let is_name = NAMES.iter().any(|(_, known)| *known == name) && self != Self::Codes;
        is_code || is_name
    }

    /// What a hazard is called.
    pub(crate) fn of(self, code: &str) -> impl Iterator<Item = &str> {
        let name = NAMES.iter().find(|(known, _)| *known == code);
        let name = name.map(|(_, name)| *name).filter(|_| self != Self::Codes);
        let code = (self != Self::Names).then_some(code);
        code.into_iter().chain(name)
    }
}

/// What answers about prompts. A network and an endpoint exclude each other.
#[cfg(not(target_family = "wasm"))]
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct PromptConfig {
    /// A network of your own.
    pub network: Option<NetworkConfig>,
    /// A service of your own.
    pub endpoint: Option<ModerationConfig>,
    /// Files of examples, one `{"text", "asks"}` a line, relative to the document: a prompt that means the same as one has its
    /// answer too. `asks` is as in `heads`; without it the example is of an ordinary prompt.
    pub examples: Vec<String>,
}

#[cfg(not(target_family = "wasm"))]
impl PromptConfig {
    /// The names of its files.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        let network = self.network.iter();
        let network = network.flat_map(|own| [&own.model, &own.tokenizer, &own.heads]);
        network.chain(&self.examples).map(String::as_str)
    }

    /// The same, to be found elsewhere.
    pub fn files_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let network = self.network.iter_mut();
        let network = network.flat_map(|own| [&mut own.model, &mut own.tokenizer, &mut own.heads]);
        network.chain(&mut self.examples)
    }
}

/// A network of your own.
#[cfg(not(target_family = "wasm"))]
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NetworkConfig {
    /// The ONNX file, relative to the document: token ids in, numbers out.
    pub model: String,
    /// Its tokenizer (`tokenizer.json`).
    pub tokenizer: String,
    /// What its numbers mean (`heads.json`).
    pub heads: String,
}

/// A service of your own that is asked about every text.
#[cfg(not(target_family = "wasm"))]
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ModerationConfig {
    /// Its address up to and without `/chat/completions` or `/moderations`: `http://127.0.0.1:8000/v1`.
    pub url: String,
    /// How it is asked.
    pub api: ModerationApi,
    /// The model's name.
    pub model: String,
    /// The environment variable that holds the key.
    #[serde(default)]
    pub key_variable: Option<String>,
}

/// How a service is asked.
#[cfg(not(target_family = "wasm"))]
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ModerationApi {
    /// A chat with a model of the Llama Guard family, which answers `safe`, or `unsafe` and the codes `S1` to `S14`.
    LlamaGuard,
    /// The moderation API that OpenAI defined.
    Moderation,
}

/// Where the classifiers run.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClassifierMode {
    /// In this process, where a rule or profile in force needs one; else nowhere. What detectors find too (`pii_detected`)
    /// does not need one. A wasm filter runs none: what needs one is refused at load.
    #[default]
    WhereNeeded,
    /// Nowhere: a rule or profile that needs one is refused at load.
    Off,
    /// In this process (Pingora host, ext_proc server). A wasm filter cannot, and refuses it at load.
    InProcess,
    /// In an ext_proc server, over gRPC.
    Remote,
}

impl ClassifierMode {
    /// The mode in a host that can run classifiers: `where_needed` becomes one of the others.
    #[must_use]
    pub fn resolved(self, is_needed: bool) -> Self {
        match self {
            Self::WhereNeeded if is_needed => Self::InProcess,
            Self::WhereNeeded => Self::Off,
            chosen => chosen,
        }
    }

    /// Whether the document says that classifiers run.
    pub(crate) fn is_chosen(self) -> bool {
        matches!(self, Self::InProcess | Self::Remote)
    }
}

/// The server that runs the classifiers.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RemoteConfig {
    /// `http://host:port` for the Pingora host; in Envoy, the name of the cluster.
    pub address: String,
}

impl ClassifiersConfig {
    /// The longest budget, in milliseconds: what a server of the Classifier service will wait, whoever asks.
    pub const MOST_BUDGET_MS: u32 = 60_000;
    /// Each worker has its own networks, some hundred megabytes.
    pub const MOST_WORKERS: usize = 256;
    /// Calls that may wait at most.
    pub const MOST_QUEUE: usize = 65_536;

    pub(super) fn check(&self) -> Result<(), ConfigError> {
        #[cfg(not(target_family = "wasm"))]
        if self.prompt.network.is_some() && self.prompt.endpoint.is_some() {
            let message = "a network and an endpoint exclude each other";
            return Err(ConfigError::at("classifiers.prompt", message));
        }
        for (index, id) in self.optional.iter().enumerate() {
            if !crate::classifiers::exists(id) {
                let message = format!("there is no classifier {id}");
                return Err(ConfigError::at(
                    format!("classifiers.optional[{index}]"),
                    message,
                ));
            }
        }
        if self.workers > Self::MOST_WORKERS || self.queue > Self::MOST_QUEUE {
            let (key, given, most) = match self.workers > Self::MOST_WORKERS {
                true => ("classifiers.workers", self.workers, Self::MOST_WORKERS),
                false => ("classifiers.queue", self.queue, Self::MOST_QUEUE),
            };
            let message = format!("{given} is out of range; it may be at most {most}");
            return Err(ConfigError::at(key, message));
        }
        if !(2..=99).contains(&self.unsafe_below) {
            let message = format!("{} is out of range; it may be 2 to 99", self.unsafe_below);
            return Err(ConfigError::at("classifiers.unsafe_below", message));
        }
        if (1..=Self::MOST_BUDGET_MS).contains(&self.budget_ms) {
            return Ok(());
        }
        let (given, most) = (self.budget_ms, Self::MOST_BUDGET_MS);
        Err(ConfigError::at(
            "classifiers.budget_ms",
            format!("{given} is out of range; it may be 1 to {most}"),
        ))
    }
}

impl Default for ClassifiersConfig {
    fn default() -> Self {
        Self {
            mode: ClassifierMode::default(),
            remote: None,
            budget_ms: 1000,
            queue: 64,
            workers: 0,
            unsafe_topics: UnsafeTopics::default(),
            unsafe_below: 50,
            optional: Vec::new(),
            prompt: PromptConfig::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Config;

    #[test]
    fn a_budget_that_nobody_could_keep_is_refused() {
        for (budget, good) in [(0, false), (1, true), (60_000, true), (60_001, false)] {
            let text = format!("{{\"version\": 1, \"classifiers\": {{\"budget_ms\": {budget}}}}}");
            let read = Config::from_json(&text);
            assert_eq!(read.is_ok(), good, "{budget}");
            if let Err(error) = read {
                assert_eq!(error.path(), "classifiers.budget_ms");
            }
        }
    }

    #[cfg(feature = "yaml")]
    #[test]
    fn a_wrong_budget_is_named_with_line_and_column() {
        let text = "version: 1\nclassifiers:\n  budget_ms: 0\n";
        let error = Config::from_yaml(text).unwrap_err();
        assert!(
            error
                .in_document("weir.yaml", text)
                .starts_with("weir.yaml:3:14: ")
        );
    }
}
