//! A service of the user's own in the network's place: a chat model of the Llama Guard family or the moderation API.

use std::{
    env,
    io::Write as _,
    time::{Duration, Instant},
};

use lane::{ModerationApi, ModerationConfig};
use serde_json::{Value, json};
use ureq::Agent;

use super::question::Question;
use crate::classifier::{AnswerEnd, LoadError};

/// A service knows no probabilities: what it says is told with this score, what it does not say with the other.
const SAID: u8 = 5;
const NOT_SAID: u8 = 95;

/// A reply longer than this is none.
const LARGEST_REPLY: u64 = 1 << 20;

/// The connection to the service.
#[derive(Debug)]
pub(super) struct Moderation {
    agent: Agent,
    config: ModerationConfig,
    key: Option<String>,
    /// When a failure was told last.
    told: Option<Instant>,
    /// How often in a row there was no answer in time.
    late: u32,
    /// It is not asked before then.
    rests_until: Option<Instant>,
}

/// So many answers in a row that do not come let a service rest for so long: a worker that waits for it keeps the other classifiers waiting.
const MOST_LATE: u32 = 3;
const REST: Duration = Duration::from_secs(2);
/// Who has less time tells nothing about the service.
const PATIENT: Duration = Duration::from_millis(200);

/// A service that is gone is told of once in so long.
const SILENCE: Duration = Duration::from_secs(60);

impl Moderation {
    /// Nothing is connected yet.
    ///
    /// # Errors
    /// When the variable with the key is not set, or the address is none.
    pub(super) fn new(config: &ModerationConfig) -> Result<Self, LoadError> {
        let failed = |why: String| LoadError::new("classifiers.prompt.endpoint", why);
        let key = match &config.key_variable {
            Some(name) => {
                Some(env::var(name).map_err(|_| failed(format!("the environment has no {name}")))?)
            }
            None => None,
        };
        let uri = config.url.parse::<ureq::http::Uri>().ok();
        if !uri.is_some_and(|uri| matches!(uri.scheme_str(), Some("http" | "https"))) {
            return Err(failed(format!(
                "{:?} is no address like https://host/v1",
                config.url
            )));
        }
        Ok(Self {
            agent: Agent::new_with_config(Agent::config_builder().build()),
            config: config.clone(),
            key,
            told: None,
            late: 0,
            rests_until: None,
        })
    }

    /// What the service says of a text. It answers about what is unsafe; the moderation API not about all of it.
    pub(super) fn ask(
        &mut self,
        text: &str,
        is_answer: bool,
        until: Instant,
    ) -> (Vec<(Question, u8)>, AnswerEnd) {
        let left = until.saturating_duration_since(Instant::now());
        let rests = |until: Instant| Instant::now() < until;
        if left < Duration::from_millis(1) || self.rests_until.is_some_and(rests) {
            return (Vec::new(), AnswerEnd::Timeout);
        }
        let (path, body) = match self.config.api {
            ModerationApi::LlamaGuard => ("chat/completions", self.conversation(text, is_answer)),
            ModerationApi::Moderation => (
                "moderations",
                json!({ "model": self.config.model, "input": text }),
            ),
        };
        let url = format!("{}/{path}", self.config.url.trim_end_matches('/'));
        let mut request = self
            .agent
            .post(url)
            .config()
            .timeout_global(Some(left))
            .build();
        if let Some(key) = &self.key {
            request = request.header("authorization", format!("Bearer {key}"));
        }
        let reply = request.send_json(body).and_then(|mut response| {
            let body = response.body_mut().with_config().limit(LARGEST_REPLY);
            body.read_json::<Value>()
        });
        let said = match reply {
            Ok(reply) => match self.config.api {
                ModerationApi::LlamaGuard => hazards_of_chat(&reply),
                ModerationApi::Moderation => hazards_of_moderation(&reply),
            },
            Err(ureq::Error::Timeout(_)) => {
                self.note_late(left);
                return (Vec::new(), AnswerEnd::Timeout);
            }
            Err(error) => {
                self.tell(&error.to_string());
                return (Vec::new(), AnswerEnd::Failed);
            }
        };
        self.late = 0;
        match said {
            Some(said) => (scores(&said), AnswerEnd::Complete),
            None => {
                self.tell("the answer is not of the form that the API has");
                (Vec::new(), AnswerEnd::Failed)
            }
        }
    }

    fn note_late(&mut self, waited: Duration) {
        self.late += u32::from(waited >= PATIENT);
        if self.late >= MOST_LATE {
            self.rests_until = Some(Instant::now() + REST);
            self.tell(
                "no answer in time, several times in a row; it is asked again in two seconds",
            );
        }
    }

