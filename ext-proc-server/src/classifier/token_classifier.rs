//! Runs a network that labels every token of a text, in overlapping windows: near a window's edge the network sees too
//! little, so each token's label is taken from the window in which it stands deepest.

use std::{ops::Range, path::Path, time::Instant};

use super::{
    AnswerEnd, LoadError,
    tokens::{Token, Tokens, windows},
};
use crate::onnx::Network;

/// A tokenizer and its network.
#[derive(Debug)]
pub(super) struct TokenClassifier {
    tokens: Tokens,
    network: Network,
    /// How many labels there are.
    labels: usize,
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
    /// The values of the other outputs, averaged likewise.
    pub(super) inner: Vec<f32>,
}

impl TokenClassifier {
    /// Loads both. The network has these outputs for each token: as many numbers of each as is said, the labels first. The
    /// tokenizer must know `[CLS]` and `[SEP]`.
    pub(super) fn load(
        library: &Path,
        tokenizer: &Path,
        network: &Path,
        outputs: &[(&str, usize)],
    ) -> Result<Self, LoadError> {
        let loaded = Network::load(library, network)?;
        let checked = loaded.check(outputs);
        checked.map_err(|e| LoadError::new(network.display().to_string(), e))?;
        Ok(Self {
            tokens: Tokens::load(tokenizer)?,
            network: loaded,
            labels: outputs.first().map_or(0, |(_, labels)| *labels),
        })
    }

    /// Labels the words of a text. Words that the time did not suffice for are left out.
    pub(super) fn label(&mut self, text: &str, until: Instant) -> (Vec<Word>, AnswerEnd) {
        let (tokens, mut end) = self.tokens.read(text, until);
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
        let mut rows = self.network.run(&self.tokens.sequence(tokens))?;
        rows.pop();
        rows.drain(..1.min(rows.len()));
        (rows.len() == tokens.len()).then_some(rows)
    }
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
    use super::softmax;

    #[test]
    fn softmax_adds_up_whatever_the_size() {
        let p = softmax(&[1000.0, 1000.0, -1000.0]);
        assert!((p.iter().sum::<f32>() - 1.0).abs() < 1e-6);
        assert!((p[0] - 0.5).abs() < 1e-6);
    }
}
