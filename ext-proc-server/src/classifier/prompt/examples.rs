//! Prompts whose answers are known: whatever means the same as one has its answer too. Nothing is trained for it.

use std::{
    fs,
    path::Path,
    time::{Duration, Instant},
};

use serde::Deserialize;

use super::{bounded, question::Question};
use crate::classifier::{
    AnswerEnd, LoadError,
    embedder::{Embedder, Nearness, Vector},
};

/// Paraphrases are between .7 and .9 alike, other texts of one subject between .3 and .6.
const NEARNESS: Nearness = Nearness {
    middle: 0.72,
    step: 0.05,
};

/// A worker may take so long for one example at the start.
const PATIENCE: Duration = Duration::from_secs(30);
/// More are read through too slowly at every start.
const MOST: usize = 1000;
/// Bytes of a file, and of a text: an example is a prompt, not a document.
const LARGEST: u64 = 8 << 20;
const LONGEST: usize = 4096;

/// Examples with their meanings.
#[derive(Debug)]
pub(super) struct Examples {
    embedder: Embedder,
    known: Vec<(Vector, Option<Question>)>,
    /// What they answer, each once.
    questions: Vec<Question>,
}

/// A line of a file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    text: String,
    /// What it is an example of; of an ordinary prompt where nothing is said.
    #[serde(default)]
    asks: Option<Question>,
}

impl Examples {
    /// Reads files of lines `{"text", "asks"}`.
    ///
    /// # Errors
    /// The file, the line and what is wrong with it.
    pub(super) fn load(files: &[String]) -> Result<Self, LoadError> {
        let mut examples = Self {
            embedder: Embedder::load()?,
            known: Vec::new(),
            questions: Vec::new(),
        };
        for file in files {
            examples.add(Path::new(file))?;
        }
        let asked = examples.known.iter().filter_map(|(_, asks)| *asks);
        examples.questions = asked.collect();
        examples.questions.sort_unstable();
        examples.questions.dedup();
        Ok(examples)
    }

    fn add(&mut self, file: &Path) -> Result<(), LoadError> {
        for (number, line) in read(file)? {
            let failed = |why: &str| LoadError::new(format!("{}:{number}", file.display()), why);
            if self.known.len() == MOST {
                return Err(failed(
                    "there are 1,000 examples already, and no more are read",
                ));
            }
            let meaning = self.embedder.phrase(&line.text, Instant::now() + PATIENCE);
            let meaning = meaning.ok_or_else(|| failed("the text has no words"))?;
            self.known.push((meaning, line.asks));
        }
        Ok(())
    }

    /// The scores of what the text means the same as, as far as the time suffices. Where an ordinary example is nearer to a
    /// window than one of a question, that window says nothing of the question.
    pub(super) fn scores(
        &mut self,
        text: &str,
        until: Instant,
    ) -> (Vec<(Question, u8)>, AnswerEnd) {
        let mut scores: Vec<_> = self.questions.iter().map(|asks| (*asks, 99)).collect();
        let (windows, mut end) = self.embedder.windows(text, until);
        for window in &windows {
            if Instant::now() >= until {
                end = AnswerEnd::Timeout;
                break;
            }
            let nearest = |asks: Option<Question>| {
                let alike = self.known.iter().filter(|(_, own)| *own == asks);
                let alike = alike.map(|(meaning, _)| window.likeness(meaning));
                alike.fold(-1.0, f32::max)
            };
            let ordinary = nearest(None);
            for (asks, lowest) in &mut scores {
                let alike = nearest(Some(*asks));
                if alike > ordinary {
                    *lowest = NEARNESS.score(alike).min(*lowest);
                }
            }
        }
        (scores, end)
    }

    /// What they answer.
    pub(super) fn questions(&self) -> impl Iterator<Item = Question> {
        self.questions.iter().copied()
    }
}

/// The examples of a file, with the numbers of their lines.
///
/// # Errors
/// The file, the line and what is wrong with it.
pub(super) fn read(file: &Path) -> Result<Vec<(usize, Line)>, LoadError> {
    bounded(file, LARGEST)?;
    let text = fs::read_to_string(file)
        .map_err(|e| LoadError::new(file.display().to_string(), e.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let lines = text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let lines = lines.map(|(index, line)| {
        let failed = |why: &str| LoadError::new(format!("{}:{}", file.display(), index + 1), why);
        let line: Line = serde_json::from_str(line).map_err(|e| failed(&e.to_string()))?;
        if !line.text.contains(char::is_alphanumeric) {
            return Err(failed("the text has no words"));
        }
        if line.text.len() > LONGEST {
            return Err(failed("the text is longer than 4,096 bytes"));
        }
        Ok((index + 1, line))
    });
    let lines: Vec<_> = lines.collect::<Result<_, _>>()?;
    match lines.is_empty() {
        true => Err(LoadError::new(
            file.display().to_string(),
            "it has no examples",
        )),
        false => Ok(lines),
    }
}

#[cfg(test)]
mod tests {
    use super::NEARNESS;

    #[test]
    fn scores_fall_from_99_to_1() {
        let score = |likeness| NEARNESS.score(likeness);
        assert_eq!([-1.0, 0.3, 0.72, 1.0].map(score), [99, 99, 50, 1]);
        assert!(score(0.8) < 20 && score(0.6) > 80);
    }
}
