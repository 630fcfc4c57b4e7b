//! Learns from traffic which endpoints there are, and which of them are models: observations in, verdicts with reasons out.
//!
//! An [`Observation`] is what a host can tell of one exchange without its text. A [`State`] keeps figures of each endpoint
//! (method, host and path template), bounded whatever is asked of it; states of several hosts merge. [`State::report`] says
//! of each endpoint whether it is a model's, and why.

mod endpoint;
mod figures;
mod histogram;
mod media;
mod moments;
mod observation;
mod peek;
mod places;
mod register;
mod report;
mod segment;
mod settings;
mod signal;
mod state;
mod verdict;

pub use self::{
    endpoint::Endpoint,
    media::Media,
    observation::Observation,
    peek::{PEEKED, Shape},
    report::{EndpointReport, Report, Summary, Why},
    settings::{Bounds, Thresholds},
    state::{State, StateError},
    verdict::Verdict,
};
