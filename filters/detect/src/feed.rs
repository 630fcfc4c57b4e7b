//! A text that comes in pieces, matched piece by piece: what is final leaves, what may still change stays.

use crate::{
    finding::Span,
    normalize::Normalizer,
    overlap::{self, Found},
    patterns::{Carried, Patterns, Scratch},
    sweep::{self, View},
};

/// One text and how far it is decided.
#[derive(Clone, Debug, Default)]
pub(crate) struct Feed {
    normal: Normalizer,
    /// In normalised text: what starts before this is final.
    cut: usize,
    /// In normalised text: where the last match that is final ended.
    after: usize,
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
        self.normal.drop_before(keep, self.cut);
    }

    /// The runs that the end of the text interrupts.
    pub(crate) fn lives(&self, patterns: &Patterns, scratch: &mut Scratch) -> Vec<Carried> {
        Patterns::note_lives(scratch);
        let live = sweep::sweep(patterns, scratch, self.view(false), &mut Vec::new());
        let mut lives = patterns.take_lives(scratch);
        // Words in the making are no runs.
        if lives.is_empty() && live < self.normal.text().len() {
            lives.push(Carried::vague());
        }
        lives
    }

    fn view(&self, complete: bool) -> View<'_> {
        View {
            text: self.normal.text(),
            from: self.cut - self.normal.start(),
            after: self.after.saturating_sub(self.normal.start()),
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
        let mut ends = Vec::new();
        for f in &mut found {
            let end = start + f.span.end;
            let value = start + f.span.start;
            f.span = self.normal.source(Span::new(value, end));
            let whole = self.normal.source(Span::new(value - f.lead, end));
            f.lead = f.span.start - whole.start;
            if f.confidence.is_some() && patterns.parts_words(f.detector) {
                ends.push((end, f.span.end));
            }
        }
        found.extend(inner.iter().map(|f| Found {
            span: self.normal.source(f.span),
            ..*f
        }));
        let decided = overlap::pull_back(&found, self.normal.source(Span::new(live, live)).start);
        found.retain(|f| f.span.end <= decided);
        let ends = ends.iter().filter(|(_, source)| *source <= decided);
        self.after = ends.fold(self.after, |after, &(end, _)| after.max(end));
        inner.retain(|f| self.normal.source(f.span).end > decided);
        let is_own = |detector| patterns.is_own(detector);
        let found = overlap::settle_apart(found, &is_own, &mut |span| {
            let place = |at: usize| self.normal.text_at(at) - start;
            let (from, to) = (place(span.start), place(span.end));
            let text = self.normal.text().get(from..to).unwrap_or_default();
            let mut found = sweep::sweep_alone(patterns, scratch, text, start + from);
            found
                .iter_mut()
                .for_each(|f| f.span = self.normal.source(f.span));
            found
        });
        self.skip_to(patterns, self.normal.text_at(decided));
        Settled { decided, found }
    }
}
