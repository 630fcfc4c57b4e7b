//! What a prompt is and wants, by one network with an answer for every question: an attack on the model, unsafe topics, what is in
//! it, what it asks for. Every window is read once for all of them.

mod mapping;
mod normalise;
mod question;

use std::{ops::Range, path::Path, time::Instant};

use self::{
    mapping::Mapping,
    normalise::normalise,
    question::{Class, Question},
};
use super::{
    Answer, AnswerEnd, Asked, Classifier, Classify, LoadError, TextFinding, TextScore, artefact,
    tokens::{Token, Tokens, windows_of},
};
use crate::onnx::Network;

pub(super) static PROMPT: Classifier = Classifier {
    id: "prompt",
    title: "Attacks, unsafe topics, what a prompt contains and what it asks for",
    detectors: &[
        "prompt.injection",
        "content.pii",
        "content.customer_data",
        "content.financial_information",
        "content.credentials_and_secrets",
        "content.source_code",
        "intent.pii",
        "intent.code_abuse",
        "intent.jailbreak",
    ],
    by_topics: false,
    load,
};

const INJECTION: &str = "prompt.injection";
/// Scores below these are findings, of high and of medium confidence.
const LIKELY: u8 = 20;
const POSSIBLE: u8 = 50;

/// The network with what its numbers mean.
struct Prompt {
    mapping: Mapping,
    tokens: Tokens,
    network: Network,
}

fn load() -> Result<Box<dyn Classify>, LoadError> {
    let ensure = |name| artefact("prompt", name);
    let library = ensure("onnxruntime")?;
    let prompt = Prompt::load(
        &library,
        &ensure("prompt")?,
        &ensure("prompt-tokenizer")?,
        &ensure("prompt-heads")?,
    )?;
    Ok(Box::new(prompt))
}

impl Prompt {
    fn load(library: &Path, model: &Path, tokenizer: &Path, heads: &Path) -> Result<Self, LoadError> {
        let mapping = Mapping::load(heads)?;
        let network = Network::load(library, model, &[])?;
        let outputs = [(mapping.output.as_str(), mapping.width())]
            .into_iter()
            .chain(mapping.marks.as_deref().map(|marks| (marks, 0)));
        network
            .check(&outputs.collect::<Vec<_>>())
            .map_err(|e| LoadError::new(model.display().to_string(), format!("{e} (see {})", heads.display())))?;
        Ok(Self {
            tokens: Tokens::load(tokenizer)?,
            network,
            mapping,
        })
    }
}

/// Whose a text is, which tells what is asked about it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Author {
    User,
    /// A document, a page, a tool's result in a prompt.
    Data,
    /// What a prompt says a model had said: it may be anyone's.
    Claimed,
    /// A model's answer.
    Model,
}

impl Author {
    /// `None`: the application's own words, about which nothing is asked.
    fn of(asked: &Asked<'_>) -> Option<Self> {
        match asked.role {
            _ if asked.is_response => Some(Self::Model),
            "system" | "developer" => None,
            "assistant" => Some(Self::Claimed),
            "tool" => Some(Self::Data),
            _ => Some(Self::User),
        }
    }

    fn is_asked(self, question: Question) -> bool {
        match question.class() {
            Class::Injection => self != Self::Model,
            Class::Unsafe | Class::Hazard => matches!(self, Self::User | Self::Model),
            Class::Content => matches!(self, Self::User | Self::Data),
            Class::Intent => self == Self::User,
        }
    }
}

impl Classify for Prompt {
    fn classify(&mut self, asked: &Asked<'_>) -> Answer {
        let Some(author) = Author::of(asked) else {
            return Answer::default();
        };
        let (read, end) = self.read(author, asked.text, asked.until);
        let scores = read.scores(&self.mapping, author);
        answer(&scores, &read.span(asked.text), author, asked.text.len(), end)
    }
}

/// What the network said of a text.
#[derive(Debug, Default)]
struct Read {
    /// The highest logit of each head.
    logits: Vec<f32>,
    windows: usize,
    /// Where the likeliest attack stands, in bytes of the text as it was read.
    attack: Range<usize>,
    /// Whether that text is the one that was given.
    is_plain: bool,
}

impl Prompt {
    fn read(&mut self, author: Author, text: &str, until: Instant) -> (Read, AnswerEnd) {
        let (read_as, hidden) = match self.mapping.normalise {
            true => {
                let normalised = normalise(text);
                (normalised.text, normalised.hidden)
            }
            false => (text.to_owned(), false),
        };
        let prefix: Vec<i64> = self.mapping.prefix.iter().flat_map(|prefix| {
            let whose = match author {
                Author::User | Author::Claimed => prefix.user,
                Author::Data => prefix.data,
                Author::Model => prefix.assistant,
            };
            [whose, if hidden { prefix.hidden } else { prefix.plain }]
        }).collect();
        let (tokens, mut end) = self.tokens.read(&read_as, until);
        let mut read = Read {
            is_plain: read_as == text,
            ..Read::default()
        };
        for window in windows_of(&tokens, self.mapping.content(), self.mapping.overlap) {
            if Instant::now() >= until {
                end = AnswerEnd::Timeout;
                break;
            }
            let window = tokens.get(window).unwrap_or_default();
            if self.read_window(&prefix, window, &mut read).is_none() {
                end = AnswerEnd::Failed;
                break;
            }
        }
        (read, end)
    }

