//! Runs a network that labels every token of a text, in overlapping windows: near a window's edge the network sees too
//! little, so each token's label is taken from the window in which it stands deepest.

use std::{ops::Range, path::Path, time::Instant};

use tokenizers::Tokenizer;

use super::{AnswerEnd, LoadError};
use crate::onnx::Network;

/// Tokens a window looks at, special tokens included.
const WINDOW: usize = 128;
/// Tokens that two windows share.
const OVERLAP: usize = 32;
/// Text is tokenised in pieces of this many bytes, so that the time can be watched in between.
const PIECE: usize = 16 << 10;

/// A tokenizer and its network.
#[derive(Debug)]
pub(super) struct TokenClassifier {
    tokenizer: Tokenizer,
    network: Network,
    /// How many labels there are.
    labels: usize,
    first: i64,
    last: i64,
}

/// A word of the text with the probability of each label, averaged over its tokens.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// In bytes of the text.
    pub(super) span: Range<usize>,
    /// In how many tokens it was read.
    pub(super) tokens: usize,
    /// By label index.
    pub(super) probabilities: Vec<f32>,
    /// The inner values that were asked for, averaged likewise.
    pub(super) inner: Vec<f32>,
}

struct Token {
    id: i64,
    word: usize,
    span: Range<usize>,
}

impl TokenClassifier {
    /// Loads both, a network of so many labels. The tokenizer must know `[CLS]` and `[SEP]`.
    pub(super) fn load(
        library: &Path,
        tokenizer: &Path,
        network: (&Path, &[&str]),
        labels: usize,
    ) -> Result<Self, LoadError> {
        let failed = |e: String| LoadError::new(tokenizer.display().to_string(), e);
        let mut read = Tokenizer::from_file(tokenizer).map_err(|e| failed(e.to_string()))?;
        read.with_padding(None);
        read.with_truncation(None)
            .map_err(|e| failed(e.to_string()))?;
        let special = |name: &str| {
            read.token_to_id(name)
                .map(i64::from)
                .ok_or_else(|| failed(format!("it has no token {name}")))
        };
        let (first, last) = (special("[CLS]")?, special("[SEP]")?);
        Ok(Self {
            tokenizer: read,
            network: Network::load(library, network.0, network.1)?,
            labels,
            first,
            last,
        })
    }

    /// Labels the words of a text. Words that the time did not suffice for are left out.
    pub(super) fn label(&mut self, text: &str, until: Instant) -> (Vec<Word>, AnswerEnd) {
        let (tokens, mut end) = self.tokens(text, until);
        let mut labels: Vec<Option<(usize, Vec<f32>)>> = vec![None; tokens.len()];
        for window in windows(&tokens) {
            if Instant::now() >= until {
                end = AnswerEnd::Timeout;
                break;
            }
            let Some(rows) = self.run(tokens.get(window.clone()).unwrap_or_default()) else {
                end = AnswerEnd::Failed;
                break;
            };
            for (row, index) in rows.into_iter().zip(window.clone()) {
                let depth = (index - window.start).min(window.end - 1 - index);
                if let Some(slot) = labels.get_mut(index)
                    && slot.as_ref().is_none_or(|(other, _)| *other < depth)
                {
                    let (labels, inner) = row.split_at_checked(self.labels).unwrap_or_default();
                    *slot = Some((depth, [&softmax(labels), inner].concat()));
                }
            }
        }
        (words(&tokens, labels, self.labels), end)
    }

    fn run(&mut self, tokens: &[Token]) -> Option<Vec<Vec<f32>>> {
        let ids: Vec<i64> = std::iter::once(self.first)
            .chain(tokens.iter().map(|t| t.id))
            .chain([self.last])
            .collect();
        let mut rows = self.network.run(&ids)?;
        rows.pop();
        rows.drain(..1.min(rows.len()));
        (rows.len() == tokens.len()).then_some(rows)
    }

    fn tokens(&self, text: &str, until: Instant) -> (Vec<Token>, AnswerEnd) {
        let mut tokens: Vec<Token> = Vec::new();
        for piece in pieces(text) {
            if Instant::now() >= until {
                return (tokens, AnswerEnd::Timeout);
            }
            let part = text.get(piece.clone()).unwrap_or_default();
            let Ok(encoding) = self.tokenizer.encode(part, false) else {
                return (tokens, AnswerEnd::Failed);
            };
            let words_before = tokens.last().map_or(0, |t| t.word + 1);
            let parts = encoding.get_ids().iter().zip(encoding.get_word_ids());
            for ((id, word), (start, end)) in parts.zip(encoding.get_offsets()) {
                if start < end {
                    tokens.push(Token {
                        id: i64::from(*id),
                        word: words_before + word.map_or(0, |w| w as usize),
                        span: piece.start + start..piece.start + end,
                    });
                }
            }
        }
        (tokens, AnswerEnd::Complete)
    }
}

