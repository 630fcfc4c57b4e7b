//! How a host makes the calls that a lane asks for, and how it reaches the classifiers: in this process, in another one, or not
//! at all.

use std::{collections::BTreeSet, sync::Arc, time::Duration};

use lane::{
    ClassifierMode, ClassifierReply, ClassifierRequest, ClassifiersConfig, Failure, Input, Lane,
    Step,
};
use tonic::{
    Code, Request,
    transport::{Channel, Endpoint},
};

use crate::{
    classifier::{CLASSIFIERS, Classifiers, LoadError},
    files::FileStamps,
    generated::classifier_client::ClassifierClient,
    metrics::Metrics,
    store::Store,
};

/// A reply longer than this is malformed: findings are spans and names.
const LARGEST_REPLY: usize = 16 << 20;
/// What a connection may take out of a call's budget.
const CONNECT: Duration = Duration::from_secs(2);

/// A lane and what it was compiled for. They are replaced together: a lane that asks must not meet calls that were off
/// before it.
#[derive(Clone, Debug)]
pub struct InForce {
    /// The lane.
    pub lane: Arc<Lane>,
    /// How its exchanges reach the classifiers.
    pub calls: ClassifierCalls,
    /// Where they count.
    pub store: Store,
}

impl InForce {
    /// Makes the call that a step asks for: what the inspection is fed with then. Other steps come back as they are.
    ///
    /// # Errors
    /// The step, where it asks for no call.
    pub async fn call(&self, step: Step) -> Result<Input<'static>, Step> {
        let answer = match step {
            Step::Classify(request) => self.calls.classify(request).await.map(Input::Classified),
            Step::Store(request) => self.store.answer(request).await.map(Input::Stored),
            step => return Err(step),
        };
        Ok(answer.unwrap_or_else(Input::Failed))
    }
}

/// Which classifiers run where, for some lanes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ClassifiersInUse {
    config: ClassifiersConfig,
    ids: Vec<&'static str>,
    /// What the classifier of prompts has to tell.
    asked_of_prompts: Vec<&'static str>,
    /// When one changes they are loaded anew.
    files: FileStamps,
}

impl ClassifiersInUse {
    /// Those that these lanes may ask, where the document says.
    pub fn of<'l>(
        config: &ClassifiersConfig,
        lanes: impl IntoIterator<Item = &'l Arc<Lane>>,
    ) -> Self {
        let (mut ids, mut asked) = (BTreeSet::new(), BTreeSet::new());
        for lane in lanes {
            ids.extend(lane.classifiers().iter().copied());
            asked.extend(lane.asked_of_prompts());
        }
        let mut config = config.clone();
        config.mode = config.mode.resolved(!ids.is_empty());
        let ids = ids.into_iter().collect();
        let files = FileStamps::of_prompts(&config);
        Self {
            config,
            ids,
            asked_of_prompts: asked.into_iter().collect(),
            files,
        }
    }

    /// The same for whoever serves them: where the document says that they run here all do, for other hosts may ask for them.
    #[must_use]
    pub fn served(mut self, config: &ClassifiersConfig) -> Self {
        if config.mode == ClassifierMode::InProcess {
            self.ids = CLASSIFIERS.iter().map(|c| c.id).collect();
        }
        self
    }

    /// Where they run.
    pub fn mode(&self) -> ClassifierMode {
        self.config.mode
    }

    /// See [`ClassifierCalls::open`].
    ///
    /// # Errors
    /// As there, and when what is configured does not tell what the lanes ask for.
    pub fn open(&self, metrics: &Arc<Metrics>) -> Result<ClassifierCalls, CallsError> {
        open(&self.config, &self.ids, &self.asked_of_prompts, metrics)
    }
}

/// Where the classifiers are.
#[derive(Clone, Debug)]
pub enum ClassifierCalls {
    /// Nowhere: every call fails as unreachable.
    Off,
    /// In this process.
    InProcess(Arc<Classifiers>),
    /// In an ext_proc server.
    Remote(RemoteClassifiers),
}

