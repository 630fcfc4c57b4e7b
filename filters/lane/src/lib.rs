//! Runs one exchange through codec, detect, policy and audit as a state machine.
//!
//! This is the only interface a host knows: build a [`Lane`] from the configuration document, start one
//! [`Inspection`] per exchange, feed it [`Input`]s in the order the network gives them, do what each [`Step`] says,
//! and write the event that [`Inspection::finish`] returns.

mod classifier;
mod config;
mod head;
mod inspection;
mod step;

pub use self::{
    classifier::{
        ClassifierFinding, ClassifierReply, ClassifierRequest, ClassifierSegment, Score, WireError,
    },
    config::{
        AuditSink, ClassifierMode, ClassifiersConfig, Config, ConfigError, EndpointConfig,
        ExtProcConfig, FailureMode, HealthCheckConfig, IdentityConfig, LaneConfig, LaneKind,
        LanesConfig, Limits, ListItem, ListenerConfig, Mode, Overflow, PingoraConfig,
        ProfileConfig, RemoteConfig, StreamMode, TlsConfig, UpstreamConfig, UpstreamTls,
    },
    head::{Header, RequestHead, ResponseHead},
    inspection::{Inspection, Lane},
    step::{Disposition, End, Failure, Forward, HeadEdit, Input, Reply, Step},
};

pub use audit::{ActionTaken, BodyState, Event, METRICS, Metric, MetricKind, Outcome, Reason};
