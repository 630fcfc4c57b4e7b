//! A network that answers the questions: every window of a text is read once for all of them.

use std::{ops::Range, path::Path, time::Instant};

use super::{
    Author, Judgement,
    mapping::Mapping,
    normalise::{Normalised, normalise},
    question::Question,
};
use crate::{
    classifier::{
        AnswerEnd, LoadError,
        tokens::{Token, Tokens, pieces, windows_of},
    },
    onnx::Network,
};

/// The network with what its numbers mean.
#[derive(Debug)]
pub(super) struct PromptNetwork {
    mapping: Mapping,
    tokens: Tokens,
    network: Network,
}

/// What the windows of a text said so far.
#[derive(Debug, Default)]
struct Seen {
    /// The highest logit of each head.
    logits: Vec<f32>,
    windows: usize,
    /// Where the likeliest attack stands, in bytes of the text as it is read.
    attack: Range<usize>,
}

impl PromptNetwork {
    /// Loads the network, its tokenizer and what its numbers mean.
    ///
    /// # Errors
    /// The file, the tensor and what was expected.
    pub(super) fn load(
        library: &Path,
        [model, tokenizer, heads]: [&Path; 3],
    ) -> Result<Self, LoadError> {
        let mapping = Mapping::load(heads)?;
        let network = Network::load(library, model)?;
        let outputs = [(mapping.output.as_str(), mapping.width())]
            .into_iter()
            .chain(mapping.marks.as_deref().map(|marks| (marks, 0)));
        let checked = network.check(&outputs.collect::<Vec<_>>());
        checked.map_err(|e| {
            let why = format!("{e} (so says {})", heads.display());
            LoadError::new(model.display().to_string(), why)
        })?;
        let mut loaded = Self {
            tokens: Tokens::load(tokenizer)?,
            network,
            mapping,
        };
        let tried = loaded.try_windows();
        tried.map_err(|e| LoadError::new(model.display().to_string(), e))?;
        Ok(loaded)
    }

    /// Runs a window of one token with every prefix, and the longest one: what traffic brings.
    fn try_windows(&mut self) -> Result<(), String> {
        let prefixes: Vec<Vec<i64>> = match self.mapping.prefix {
            Some(_) => [Author::User, Author::Data, Author::Model]
                .iter()
                .flat_map(|author| [true, false].map(|hidden| self.prefix(*author, hidden)))
                .collect(),
            None => vec![Vec::new()],
        };
        let mut count = None;
        let longest = prefixes.first().map(|p| (p, self.mapping.content()));
        for (prefix, length) in prefixes.iter().map(|p| (p, 1)).chain(longest) {
            let ids = self.tokens.sequence_of(prefix, length);
            let outputs = self.network.outputs(&ids).unwrap_or_default();
            let output = outputs
                .iter()
                .find(|(name, _)| *name == self.mapping.output);
            let Some((_, values)) = output else {
                return Err(format!(
                    "it cannot be run on a window of {length} tokens behind the prefix {prefix:?}"
                ));
            };
            let counted = *count.get_or_insert(values.len());
            if counted != values.len() {
                return Err(format!(
                    "its output {:?} has {counted} numbers for one token and {} for {length}; expected {} or more for any window",
                    self.mapping.output,
                    values.len(),
                    self.mapping.width()
                ));
            }
        }
        Ok(())
    }

    /// What it answers.
    pub(super) fn questions(&self) -> Vec<Question> {
        self.mapping.heads.iter().map(|head| head.asks).collect()
    }

    /// Reads a text, as far as the time suffices.
    pub(super) fn judge(&mut self, author: Author, text: &str, until: Instant) -> Judgement {
        let Some(read_as) = self.plain(text, until) else {
            return Judgement {
                end: AnswerEnd::Timeout,
                ..Judgement::default()
            };
        };
        let prefix = self.prefix(author, read_as.hidden);
        let (tokens, mut end) = self.tokens.read(&read_as.text, until);
        let mut seen = Seen::default();
        for window in windows_of(&tokens, self.mapping.content(), self.mapping.overlap) {
            if Instant::now() >= until {
                end = AnswerEnd::Timeout;
                break;
            }
            let window = tokens.get(window).unwrap_or_default();
            if self.read(&prefix, window, &mut seen).is_none() {
                end = AnswerEnd::Failed;
                break;
            }
        }
        let attack = match read_as.text == text {
            true => seen.attack.clone(),
            // Where the text had to be made plain, all of it.
            false => 0..text.len(),
        };
        Judgement {
            scores: seen.scores(&self.mapping),
            attack,
            end,
        }
    }

