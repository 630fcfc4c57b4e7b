//! Defines every event and metric Weir emits.
//!
//! An event is the only thing about an exchange that is ever written down. It is made of ids, counts, spans and reasons:
//! there is no place in it for a customer's text.

mod coverage;
mod event;
mod form;
mod metric;
mod prompt;
mod timestamp;

pub use self::{
    coverage::{BodyCoverage, BodyState, ClassifierOutcome, ClassifierUse, Reason},
    event::{
        ActionTaken, Event, FileRecord, FindingRecord, LimitOutcome, LimitRecord, Observed,
        Outcome, Side, Usage, VerdictRecord,
    },
    form::{FormField, LOGPUSH, LogpushNames, OCSF, OCSF_VERSION, logpush, ocsf},
    metric::{METRICS, Metric, MetricKind},
    prompt::{PromptRecord, PromptSource},
    timestamp::rfc3339,
};