impl ClassifierCalls {
    /// Opens what the configuration says; in this process those of `ids` are loaded, which takes a second, the first time (when
    /// ONNX Runtime is fetched) minutes; it blocks. To be called within a tokio runtime.
    ///
    /// # Errors
    /// When one cannot be had, or the address is none.
    pub fn open(
        config: &ClassifiersConfig,
        ids: &[&str],
        metrics: &Arc<Metrics>,
    ) -> Result<Self, CallsError> {
        open(config, ids, &[], metrics)
    }

    /// Asks. In process there is always an answer: what was not looked at is in its `uninspected`.
    ///
    /// # Errors
    /// When there is no usable answer within the request's budget.
    pub async fn classify(&self, request: ClassifierRequest) -> Result<ClassifierReply, Failure> {
        match self {
            Self::Off => Err(Failure::Unreachable),
            Self::InProcess(classifiers) => Ok(classifiers.classify(request).await),
            Self::Remote(remote) => remote.classify(request).await,
        }
    }
}

fn open(
    config: &ClassifiersConfig,
    ids: &[&str],
    asked_of_prompts: &[&'static str],
    metrics: &Arc<Metrics>,
) -> Result<ClassifierCalls, CallsError> {
    match config.mode {
        // Whoever knows what is needed has resolved the latter.
        ClassifierMode::Off | ClassifierMode::WhereNeeded => Ok(ClassifierCalls::Off),
        ClassifierMode::InProcess => {
            let (ids, metrics) = (ids.iter().copied(), Arc::clone(metrics));
            let loaded = Classifiers::load_to_tell(config, ids, asked_of_prompts, metrics);
            loaded
                .map(ClassifierCalls::InProcess)
                .map_err(CallsError::Load)
        }
        ClassifierMode::Remote => {
            let remote = config.remote.as_ref().ok_or(CallsError::NoRemote)?;
            let remote = RemoteClassifiers::at(&remote.address);
            remote
                .map(ClassifierCalls::Remote)
                .map_err(CallsError::Address)
        }
    }
}

/// The classifiers of an ext_proc server, over one HTTP/2 connection that is made when needed and again when it broke.
#[derive(Clone, Debug)]
pub struct RemoteClassifiers {
    client: ClassifierClient<Channel>,
}

impl RemoteClassifiers {
    /// The server at `http://host:port`. Nothing is connected yet; to be called within a tokio runtime.
    ///
    /// # Errors
    /// When the address is not of that form.
    pub fn at(address: &str) -> Result<Self, AddressError> {
        let channel = endpoint(address)?
            .connect_timeout(CONNECT)
            .http2_keep_alive_interval(Duration::from_secs(30))
            .keep_alive_while_idle(true)
            .tcp_nodelay(true)
            .connect_lazy();
        Ok(Self {
            client: ClassifierClient::new(channel).max_decoding_message_size(LARGEST_REPLY),
        })
    }

    /// Whether there could be a server at `address`.
    ///
    /// # Errors
    /// When there could not.
    pub fn check(address: &str) -> Result<(), AddressError> {
        endpoint(address).map(drop)
    }

    /// Asks the server.
    ///
    /// # Errors
    /// When there is no usable answer within the request's budget (0: no bound of its own).
    pub async fn classify(&self, request: ClassifierRequest) -> Result<ClassifierReply, Failure> {
        let budget = Duration::from_millis(u64::from(request.budget_ms));
        let mut client = self.client.clone();
        let call = client.classify(Request::new(request));
        let answer = if budget.is_zero() {
            call.await
        } else {
            tokio::time::timeout(budget, call)
                .await
                .map_err(|_| Failure::Timeout)?
        };
        answer
            .map(tonic::Response::into_inner)
            .map_err(|status| match status.code() {
                Code::DeadlineExceeded | Code::Cancelled => Failure::Timeout,
                Code::ResourceExhausted => Failure::Overload,
                Code::Unavailable => Failure::Unreachable,
                _ => Failure::Malformed,
            })
    }
}

/// The classifiers cannot be reached as configured.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum CallsError {
    /// The address is none.
    Address(AddressError),
    /// One cannot be loaded.
    Load(LoadError),
    /// `mode: remote` without `remote`.
    NoRemote,
}

