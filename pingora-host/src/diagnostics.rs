//! Pingora's warnings and errors about itself, on standard error. What it says about requests can hold customers' text and
//! is not shown: the access log tells it without.

use log::{Level, LevelFilter, Log, Metadata, Record};

use crate::output;

/// Shows warnings and errors from now on.
pub(crate) fn install() {
    // A program that embeds us may have a logger already; then that one stays.
    if log::set_logger(&STANDARD_ERROR).is_ok() {
        log::set_max_level(LevelFilter::Warn);
    }
}

static STANDARD_ERROR: StandardError = StandardError;

struct StandardError;

impl Log for StandardError {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        let about_requests = metadata.target().starts_with("pingora_proxy")
            || metadata.target().contains("::protocols::")
            || metadata.target().contains("::apps::");
        metadata.level() <= Level::Warn && !about_requests
    }

    fn log(&self, record: &Record<'_>) {
        if self.enabled(record.metadata()) {
            let level = record.level().as_str().to_ascii_lowercase();
            output::note(&format!("{level}: {}: {}", record.target(), record.args()));
        }
    }

    fn flush(&self) {}
}
