//! Text in, findings out: one prefilter pass → match → validate → context → overlap.

use std::{
    fmt,
    panic::{RefUnwindSafe, UnwindSafe},
    sync::Arc,
};

use regex_automata::util::pool::{Pool, PoolGuard};

use crate::{
    entry::Entry,
    feed::Feed,
    finding::Finding,
    normalize,
    overlap::{self, Found},
    pattern::ScannerError,
    patterns::{Patterns, Scratch},
    registry,
    runs::Runs,
    stream::{StreamLimits, StreamScanner},
    sweep,
    whole::Judges,
};

/// Detectors, compiled once to be run on many texts. Immutable; threads share it.
pub struct Scanner {
    patterns: Arc<Patterns>,
    judges: Judges,
    /// Automata build their states when a text first needs them; whoever scans borrows a set of them.
    scratches: Pool<Scratch, Create>,
}

type Create = Box<dyn Fn() -> Scratch + Send + Sync + UnwindSafe + RefUnwindSafe>;

impl Scanner {
    /// Compiles detectors and entries of the user's own. Their order does not matter: of findings that are equal, that of the
    /// detector which stays is the first of [`detectors`](crate::detectors), then the user's own.
    ///
    /// # Errors
    /// A pattern that is no regular expression, or matches no text.
    pub fn new(entries: impl IntoIterator<Item = impl Into<Entry>>) -> Result<Self, ScannerError> {
        let mut judges = Judges::default();
        let entries = entries.into_iter().map(Into::into);
        let mut matched: Vec<Entry> = entries.filter(|entry| !judges.take_in(entry)).collect();
        matched.sort_by_cached_key(|entry| match entry {
            Entry::Builtin(detector) => registry::place(detector.id),
            _ => usize::MAX,
        });
        let patterns = Arc::new(Patterns::new(matched)?);
        let compiled = Arc::clone(&patterns);
        let create: Create = Box::new(move || compiled.scratch());
        Ok(Self {
            patterns,
            judges,
            scratches: Pool::new(create),
        })
    }

    /// Everything found in `text`, in order. What detectors' patterns find is free of overlaps, and so is what one entry of the
    /// user's own finds; entries' findings and those of the text as a whole may contain others, or lie in them.
    pub fn scan(&self, text: &str) -> Vec<Finding> {
        self.judges.judge(text, self.scan_patterns(text))
    }

    /// What patterns find, which is what a stream of the text finds too.
    pub fn scan_patterns(&self, text: &str) -> Vec<Finding> {
        let mut scratch = self.scratch();
        let mut runs = Runs::default();
        let settled = if normalize::is_plain(text) {
            let mut found = sweep::sweep_alone(&self.patterns, &mut scratch, text, 0);
            runs.extend(&self.patterns, &mut scratch, (text, 0), true);
            runs.close(&self.patterns, &mut scratch);
            found.append(runs.found());
            let is_own = |detector| self.patterns.is_own(detector);
            overlap::settle_apart(found, &is_own, &mut |span| {
                let rest = text.get(span.start..span.end).unwrap_or_default();
                sweep::sweep_alone(&self.patterns, &mut scratch, rest, span.start)
            })
        } else {
            self.scan_in_blocks(&mut scratch, &mut runs, text)
        };
        self.findings(&settled)
    }

    /// Everything found in `text`, whose normalised form exists only as far as it is not final.
    fn scan_in_blocks(&self, scratch: &mut Scratch, runs: &mut Runs, text: &str) -> Vec<Found> {
        let mut feed = Feed::default();
        let mut found = Vec::new();
        let mut rest = text;
        loop {
            // What is held is matched again: with as much new text, the whole takes twice the time at most.
            let wanted = BLOCK.max(feed.held() + runs.held());
            let length = (wanted..).find(|&at| at >= rest.len() || rest.is_char_boundary(at));
            let (block, after) = rest
                .split_at_checked(length.unwrap_or(rest.len()))
                .unwrap_or((rest, ""));
            let read = feed.normal().end();
            feed.push(block);
            rest = after;
            let last = rest.is_empty();
            if last {
                feed.finish();
            }
            let piece = (feed.text_from(read), read);
            runs.extend(&self.patterns, scratch, piece, last);
            if last {
                runs.close(&self.patterns, scratch);
            }
            let hold = runs.settle(&self.patterns, scratch);
            let settled = feed.settle(&self.patterns, scratch, last, runs.found(), hold);
            found.extend(settled.found);
            if last {
                return found;
            }
        }
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
                detector: self.patterns.entry(f.detector)?.id(),
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

/// Bytes that are normalised at once.
const BLOCK: usize = 64 << 10;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::laws::{ALL, streamed};

    #[test]
    fn blocks_do_not_matter() {
        let token = format!("sk-proj-{}", "aB3４_".repeat(BLOCK / 2));
        let cards = "4111 1111 1111 1111, é&#64;\u{200b} ".repeat(BLOCK / 8);
        let lines = format!(
            "{}\n",
            "QUtJQVE3WlRMTVhXUktWQk5DMlkg".repeat(19).split_at(76).0
        );
        for text in [
            format!("é {token} {cards}{token}"),
            format!("{cards}{}é{cards}", lines.repeat(2 * BLOCK / lines.len())),
            "\u{ad}".repeat(3 * BLOCK) + &cards,
        ] {
            let found = ALL.scan(&text);
            assert!(found.len() > BLOCK / 16);
            let characters: Vec<char> = text.chars().collect();
            let pieces: Vec<String> = characters.chunks(999).map(String::from_iter).collect();
            let found_in_pieces = streamed(&ALL, pieces.iter().map(String::as_str));
            assert!(found == found_in_pieces);
        }
    }
}