/// Cuts after white space where there is some: a word must not be cut.
fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let mut length = rest.floor_char_boundary(PIECE);
        if length < rest.len() {
            let head = rest.get(..length).unwrap_or_default();
            if let Some((at, space)) = head.char_indices().rfind(|(_, c)| c.is_whitespace()) {
                length = at + space.len_utf8();
            }
        }
        let piece = start..start + length;
        start = piece.end;
        Some(piece)
    })
}

/// A window never begins inside a word, unless one word fills a window.
fn windows(tokens: &[Token]) -> Vec<Range<usize>> {
    let budget = WINDOW - 2;
    let mut windows = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let end = (start + budget).min(tokens.len());
        windows.push(start..end);
        if end == tokens.len() {
            break;
        }
        let word = |i: usize| tokens.get(i).map(|t| t.word);
        let mut next = end - OVERLAP;
        while next > start + 1 && word(next) == word(next - 1) {
            next -= 1;
        }
        start = next;
    }
    windows
}

fn words(tokens: &[Token], rows: Vec<Option<(usize, Vec<f32>)>>, labels: usize) -> Vec<Word> {
    let mut words: Vec<(usize, Word)> = Vec::new();
    for (token, label) in tokens.iter().zip(rows) {
        let Some((_, probabilities)) = label else {
            continue;
        };
        match words.last_mut() {
            Some((number, word)) if *number == token.word => {
                word.tokens += 1;
                word.span.end = word.span.end.max(token.span.end);
                for (sum, p) in word.probabilities.iter_mut().zip(probabilities) {
                    *sum += p;
                }
            }
            _ => {
                let span = token.span.clone();
                words.push((
                    token.word,
                    Word {
                        span,
                        tokens: 1,
                        probabilities,
                        inner: Vec::new(),
                    },
                ));
            }
        }
    }
    words
        .into_iter()
        .map(|(_, mut word)| {
            let tokens = word.tokens as f32;
            word.probabilities.iter_mut().for_each(|p| *p /= tokens);
            word.inner = word
                .probabilities
                .split_off(labels.min(word.probabilities.len()));
            word
        })
        .collect()
}

/// Numbers as probabilities: all are positive, and their sum is one.
pub(super) fn softmax(row: &[f32]) -> Vec<f32> {
    let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers: Vec<f32> = row.iter().map(|x| (x - most).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|p| p / sum).collect()
}

#[cfg(test)]
mod tests {
    use super::{OVERLAP, PIECE, Token, WINDOW, pieces, softmax, windows};

    fn tokens(words: impl IntoIterator<Item = usize>) -> Vec<Token> {
        let token = |word| Token {
            id: 0,
            word,
            span: 0..1,
        };
        words.into_iter().map(token).collect()
    }

    #[test]
    fn windows_cover_everything_and_begin_at_words() {
        let tokens = tokens((0..1000).map(|i| i / 7));
        let windows = windows(&tokens);
        assert_eq!(windows.first().unwrap().start, 0);
        assert_eq!(windows.last().unwrap().end, 1000);
        for pair in windows.windows(2) {
            assert!(pair[1].start + OVERLAP <= pair[0].end, "{pair:?}");
            assert_ne!(tokens[pair[1].start].word, tokens[pair[1].start - 1].word);
        }
        assert!(windows.iter().all(|w| w.len() <= WINDOW - 2));
    }

    #[test]
    fn one_word_of_many_tokens_still_comes_to_an_end() {
        let windows = windows(&tokens(std::iter::repeat_n(0, 700)));
        assert_eq!(windows.last().unwrap().end, 700);
        assert!(windows.len() < 700);
        assert!(super::windows(&[]).is_empty());
    }

    #[test]
    fn pieces_are_the_text_cut_after_white_space() {
        for text in [
            String::new(),
            "é".repeat(PIECE),
            "word and another ".repeat(3000),
            "😀\u{2003}".repeat(9000),
        ] {
            let pieces: Vec<_> = pieces(&text).collect();
            let joined: String = pieces
                .iter()
                .map(|p| text.get(p.clone()).unwrap())
                .collect();
            assert_eq!(joined, text);
            assert!(pieces.iter().all(|p| p.len() <= PIECE && !p.is_empty()));
            let inner = pieces.len().saturating_sub(1);
            if text.contains(char::is_whitespace) {
                let ends = |p: &std::ops::Range<usize>| {
                    text.get(p.clone()).unwrap().ends_with(char::is_whitespace)
                };
                assert!(pieces.iter().take(inner).all(ends));
            }
        }
    }

    #[test]
    fn softmax_adds_up_whatever_the_size() {
        let p = softmax(&[1000.0, 1000.0, -1000.0]);
        assert!((p.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((p[0] - 0.5).abs() < 1e-6);
    }
}