impl std::fmt::Display for CallsError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address(error) => error.fmt(f),
            Self::Load(error) => error.fmt(f),
            Self::NoRemote => f.write_str("mode is remote, but there is no remote"),
        }
    }
}

impl std::error::Error for CallsError {}

fn endpoint(address: &str) -> Result<Endpoint, AddressError> {
    let endpoint = Endpoint::from_shared(address.to_owned()).ok();
    endpoint
        .filter(|endpoint| {
            let uri = endpoint.uri();
            uri.scheme_str() == Some("http") && uri.host().is_some_and(|host| !host.is_empty())
        })
        .ok_or_else(|| AddressError(address.to_owned()))
}

/// An address that is not `http://host:port`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AddressError(String);

impl std::fmt::Display for AddressError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:?} is no address; it looks like http://host:port",
            self.0
        )
    }
}

impl std::error::Error for AddressError {}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use lane::{Config, LaneKind};

    use super::*;

    /// The network of the tests tells attacks and one hazard.
    fn opened(rules: &str, profiles: &str) -> Result<(), String> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/network");
        let folder = folder.display();
        let document = format!(
            "version: 1\nclassifiers: {{mode: in_process, workers: 1, prompt: {{network: {{model: {folder}/model.onnx, \
             tokenizer: {folder}/tokenizer.json, heads: {folder}/heads.json}}}}}}\n\
             lanes: {{llm_gateway: {{streams: hold, profiles: {profiles}, rules: [{rules}]}}}}\n"
        );
        let config = Config::from_yaml(&document).unwrap();
        let lane = Lane::compile(&config, LaneKind::LlmGateway).unwrap();
        let metrics = Arc::new(Metrics::new().unwrap());
        let in_use = ClassifiersInUse::of(&config.classifiers, [&lane]);
        in_use.open(&metrics).map(drop).map_err(|e| e.to_string())
    }

    #[test]
    fn what_nobody_tells_is_refused_at_the_start() {
        let rule = |phase: &str, when: &str| {
            format!("{{id: a, phase: {phase}, when: '{when}', action: block}}")
        };
        for (rules, profiles, untold) in [
            (
                rule("request", "cf.llm.prompt.unsafe_topic_detected"),
                "[]",
                None,
            ),
            (
                rule("response", "cf.llm.response.unsafe_topic_detected"),
                "[]",
                None,
            ),
            (
                rule("request", "cf.llm.prompt.injection_score lt 20"),
                "[]",
                None,
            ),
            (
                rule(
                    "request",
                    "cf.llm.prompt.intent_topic_categories[\"jailbreak\"] lt 20",
                ),
                "[]",
                None,
            ),
            (
                rule(
                    "request",
                    "cf.llm.prompt.content_topic_categories[\"pii\"] lt 20",
                ),
                "[]",
                Some("content"),
            ),
            (
                String::new(),
                "[ai_prompt_ai_security]",
                Some("intent.code_abuse"),
            ),
            (
                String::new(),
                "[ai_prompt_technical]",
                Some("content.credentials_and_secrets, content.source_code"),
            ),
        ] {
            match (opened(&rules, profiles), untold) {
                (Ok(()), None) => {}
                (Err(error), Some(untold)) => {
                    assert!(
                        error.contains(&format!("does not tell {untold},")),
                        "{error}"
                    );
                }
                (found, _) => panic!("{rules} {profiles}: {found:?}"),
            }
        }
    }
}