    fn read_window(&mut self, prefix: &[i64], window: &[Token], read: &mut Read) -> Option<()> {
        let mut outputs = self.network.outputs(&self.tokens.sequence_behind(prefix, window))?;
        let mut take = |name: &str| {
            let at = outputs.iter().position(|(output, _)| output == name)?;
            Some(outputs.swap_remove(at).1)
        };
        let logits = self.mapping.logits(&take(&self.mapping.output)?)?;
        let marks = self.mapping.marks.as_deref().and_then(&mut take);
        let injection = self.mapping.heads.iter().position(|head| head.asks == Question::Injection);
        let is_riskiest = injection.is_some_and(|at| read.logits.get(at) < logits.get(at));
        if is_riskiest {
            read.attack = attack(window, prefix.len() + 1, marks.as_deref());
        }
        match read.logits.as_mut_slice() {
            [] => read.logits = logits,
            highest => highest.iter_mut().zip(logits).for_each(|(highest, logit)| *highest = highest.max(logit)),
        }
        read.windows += 1;
        Some(())
    }
}

/// The tokens of a window that look like an order, or the window.
fn attack(window: &[Token], before: usize, marks: Option<&[f32]>) -> Range<usize> {
    let marked = |index: usize| marks.and_then(|marks| marks.get(before + index)).is_none_or(|mark| *mark > 0.0);
    let mut orders = window.iter().enumerate().filter(|(index, _)| marked(*index)).map(|(_, token)| token);
    match (orders.next(), orders.next_back()) {
        (Some(first), last) => first.span.start..last.unwrap_or(first).span.end,
        (None, _) => match (window.first(), window.last()) {
            (Some(first), Some(last)) => first.span.start..last.span.end,
            _ => 0..0,
        },
    }
}

impl Read {
    /// The scores of the questions that are asked about such a text.
    fn scores(&self, mapping: &Mapping, author: Author) -> Vec<(Question, u8)> {
        let allowance = mapping.allowance * (self.windows.max(1) as f32).log2();
        let heads = mapping.heads.iter().zip(&self.logits);
        let asked = heads.filter(|(head, _)| author.is_asked(head.asks));
        asked.map(|(head, logit)| (head.asks, head.score(logit - allowance))).collect()
    }

    /// Where the likeliest attack stands in the text that was given. Where that had to be made plain, all of it.
    fn span(&self, text: &str) -> Range<usize> {
        match self.is_plain {
            true => self.attack.clone(),
            false => 0..text.len(),
        }
    }
}

/// What the scores fill.
fn answer(scores: &[(Question, u8)], attack: &Range<usize>, author: Author, length: usize, end: AnswerEnd) -> Answer {
    let mut answer = Answer::ended(end);
    for (question, score) in topics(scores) {
        let (field, key) = match question.class() {
            Class::Injection => ("cf.llm.prompt.injection_score", ""),
            Class::Hazard if author == Author::Model => ("cf.llm.response.unsafe_topic_categories", question.id()),
            Class::Hazard => ("cf.llm.prompt.unsafe_topic_categories", question.id()),
            Class::Content => ("cf.llm.prompt.content_topic_categories", topic(question)),
            Class::Intent => ("cf.llm.prompt.intent_topic_categories", topic(question)),
            Class::Unsafe => continue,
        };
        answer.scores.push(TextScore {
            field,
            key: key.to_owned(),
            value: score.into(),
        });
        let (detector, span) = match question.class() {
            Class::Injection => (INJECTION, attack.clone()),
            Class::Content | Class::Intent => (question.id(), 0..length),
            Class::Unsafe | Class::Hazard => continue,
        };
        if score < POSSIBLE && !span.is_empty() {
            answer.findings.push(TextFinding {
                detector,
                start: span.start,
                end: span.end,
                confidence: if score < LIKELY { 2 } else { 1 },
            });
        }
    }
    answer.findings.sort_by_key(|finding| finding.start);
    answer
}

/// The part of a topic's name that is its key in the map.
fn topic(question: Question) -> &'static str {
    question.id().split_once('.').map_or(question.id(), |(_, topic)| topic)
}

/// The scores that are told: a jailbreak is what an attack of the user's own is, and a hazard is told where the text is unsafe at
/// all. Of an unsafe text the likeliest hazard is told in any case.
fn topics(scores: &[(Question, u8)]) -> Vec<(Question, u8)> {
    let of = |question: Question| scores.iter().find(|(asked, _)| *asked == question).map(|(_, score)| *score);
    let unsafe_at_all = of(Question::Unsafe);
    let hazards = scores.iter().filter(|(asked, _)| asked.class() == Class::Hazard);
    let likeliest = hazards.min_by_key(|(_, score)| *score).map(|(asked, _)| *asked);
    let told = scores.iter().map(|&(asked, score)| match (asked.class(), unsafe_at_all) {
        (Class::Hazard, Some(all)) if likeliest == Some(asked) => (asked, all),
        (Class::Hazard, Some(all)) => (asked, score.max(all)),
        _ => (asked, score),
    });
    let mut told: Vec<_> = told.collect();
    if let (Some(score), None) = (of(Question::Injection), of(Question::IntentJailbreak)) {
        told.push((Question::IntentJailbreak, score));
    }
    told
}
