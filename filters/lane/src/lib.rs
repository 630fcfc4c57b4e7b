//! Runs one exchange through codec, detect, policy and audit as a state machine.
//!
//! This is the only interface a host knows: build a [`Lane`] from the configuration document, start one
//! [`Inspection`] per exchange, feed it [`Input`]s in the order the network gives them, do what each [`Step`] says,
//! and write the event that [`Inspection::finish`] returns.

mod attributes;
mod classifier;
mod classifiers;
mod compile;
mod config;
mod demand;
#[cfg(not(target_family = "wasm"))]
mod discovered;
mod endpoint;
mod entries;
pub mod eval;
mod extract;
#[cfg(feature = "files")]
mod files;
#[cfg(test)]
mod fixture;
mod framing;
mod head;
mod inspection;
mod label;
mod lanes;
mod media_type;
mod multipart;
pub mod payload;
mod profiles;
mod prompt_template;
mod prompts;
mod record;
mod redaction;
mod refusal;
mod risk;
mod scan;
mod scope;
mod set;
mod step;
mod store;
mod token_estimate;

pub use self::{
    classifier::{
        ClassifierFinding, ClassifierReply, ClassifierRequest, ClassifierSegment, ClassifierTopic,
        Score, WireError,
    },
    compile::Lane,
    config::{
        AuditSink, ClassifierMode, ClassifiersConfig, Config, ConfigError, CustomTopicConfig,
        EndpointConfig, EntryConfig, EntryType, ExtProcConfig, ExtractionConfig,
        ExtractionFieldConfig, FailureMode, HealthCheckConfig, IdentityConfig, LaneConfig,
        LaneKind, LanesConfig, Limits, ListenerConfig, LlmPromptsConfig, Mode, Overflow,
        PayloadLogConfig, PingoraConfig, ProfileConfig, PromptAtConfig, PromptConfig, Random,
        RateLimitConfig, RedisConfig, RemoteConfig, SpeakerConfig, StoreConfig, StreamMode,
        TlsConfig, UnsafeTopics, UpstreamConfig, UpstreamTls, Validation, WasmConfig,
    },
    extract::{Extracted, ExtractedSegment, ExtractedUsage, Recorded},
    head::{Header, RequestHead, ResponseHead},
    inspection::{Explained, ExplainedSegment, Inspection},
    profiles::profiles,
    scan::Scan,
    step::{Disposition, End, Failure, Forward, HeadEdit, Input, Reply, Step},
    store::{
        Count, Counted, Counter, CounterKey, CounterSet, Counting, SOON_MS, StoreReply,
        StoreRequest, Window,
    },
};

#[cfg(not(target_family = "wasm"))]
pub use self::{
    config::{
        AnalyticsConfig, Apply, AuditConfig, BatchConfig, ClickHouseConfig, DiscoveryConfig,
        EventFormat, ModerationApi, ModerationConfig, NetworkConfig, OtlpProtocol, PostgresConfig,
        RotateConfig, SecretConfig, SinkConfig, SinkType, SpoolConfig, SqliteConfig, SyslogFraming,
    },
    discovered::Discovery,
};
#[cfg(not(target_family = "wasm"))]
pub use discovery::{
    EndpointReport, Report as EndpointsReport, StateError, Summary as EndpointFigures,
    Verdict as EndpointVerdict, Why as EndpointSignal,
};

#[cfg(feature = "files")]
pub use self::files::{
    DocumentError, FileText, FileTexts, FileUnread, ends_as_archive, is_file, text_of_document,
    texts_of_file,
};
#[cfg(feature = "files")]
pub use file::Kind as FileKind;

pub use audit::{
    ActionTaken, BodyState, Event, METRICS, Metric, MetricKind, Outcome, PromptRecord,
    PromptSource, Reason, rfc3339,
};
pub use detect::{
    About, Confidence, DatasetError, DatasetKey, DatasetOptions, DatasetReport, Detector,
    DetectorId, Finding, OWN, OWN_TOPICS, Prefilter, Profile, Span, Together, build_dataset,
    build_fingerprint, detector, detectors, is_topic,
};