    /// The text as it is read, piece by piece; `None` when the time is up before.
    fn plain(&self, text: &str, until: Instant) -> Option<Normalised> {
        let mut plain = Normalised {
            text: String::with_capacity(text.len()),
            hidden: false,
        };
        if !self.mapping.normalise {
            plain.text.push_str(text);
            return Some(plain);
        }
        for piece in pieces(text) {
            if Instant::now() >= until {
                return None;
            }
            let piece = normalise(text.get(piece).unwrap_or_default());
            plain.text.push_str(&piece.text);
            plain.hidden |= piece.hidden;
        }
        Some(plain)
    }

    fn prefix(&self, author: Author, hidden: bool) -> Vec<i64> {
        let Some(prefix) = self.mapping.prefix else {
            return Vec::new();
        };
        let whose = match author {
            Author::User | Author::Claimed => prefix.user,
            Author::Data | Author::File => prefix.data,
            Author::Model => prefix.assistant,
        };
        vec![whose, if hidden { prefix.hidden } else { prefix.plain }]
    }

    /// Reads one window; `None` when the network cannot be run.
    fn read(&mut self, prefix: &[i64], window: &[Token], seen: &mut Seen) -> Option<()> {
        let ids = self.tokens.sequence_behind(prefix, window);
        let mut outputs = self.network.outputs(&ids)?;
        let mut take = |name: &str| {
            let at = outputs.iter().position(|(output, _)| output == name)?;
            Some(outputs.swap_remove(at).1)
        };
        let logits = self.mapping.logits(&take(&self.mapping.output)?)?;
        let marks = self.mapping.marks.as_deref().and_then(&mut take);
        let mut heads = self.mapping.heads.iter();
        let injection = heads.position(|head| head.asks == Question::Injection);
        if injection.is_some_and(|at| seen.logits.get(at) < logits.get(at)) {
            seen.attack = attack(window, prefix.len() + 1, marks.as_deref());
        }
        match seen.logits.as_mut_slice() {
            [] => seen.logits = logits,
            highest => {
                let each = highest.iter_mut().zip(logits);
                each.for_each(|(highest, logit)| *highest = highest.max(logit));
            }
        }
        seen.windows += 1;
        Some(())
    }
}

/// The tokens of a window that look like an order, or the whole window.
fn attack(window: &[Token], before: usize, marks: Option<&[f32]>) -> Range<usize> {
    let marked = |index: usize| {
        let mark = marks.and_then(|marks| marks.get(before + index));
        mark.is_none_or(|mark| *mark > 0.0)
    };
    let mut orders = window
        .iter()
        .enumerate()
        .filter(|(index, _)| marked(*index));
    let (first, last) = match (orders.next(), orders.next_back()) {
        (Some((_, first)), last) => (Some(first), last.map(|(_, last)| last).or(Some(first))),
        (None, _) => (window.first(), window.last()),
    };
    match (first, last) {
        (Some(first), Some(last)) => first.span.start..last.span.end,
        _ => 0..0,
    }
}

/// A text of more windows is allowed no more: nobody is to hide behind its length.
const MOST_ALLOWED: usize = 16;

impl Seen {
    fn scores(&self, mapping: &Mapping) -> Vec<(Question, u8)> {
        let windows = self.windows.clamp(1, MOST_ALLOWED) as f32;
        let allowance = mapping.allowance * windows.log2();
        let heads = mapping.heads.iter().zip(&self.logits);
        heads
            .map(|(head, logit)| (head.asks, head.score(logit - allowance)))
            .collect()
    }
}
