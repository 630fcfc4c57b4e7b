//! What the numbers of a network mean: the file beside it, `heads.json`. Whoever brings a network of their own writes one too.

use std::{collections::BTreeSet, fs, path::Path};

use serde::Deserialize;

use super::{bounded, question::Question};
use crate::classifier::{
    LoadError,
    tokens::{OVERLAP, WINDOW},
};

/// How a text is given to the network and what comes out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Mapping {
    /// The output with one number for each answer.
    pub(super) output: String,
    /// The output with a number for each token: above 0 where it looks like part of an order to the model.
    #[serde(default)]
    pub(super) marks: Option<String>,
    /// What the numbers are.
    #[serde(default)]
    pub(super) values: Values,
    /// Tokens of a window, those that are put around the text included.
    #[serde(default = "window")]
    pub(super) window: usize,
    /// Tokens that two windows share.
    #[serde(default = "overlap")]
    pub(super) overlap: usize,
    /// What a text's value loses for each doubling of the number of its windows: one of many has many chances to be high.
    #[serde(default)]
    pub(super) allowance: f32,
    /// Whether the text is made plain before it is read.
    #[serde(default)]
    pub(super) normalise: bool,
    /// Tokens in front of the text's own that tell whose it is.
    #[serde(default)]
    pub(super) prefix: Option<Prefix>,
    /// The answers.
    pub(super) heads: Vec<Head>,
}

/// What the network's numbers are.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub(super) enum Values {
    /// Each the logarithm of the odds of its answer.
    #[default]
    Logits,
    /// Together the logits of answers that exclude each other.
    Classes,
    /// Each the probability of its answer.
    Probabilities,
}

/// Ids of tokens that stand behind the first one.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Prefix {
    /// A user's text.
    pub(super) user: i64,
    /// A document, a page, a tool's result.
    pub(super) data: i64,
    /// A model's answer.
    pub(super) assistant: i64,
    /// Nothing had been hidden in the text.
    pub(super) plain: i64,
    /// Something had.
    pub(super) hidden: i64,
}

/// One answer of the network.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Head {
    /// Which question it answers.
    pub(super) asks: Question,
    /// Its place in the output.
    pub(super) index: usize,
    /// Points of the line that maps a logit to a score of 1 to 99, the lower the likelier: the logits rise, the scores do not.
    pub(super) scale: Vec<(f32, f32)>,
}

const fn window() -> usize {
    WINDOW
}

const fn overlap() -> usize {
    OVERLAP
}

/// The most numbers an output may have.
const WIDEST: usize = 1 << 16;

/// In bytes.
const LARGEST: u64 = 1 << 20;

impl Mapping {
    /// Reads and checks the file.
    pub(super) fn load(file: &Path) -> Result<Self, LoadError> {
        let failed = |e: String| LoadError::new(file.display().to_string(), e);
        bounded(file, LARGEST)?;
        let text = fs::read_to_string(file).map_err(|e| failed(e.to_string()))?;
        let mapping: Self = serde_json::from_str(&text).map_err(|e| failed(e.to_string()))?;
        mapping.check().map_err(failed)?;
        Ok(mapping)
    }

    /// How many numbers the output has to have.
    pub(super) fn width(&self) -> usize {
        self.heads
            .iter()
            .map(|head| head.index + 1)
            .max()
            .unwrap_or(0)
    }

    /// Tokens of a window that are the text's own.
    pub(super) fn content(&self) -> usize {
        self.window
            .saturating_sub(if self.prefix.is_some() { 4 } else { 2 })
    }

    fn check(&self) -> Result<(), String> {
        if !(8..=8192).contains(&self.window) || self.overlap >= self.content() {
            return Err(format!(
                "window: {} tokens with {} shared; it may have 8 to 8192, and fewer are shared than are the text's own",
                self.window, self.overlap
            ));
        }
        if self.heads.is_empty() {
            return Err("heads: there must be one at least".to_owned());
        }
        let mut asked = BTreeSet::new();
        for (number, head) in self.heads.iter().enumerate() {
            if head.index >= WIDEST {
                return Err(format!(
                    "heads[{number}].index: {} is too much; an output may have {WIDEST} numbers",
                    head.index
                ));
            }
            if !asked.insert(head.asks) {
                return Err(format!(
                    "heads[{number}].asks: {} is asked twice",
                    head.asks
                ));
            }
            let falls = head.scale.windows(2).all(|pair| match pair {
                [(x, y), (next, lower)] => x < next && y >= lower,
                _ => true,
            });
            let fits = head
                .scale
                .iter()
                .all(|(x, y)| x.is_finite() && (1.0..=99.0).contains(y));
            if head.scale.len() < 2 || !falls || !fits {
                return Err(format!(
                    "heads[{number}].scale: it needs two or more points [logit, score]: logits rise, scores fall from at most 99 to at least 1"
                ));
            }
        }
        Ok(())
    }

