//! Finds sensitive and hostile text: text in, findings out.

mod context;
mod detector;
mod encoded;
mod escape;
mod feed;
mod finding;
mod fold;
mod normalize;
mod overlap;
mod pattern;
mod prefilter;
mod scanner;
mod stream;
mod sweep;

pub use self::{
    detector::{Detector, Family, Match, Prefilter},
    finding::{Confidence, DetectorId, Finding, Span},
    pattern::ScannerError,
    scanner::Scanner,
    stream::{Progress, StreamLimits, StreamScanner},
};
