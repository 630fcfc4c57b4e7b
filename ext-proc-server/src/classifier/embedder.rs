//! Meanings as vectors: all-MiniLM-L6-v2 with weights of eight bits (`models/embedder.py`; Apache-2.0). Texts that mean alike
//! have vectors that point alike.

use std::time::Instant;

use super::{
    AnswerEnd, LoadError, artefact,
    tokens::{Token, Tokens, windows},
};
use crate::onnx::Network;

/// The network with its tokenizer.
#[derive(Debug)]
pub(super) struct Embedder {
    tokens: Tokens,
    network: Network,
}

/// How the likeness of two meanings becomes a score.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nearness {
    /// How alike they are at score 50.
    pub(super) middle: f32,
    /// By how much more alike at score 27.
    pub(super) step: f32,
}

impl Nearness {
    /// 1 to 99, lower is more alike.
    pub(super) fn score(self, likeness: f32) -> u8 {
        let alike = 1.0 / (1.0 + (-(likeness - self.middle) / self.step).exp());
        // Between 1 and 99, so the cast is exact.
        (99.0 - 98.0 * alike).round() as u8
    }
}

/// A meaning: of length one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Vector(Vec<f32>);

impl Vector {
    /// The direction of these numbers.
    pub(super) fn new(mut numbers: Vec<f32>) -> Self {
        let square: f32 = numbers.iter().map(|x| x * x).sum();
        let length = square.sqrt().max(f32::MIN_POSITIVE);
        numbers.iter_mut().for_each(|x| *x /= length);
        Self(numbers)
    }

    /// What lies between two meanings.
    pub(super) fn between(&self, other: &Self) -> Self {
        let both = self.0.iter().zip(&other.0);
        Self::new(both.map(|(a, b)| a + b).collect())
    }

    /// How alike two meanings are: the cosine, 1 for the same.
    pub(super) fn likeness(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum()
    }
}

impl Embedder {
    /// Loads it.
    pub(super) fn load() -> Result<Self, LoadError> {
        let ensure = |name| artefact("embedder", name);
        let (library, folder) = (ensure("onnxruntime")?, ensure("embedder")?);
        Ok(Self {
            tokens: Tokens::load(&folder.join("tokenizer.json"))?,
            network: Network::load(&library, &folder.join("model.onnx"))?,
        })
    }

    /// The meaning of each window of a text, as far as the time suffices.
    pub(super) fn windows(&mut self, text: &str, until: Instant) -> (Vec<Vector>, AnswerEnd) {
        let (tokens, mut end) = self.tokens.read(text, until);
        let mut vectors = Vec::new();
        for window in windows(&tokens) {
            if Instant::now() >= until {
                end = AnswerEnd::Timeout;
                break;
            }
            match self.vector(tokens.get(window).unwrap_or_default()) {
                Some(vector) => vectors.push(vector),
                None => {
                    end = AnswerEnd::Failed;
                    break;
                }
            }
        }
        (vectors, end)
    }

    /// The meaning of a few words; `None` when the network cannot be run.
    pub(super) fn phrase(&mut self, text: &str, until: Instant) -> Option<Vector> {
        let (tokens, _) = self.tokens.read(text, until);
        let first = windows(&tokens).into_iter().next()?;
        self.vector(tokens.get(first)?)
    }

    /// The mean of what the network makes of every token, as it was trained.
    fn vector(&mut self, tokens: &[Token]) -> Option<Vector> {
        let rows = self.network.run(&self.tokens.sequence(tokens))?;
        let mut sum = vec![0.0; rows.first()?.len()];
        for row in &rows {
            for (sum, x) in sum.iter_mut().zip(row) {
                *sum += x;
            }
        }
        Some(Vector::new(sum))
    }
}

#[cfg(test)]
mod tests {
    use super::Vector;

    #[test]
    fn likeness_is_the_cosine() {
        let (a, b) = (Vector::new(vec![3.0, 0.0]), Vector::new(vec![0.0, 0.1]));
        assert!((a.likeness(&a) - 1.0).abs() < 1e-6);
        assert!(a.likeness(&b).abs() < 1e-6);
        assert!((a.between(&b).likeness(&b) - 0.5_f32.sqrt()).abs() < 1e-6);
        let nothing = Vector::new(vec![0.0, 0.0]);
        assert!(nothing.likeness(&a).abs() < 1e-6);
    }
}
