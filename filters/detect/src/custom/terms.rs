//! Whole words and runs of words that are in a set, found by their hashes: word lists and exact data.
//!
//! At each word of a text a walk begins; it goes on as long as the filter says that something begins like this. What is
//! found depends on the words alone, never on how a text is cut.

use std::collections::BTreeMap;

use super::{
    normal::{self, Form, Step, Walk},
    table::Table,
};
use crate::{
    detector::Match,
    finding::{Confidence, DetectorId, Span},
    overlap::Found,
    sweep::View,
};

/// A set of words and runs of words.
#[derive(Debug)]
pub struct Terms {
    pub(super) id: DetectorId,
    pub(super) confidence: Confidence,
    pub(super) context: Vec<String>,
    pub(super) form: Form,
    pub(super) key: [u64; 2],
    pub(super) table: Table,
    /// The most words of one entry.
    pub(super) words: usize,
    /// The most bytes of one entry, in a text.
    pub(super) longest: usize,
    /// For entries that begin or end with punctuation, by hash.
    pub(super) edges: BTreeMap<u64, Vec<Edge>>,
    pub(super) together: Option<Row>,
}

/// The punctuation before and after the words of an entry.
#[derive(Clone, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) struct Edge {
    pub(super) before: String,
    pub(super) after: String,
}

/// How many values of one row must stand together.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Row {
    pub(super) columns: u8,
    pub(super) within: usize,
}

/// A run of words that is in the set.
#[derive(Clone, Debug)]
struct Hit {
    start: usize,
    end: usize,
    /// Its values.
    first: usize,
    last: usize,
    counts: bool,
}

/// Which value it is: where its rows stand in the table.
type Value = (usize, usize);

impl Hit {
    fn value(&self) -> Value {
        (self.first, self.last)
    }
}

impl Terms {
    /// The same, surer by one level where one of these words stands in the 64 bytes before a match, in any case.
    #[must_use]
    pub fn with_context(mut self, words: impl IntoIterator<Item = String>) -> Self {
        let lower = |word: String| word.chars().map(crate::context::lower).collect();
        self.context = words.into_iter().map(lower).collect();
        self
    }

    /// What its findings are called.
    pub fn id(&self) -> &DetectorId {
        &self.id
    }

    /// How many different words, or values of a table, it looks for.
    pub fn len(&self) -> usize {
        self.table.len()
    }

    /// Whether it looks for nothing.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The memory it takes, in bytes.
    pub fn size(&self) -> usize {
        self.table.size()
    }

    /// How much text before a place can matter to what is found there.
    pub(crate) fn reach(&self) -> usize {
        self.together.map_or(0, |row| row.within) + self.longest
    }

    /// Adds what is found in the view, under that index, to `found`. Returns the first place at which text to come may
    /// still begin, extend or change a finding.
    pub(crate) fn sweep(&self, index: usize, view: View<'_>, found: &mut Vec<Found>) -> usize {
        let mut live = view.text.len();
        let back = match self.together {
            Some(_) => (view.text).floor_char_boundary(view.from.saturating_sub(self.reach())),
            None => view.from,
        };
        let mut hits: Vec<Hit> = Vec::new();
        normal::each_start(view.text, back, |start| {
            if self.hits_at(view, start, &mut hits) {
                live = live.min(start.max(view.from));
            }
        });
        if let Some(row) = self.together {
            self.join(row, &mut hits);
            if !view.complete {
                let open = |hit: &&Hit| !hit.counts && hit.start + row.within > view.text.len();
                let open = hits.iter().filter(open).map(|hit| hit.start);
                live = open.filter(|&at| at >= view.from).fold(live, usize::min);
            }
        }
        for hit in hits
            .iter()
            .filter(|hit| hit.counts && hit.start >= view.from)
        {
            found.push(Found {
                detector: index,
                span: Span::new(hit.start, hit.end),
                lead: 0,
                confidence: Some(self.rated(view.text, hit)),
            });
        }
        live
    }