    /// Says to whoever runs the host why the service is of no use.
    fn tell(&mut self, why: &str) {
        if self.told.is_none_or(|told| told.elapsed() > SILENCE) {
            self.told = Some(Instant::now());
            // Nobody may be reading.
            let _ = writeln!(
                std::io::stderr(),
                "classifiers.prompt.endpoint: {}: {why}",
                self.config.url
            );
        }
    }

    /// A conversation whose last message is judged, as the model's chat template expects it.
    fn conversation(&self, text: &str, is_answer: bool) -> Value {
        let said = |role: &str, text: &str| json!({ "role": role, "content": text });
        let messages = match is_answer {
            true => vec![said("user", "(not shown)"), said("assistant", text)],
            false => vec![said("user", text)],
        };
        json!({ "model": self.config.model, "messages": messages, "temperature": 0, "max_tokens": 32 })
    }
}

/// `safe`, or `unsafe` and on the next line codes with commas between them (model cards of Llama Guard 2 and 3).
fn hazards_of_chat(reply: &Value) -> Option<Vec<Question>> {
    let text = reply
        .pointer("/choices/0/message/content")?
        .as_str()?
        .trim();
    let mut words = text
        .split(|c: char| c.is_whitespace() || c == ',')
        .filter(|word| !word.is_empty());
    match words.next()? {
        "safe" => Some(Vec::new()),
        "unsafe" => {
            let codes = words.filter_map(|code| Question::of(&code.to_ascii_uppercase()));
            Some([Question::Unsafe].into_iter().chain(codes).collect())
        }
        _ => None,
    }
}

/// Categories of the moderation API (OpenAI's reference, 2026) with the hazard nearest to each.
const CATEGORIES: &[(&str, Question)] = &[
    ("harassment", Question::S10),
    ("harassment/threatening", Question::S1),
    ("hate", Question::S10),
    ("hate/threatening", Question::S10),
    ("illicit", Question::S2),
    ("illicit/violent", Question::S9),
    ("self-harm", Question::S11),
    ("self-harm/intent", Question::S11),
    ("self-harm/instructions", Question::S11),
    ("sexual", Question::S12),
    ("sexual/minors", Question::S4),
    ("violence", Question::S1),
    ("violence/graphic", Question::S1),
];

fn hazards_of_moderation(reply: &Value) -> Option<Vec<Question>> {
    let result = reply.pointer("/results/0")?;
    let categories = result.get("categories")?.as_object()?;
    let flagged = result.get("flagged")?.as_bool()?;
    let is_said = |name: &str| {
        categories
            .get(name)
            .and_then(Value::as_bool)
            .unwrap_or(false)
    };
    let said = CATEGORIES.iter().filter(|(name, _)| is_said(name));
    let said = said.map(|(_, hazard)| *hazard);
    Some(
        flagged
            .then_some(Question::Unsafe)
            .into_iter()
            .chain(said)
            .collect(),
    )
}

/// A score for each question that the service answers.
fn scores(said: &[Question]) -> Vec<(Question, u8)> {
    let answered = Question::of_hazards();
    let any = !said.is_empty();
    let score = |asked: Question| match said.contains(&asked) || any && asked == Question::Unsafe {
        true => SAID,
        false => NOT_SAID,
    };
    answered.map(|asked| (asked, score(asked))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_both_kinds_are_read_and_others_are_none() {
        let chat = |text: &str| {
            hazards_of_chat(&json!({ "choices": [{ "message": { "content": text } }] }))
        };
        assert_eq!(chat("\n\nsafe"), Some(vec![]));
        assert_eq!(
            chat("unsafe\nS1,s10"),
            Some(vec![Question::Unsafe, Question::S1, Question::S10])
        );
        assert_eq!(chat("unsafe"), Some(vec![Question::Unsafe]));
        assert_eq!(chat("I cannot help with that."), None);
        assert_eq!(chat(""), None);
        let moderation = |flagged: bool, hate: bool| {
            hazards_of_moderation(
                &json!({ "results": [{ "flagged": flagged, "categories": { "hate": hate, "new": true } }] }),
            )
        };
        assert_eq!(
            moderation(true, true),
            Some(vec![Question::Unsafe, Question::S10])
        );
        assert_eq!(moderation(false, false), Some(vec![]));
        assert_eq!(hazards_of_moderation(&json!({ "error": "x" })), None);
    }

    #[test]
    fn every_question_that_it_answers_has_a_score() {
        let scores = scores(&[Question::S9]);
        assert_eq!(scores.len(), 15);
        let low: Vec<_> = scores
            .iter()
            .filter(|(_, score)| *score == SAID)
            .map(|(asked, _)| *asked)
            .collect();
        assert_eq!(low, [Question::Unsafe, Question::S9]);
    }
}
