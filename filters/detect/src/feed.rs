//! A text that comes in pieces, matched piece by piece: what is final leaves, what may still change stays.

use crate::{
    encoded::{self, Decoder},
    finding::Span,
    normalize::Normalizer,
    overlap::{self, Found},
    patterns::{Carried, Patterns, Scratch},
    sweep::{self, View},
};

/// One text and how far it is decided.
#[derive(Debug, Default)]
pub(crate) struct Feed {
    normal: Normalizer,
    /// In normalised text: what starts before this is final.
    cut: usize,
}

/// What a look at a feed decided.
#[derive(Debug, Default)]
pub(crate) struct Settled {
    /// In the original text: everything before this is final.
    pub(crate) decided: usize,
    /// Newly final, in order, in the original text.
    pub(crate) found: Vec<Found>,
}

impl Feed {
    pub(crate) fn normal(&self) -> &Normalizer {
        &self.normal
    }

    pub(crate) fn push(&mut self, piece: &str) {
        self.normal.push(piece);
    }

    pub(crate) fn finish(&mut self) {
        self.normal.finish();
    }

    /// The normalised text from `from` (an absolute offset) on.
    pub(crate) fn text_from(&self, from: usize) -> &str {
        self.normal
            .text()
            .get(from.saturating_sub(self.normal.start())..)
            .unwrap_or_default()
    }

    /// How much normalised text is not final.
    pub(crate) fn held(&self) -> usize {
        self.normal.end() - self.cut
    }

    /// Declares everything before `cut` final, whatever it is.
    pub(crate) fn skip_to(&mut self, patterns: &Patterns, cut: usize) {
        self.cut = self.cut.max(cut);
        let keep = self.cut.saturating_sub(sweep::look_behind(patterns));
        if keep > self.normal.start() + SLACK {
            self.normal.drop_before(keep);
        }
    }

    /// The runs that the end of the text interrupts.
    pub(crate) fn lives(&self, patterns: &Patterns, scratch: &mut Scratch) -> Vec<Carried> {
        Patterns::note_lives(scratch);
        sweep::sweep(patterns, scratch, self.view(false), &mut Vec::new());
        patterns.take_lives(scratch)
    }

    fn view(&self, complete: bool) -> View<'_> {
        View {
            text: self.normal.text(),
            from: self.cut - self.normal.start(),
            complete,
        }
    }

    /// Matches what is not final. `inner` are findings in normalised text that were made elsewhere, and `hold` the
    /// place in it from which more of them may come; those that became final are taken out.
    pub(crate) fn settle(
        &mut self,
        patterns: &Patterns,
        scratch: &mut Scratch,
        complete: bool,
        inner: &mut Vec<Found>,
        hold: usize,
    ) -> Settled {
        let start = self.normal.start();
        inner.retain(|f| f.span.start >= self.cut);
        let mut found = Vec::new();
        let live =
            (start + sweep::sweep(patterns, scratch, self.view(complete), &mut found)).min(hold);
        for f in &mut found {
            f.span = self
                .normal
                .source(Span::new(start + f.span.start, start + f.span.end));
        }
        found.extend(inner.iter().map(|f| Found {
            span: self.normal.source(f.span),
            ..*f
        }));
        let decided = overlap::pull_back(&found, self.normal.source(Span::new(live, live)).start);
        found.retain(|f| f.span.end <= decided);
        inner.retain(|f| self.normal.source(f.span).end > decided);
        self.skip_to(patterns, self.normal.text_at(decided));
        Settled {
            decided,
            found: overlap::settle(found),
        }
    }
}

/// Base64 runs in a normalised text, each decoded into a feed of its own.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    open: Option<Run>,
    /// Final, in the normalised text around the run; not reported yet.
    found: Vec<Found>,
}

/// A run that may go on. Offsets are in the text around it.
#[derive(Debug, Default)]
struct Run {
    start: usize,
    end: usize,
    decoder: Decoder,
    /// What it decodes to.
    feed: Feed,
    /// How much of that is final.
    decided: usize,
}

impl Runs {
    /// Takes in the piece of normalised text that begins at `start`, where the last one ended.
    pub(crate) fn extend(
        &mut self,
        patterns: &Patterns,
        scratch: &mut Scratch,
        piece: &str,
        start: usize,
    ) {
        let bytes = piece.as_bytes();
        let mut at = 0;
        if let Some(run) = &mut self.open {
            at = encoded::run_length(bytes);
            run.extend(bytes, 0, at);
            if at == bytes.len() {
                return;
            }
            self.close(patterns, scratch);
        }
        while let Some((from, to)) = encoded::next_run(bytes, at) {
            let mut run = Run {
                start: start + from,
                end: start + from,
                ..Run::default()
            };
            run.extend(bytes, from, to);
            self.open = Some(run);
            if to == bytes.len() {
                return;
            }
            self.close(patterns, scratch);
            at = to;
        }
    }

    /// The open run, if there is one, has ended.
    pub(crate) fn close(&mut self, patterns: &Patterns, scratch: &mut Scratch) {
        let Some(mut run) = self.open.take() else {
            return;
        };
        if run.is_long() {
            let mut last = String::new();
            run.decoder.finish(&mut last);
            run.feed.push(&last);
            run.feed.finish();
            run.settle(patterns, scratch, true, &mut self.found);
        }
    }

    /// Matches what the open run has decoded to so far. Returns the place in the text around it from which it may
    /// still bring findings.
    pub(crate) fn settle(&mut self, patterns: &Patterns, scratch: &mut Scratch) -> usize {
        match &mut self.open {
            None => usize::MAX,
            Some(run) if !run.is_long() => run.start,
            Some(run) => {
                run.settle(patterns, scratch, false, &mut self.found);
                run.start + encoded::quad(run.decided)
            }
        }
    }

    /// Findings that are final as far as their run goes.
    pub(crate) fn found(&mut self) -> &mut Vec<Found> {
        &mut self.found
    }

    /// Whether a run touches the end of the text.
    pub(crate) fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// How much decoded text is not final.
    pub(crate) fn held(&self) -> usize {
        self.open.as_ref().map_or(0, |run| run.feed.held())
    }
}

impl Run {
    fn is_long(&self) -> bool {
        self.end - self.start >= encoded::SHORTEST
    }

    fn extend(&mut self, bytes: &[u8], from: usize, to: usize) {
        let mut decoded = String::new();
        self.decoder
            .push(bytes.get(from..to).unwrap_or_default(), &mut decoded);
        self.feed.push(&decoded);
        self.end += to - from;
    }

    fn settle(
        &mut self,
        patterns: &Patterns,
        scratch: &mut Scratch,
        complete: bool,
        found: &mut Vec<Found>,
    ) {
        let settled = self
            .feed
            .settle(patterns, scratch, complete, &mut Vec::new(), usize::MAX);
        self.decided = settled.decided;
        let place = |f: &Found| {
            let last = f.span.end.saturating_sub(1);
            let end = self.start + encoded::quad(last) + 4;
            Span::new(self.start + encoded::quad(f.span.start), end.min(self.end))
        };
        found.extend(settled.found.iter().map(|f| Found {
            span: place(f),
            ..*f
        }));
    }
}

/// Normalised text is dropped in steps of this size, so that dropping costs little.
const SLACK: usize = 4096;