    /// Adds what begins with the word at `start`. Whether text to come may still begin, extend or change it.
    fn hits_at(&self, view: View<'_>, start: usize, hits: &mut Vec<Hit>) -> bool {
        let mut walk = Walk::new(
            view.text,
            start,
            self.longest,
            self.form,
            normal::hasher(self.key),
        );
        let (mut live, mut longest) = (false, None);
        for _ in 0..self.words {
            let end = match walk.step() {
                Step::Word(end) => end,
                Step::End => break,
                // The text's end ends a word too.
                Step::Cut if view.complete && walk.is_inside() => view.text.len(),
                Step::Cut => {
                    live |= !view.complete;
                    break;
                }
            };
            let hash = walk.hash();
            if !self.table.may_have(hash) {
                break;
            }
            let values = self.table.find(hash);
            let (end, open) = match self.edges.get(&hash) {
                _ if values.is_empty() => continue,
                Some(edges) => edge_at(edges, view, start, end),
                None => (Some(end), false),
            };
            live |= open;
            let hit = end.map(|end| Hit {
                start,
                end,
                first: values.start,
                last: values.end,
                counts: self.together.is_none(),
            });
            match self.together {
                Some(_) => hits.extend(hit),
                None => longest = hit.or(longest),
            }
        }
        hits.extend(longest);
        live
    }

    /// Decides which hits count: those in a window with enough columns of one row.
    fn join(&self, row: Row, hits: &mut [Hit]) {
        for last in 0..hits.len() {
            let Some(newest) = hits.get(last).cloned() else {
                return;
            };
            let before = hits.get(..last).unwrap_or_default();
            let first = last
                - before
                    .iter()
                    .rev()
                    .take_while(|h| h.start + row.within >= newest.end)
                    .count();
            let window = hits.get(first..=last).unwrap_or_default();
            // The same value may stand there many times; it says the same each time.
            let mut values: Vec<Hit> = window.to_vec();
            values.sort_unstable_by_key(Hit::value);
            values.dedup_by_key(|hit| hit.value());
            let rare = |hit: &&Hit| hit.last - hit.first <= RARE;
            let mut real: Vec<Value> = Vec::new();
            // A row that many values point to is only asked about where a rarer one does too.
            let asked = match rare(&&newest) {
                true => std::slice::from_ref(&newest),
                false => &values,
            };
            for hit in asked.iter().filter(rare) {
                for &wanted in self.table.rows(hit.first..hit.last) {
                    let of_row: Vec<(Value, u8)> = (values.iter())
                        .filter_map(|h| Some((h.value(), self.column_in(h, wanted)?)))
                        .collect();
                    let mut columns: Vec<u8> = of_row.iter().map(|&(_, column)| column).collect();
                    columns.sort_unstable();
                    columns.dedup();
                    if columns.len() >= usize::from(row.columns) {
                        real.extend(of_row.iter().map(|&(value, _)| value));
                    }
                }
            }
            for hit in hits.get_mut(first..=last).unwrap_or_default() {
                hit.counts |= real.contains(&hit.value());
            }
        }
    }

    /// The column in which a hit stands in a row, if it does.
    fn column_in(&self, hit: &Hit, row: u32) -> Option<u8> {
        let place = self
            .table
            .rows(hit.first..hit.last)
            .binary_search(&row)
            .ok()?;
        Some(self.table.column(hit.first + place))
    }

    fn rated(&self, text: &str, hit: &Hit) -> Confidence {
        if self.context.is_empty() {
            return self.confidence;
        }
        let from = text.ceil_char_boundary(hit.start.saturating_sub(64));
        let candidate = Match {
            text: text.get(hit.start..hit.end).unwrap_or_default(),
            before: text.get(from..hit.start).unwrap_or_default(),
        };
        match candidate.follows_any(&self.context) {
            true => self.confidence.raised(),
            false => self.confidence,
        }
    }
}

/// Where an entry ends whose words stand in `start..end`, if its punctuation stands around them; and whether text to come
/// may change that.
fn edge_at(edges: &[Edge], view: View<'_>, start: usize, end: usize) -> (Option<usize>, bool) {
    let before = view.text.get(..start).unwrap_or_default();
    let after = view.text.get(end..).unwrap_or_default();
    let fits = |edge: &&Edge| before.ends_with(edge.before.as_str());
    let cut = |edge: &Edge| {
        !view.complete && after.len() < edge.after.len() && edge.after.starts_with(after)
    };
    let open = edges.iter().filter(fits).any(cut);
    let whole = edges
        .iter()
        .filter(fits)
        .filter(|edge| after.starts_with(edge.after.as_str()));
    (whole.map(|edge| end + edge.after.len()).max(), open)
}

/// A value in more rows than this tells no row by itself.
const RARE: usize = 16;