    /// A window's logits, one for each head.
    pub(super) fn logits(&self, numbers: &[f32]) -> Option<Vec<f32>> {
        let each = self.heads.iter().map(|head| {
            let own = *numbers.get(head.index)?;
            Some(match self.values {
                Values::Logits => own,
                Values::Probabilities => odds(own),
                Values::Classes => {
                    let highest = numbers.iter().copied().fold(f32::MIN, f32::max);
                    let all: f32 = numbers.iter().map(|x| (x - highest).exp()).sum();
                    odds((own - highest).exp() / all)
                }
            })
        });
        each.collect()
    }
}

impl Head {
    /// 1 to 99, lower is likelier.
    pub(super) fn score(&self, logit: f32) -> u8 {
        let after = self.scale.iter().position(|(x, _)| *x > logit);
        let score = match after {
            Some(0) => self.scale.first().map(|(_, y)| *y),
            Some(at) => self.scale.get(at - 1..=at).and_then(|pair| match pair {
                [(x, y), (next, lower)] => Some(y + (lower - y) * (logit - x) / (next - x)),
                _ => None,
            }),
            None => self.scale.last().map(|(_, y)| *y),
        };
        // Between 1 and 99, so the cast is exact.
        score.unwrap_or(99.0).clamp(1.0, 99.0).round() as u8
    }
}

/// The logarithm of the odds of a probability.
fn odds(probability: f32) -> f32 {
    let p = probability.clamp(1e-7, 1.0 - 1e-7);
    (p / (1.0 - p)).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Mapping, String> {
        let mapping: Mapping = serde_json::from_str(text).map_err(|e| e.to_string())?;
        mapping.check().map(|()| mapping)
    }

    #[test]
    fn a_file_that_says_nothing_of_use_is_refused_where_it_is_wrong() {
        let head = r#"{"asks": "injection", "index": 1, "scale": [[-1, 99], [2, 1]]}"#;
        for (text, wrong) in [
            (format!(r#"{{"output": "logits", "heads": [{head}]}}"#), ""),
            (
                format!(r#"{{"output": "logits", "heads": [{head}, {head}]}}"#),
                "heads[1].asks",
            ),
            (
                format!(
                    r#"{{"output": "o", "heads": [{}]}}"#,
                    head.replace("\"index\": 1", &format!("\"index\": {}", u64::MAX))
                ),
                "heads[0].index",
            ),
            (r#"{"output": "logits", "heads": []}"#.to_owned(), "heads:"),
            (
                format!(r#"{{"output": "logits", "window": 4, "heads": [{head}]}}"#),
                "window",
            ),
            (
                format!(r#"{{"output": "logits", "overlap": 127, "heads": [{head}]}}"#),
                "window",
            ),
            (
                format!(r#"{{"output": "logits", "size": 4, "heads": [{head}]}}"#),
                "unknown field `size`",
            ),
            (
                format!(
                    r#"{{"output": "o", "heads": [{}]}}"#,
                    head.replace("injection", "weather")
                ),
                "weather",
            ),
            (
                format!(
                    r#"{{"output": "o", "heads": [{}]}}"#,
                    head.replace("[2, 1]", "[-2, 1]")
                ),
                "heads[0].scale",
            ),
            (
                format!(
                    r#"{{"output": "o", "heads": [{}]}}"#,
                    head.replace("[2, 1]", "[2, 0]")
                ),
                "heads[0].scale",
            ),
            (
                format!(
                    r#"{{"output": "o", "heads": [{}]}}"#,
                    head.replace(", [2, 1]", "")
                ),
                "heads[0].scale",
            ),
        ] {
            let error = read(&text).err().unwrap_or_default();
            assert!(
                error.contains(wrong) && error.is_empty() == wrong.is_empty(),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn scores_follow_the_line_and_stay_in_bounds() {
        let head = Head {
            asks: Question::Injection,
            index: 0,
            scale: vec![(-2.0, 99.0), (0.0, 49.5), (1.0, 19.5), (3.0, 1.0)],
        };
        let scores = [-9.0, -2.0, -1.0, 0.0, 0.5, 1.0, 3.0, 9.0, f32::NAN].map(|x| head.score(x));
        assert_eq!(scores, [99, 99, 74, 50, 35, 20, 1, 1, 1]);
    }

    #[test]
    fn numbers_of_every_kind_become_logits() {
        let mapping = |values: &str| {
            read(&format!(
                r#"{{"output": "o", "values": "{values}", "heads": [{{"asks": "injection", "index": 1, "scale": [[-1, 99], [1, 1]]}}]}}"#
            ))
            .unwrap()
        };
        let near = |values: &str, numbers: &[f32], expected: f32| {
            let found = mapping(values).logits(numbers).unwrap()[0];
            assert!((found - expected).abs() < 1e-3, "{values}: {found}");
        };
        near("logits", &[0.0, 1.5], 1.5);
        near("classes", &[1.0, 3.0], 2.0);
        near("probabilities", &[0.0, 0.5], 0.0);
        near("probabilities", &[0.0, 2.0], 15.9424);
        assert_eq!(mapping("logits").logits(&[1.0]), None);
    }
}
