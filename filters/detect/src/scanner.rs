//! Text in, findings out: one prefilter pass → match → validate → context → overlap.

use std::{
    fmt,
    panic::{RefUnwindSafe, UnwindSafe},
    sync::Arc,
};

use regex_automata::util::pool::{Pool, PoolGuard};

use crate::{
    detector::Detector,
    feed::{Feed, Runs},
    finding::{DetectorId, Finding},
    normalize,
    overlap::{self, Found},
    pattern::ScannerError,
    patterns::{Patterns, Scratch},
    stream::{StreamLimits, StreamScanner},
    sweep::{self, View},
};

/// Detectors, compiled once to be run on many texts. Immutable; threads share it.
pub struct Scanner {
    patterns: Arc<Patterns>,
    /// Automata build their states when a text first needs them; whoever scans borrows a set of them.
    scratches: Pool<Scratch, Create>,
}

type Create = Box<dyn Fn() -> Scratch + Send + Sync + UnwindSafe + RefUnwindSafe>;

impl Scanner {
    /// Compiles `detectors`.
    ///
    /// # Errors
    /// A pattern that is no regular expression, or matches no text.
    pub fn new(
        detectors: impl IntoIterator<Item = &'static Detector>,
    ) -> Result<Self, ScannerError> {
        let patterns = Arc::new(Patterns::new(detectors.into_iter().collect())?);
        let compiled = Arc::clone(&patterns);
        let create: Create = Box::new(move || compiled.scratch());
        Ok(Self {
            patterns,
            scratches: Pool::new(create),
        })
    }

    /// Everything found in `text`, in order and free of overlaps.
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        let mut scratch = self.scratch();
        let mut runs = Runs::default();
        let settled = if normalize::is_plain(text) {
            let mut found = Vec::new();
            sweep::sweep(
                &self.patterns,
                &mut scratch,
                View {
                    text,
                    from: 0,
                    complete: true,
                },
                &mut found,
            );
            runs.extend(&self.patterns, &mut scratch, text, 0);
            runs.close(&self.patterns, &mut scratch);
            found.append(runs.found());
            overlap::settle(found)
        } else {
            let mut feed = Feed::default();
            feed.push(text);
            feed.finish();
            runs.extend(&self.patterns, &mut scratch, feed.text_from(0), 0);
            runs.close(&self.patterns, &mut scratch);
            feed.settle(&self.patterns, &mut scratch, true, runs.found(), usize::MAX)
                .found
        };
        self.findings(&settled)
    }

    /// A scan of a text that comes in pieces.
    pub fn stream(self: &Arc<Self>, limits: StreamLimits) -> StreamScanner {
        StreamScanner::new(Arc::clone(self), limits)
    }

    pub(crate) fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    pub(crate) fn scratch(&self) -> PoolGuard<'_, Scratch, Create> {
        self.scratches.get()
    }

    pub(crate) fn findings(&self, found: &[Found]) -> Vec<Finding> {
        let findings = found.iter().filter_map(|f| {
            Some(Finding {
                detector: DetectorId::builtin(self.patterns.detector(f.detector)?.id),
                span: f.span,
                confidence: f.confidence?,
            })
        });
        findings.collect()
    }
}

impl fmt::Debug for Scanner {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scanner")
            .field("detectors", &self.patterns.len())
            .finish_non_exhaustive()
    }
}
