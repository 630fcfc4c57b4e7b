//! Runs lanes and classifiers behind gRPC: Envoy ext_proc and the Classifier service.
//!
//! A program that has its own way to the traffic takes only [`Classifiers`] (in process) or [`RemoteClassifiers`], both
//! behind [`ClassifierCalls`], and the [`Store`]; [`serve`] is the whole server.

mod admin;
mod analytics;
mod audit_log;
mod calls;
mod classifier;
mod classifier_service;
mod endpoints;
mod error_chain;
mod ext_proc;
mod files;
mod generated;
mod gzip;
mod line_log;
mod lines;
mod metrics;
mod onnx;
mod random;
mod rotation;
mod secret;
mod service;
mod settings;
mod store;
mod telemetry;
mod trust;

pub use self::{
    analytics::{Analytics, check_analytics},
    audit_log::{AuditLog, check_audit},
    calls::{
        AddressError, CallsError, ClassifierCalls, ClassifiersInUse, InForce, RemoteClassifiers,
    },
    classifier::{CLASSIFIERS, Classifier, Classifiers, LoadError},
    classifier_service::ClassifierService,
    endpoints::{EndpointStore, Endpoints, FileStore, RedisEndpoints, endpoints_report},
    ext_proc::ExtProc,
    files::{FileStamps, load_files, read_document},
    generated::{
        DESCRIPTOR, classifier_client::ClassifierClient, classifier_server::ClassifierServer,
    },
    line_log::LineLog,
    metrics::Metrics,
    random::{random_bytes, with_random},
    service::{Listeners, Services, serve},
    settings::{Listening, check_classifiers, check_ext_proc, check_log},
    store::{Counters, RedisStore, Store, StoreError, check_store},
    telemetry::forbid_telemetry,
};
