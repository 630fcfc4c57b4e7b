//! Scores: the filter's own and the classifiers'.

use std::collections::BTreeMap;

use policy::{Attributes, Source, Value};

use super::Fill;
use crate::{
    classifier::ClassifierReply,
    compile::Lane,
    inspection::Inspected,
    risk::{self, Risk},
    set::set,
};

pub(crate) const INJECTION_SCORE: &str = "cf.llm.prompt.injection_score";

/// How risky the request's texts are, where a rule asks. Without a score the field has its default, which means that there is
/// none.
pub(crate) fn injection_score(
    lane: &Lane,
    attributes: &mut Attributes,
    inspected: &Inspected,
) -> Option<Risk> {
    let reads = lane.reads(INJECTION_SCORE);
    let risk = reads
        .then(|| risk::injection(inspected.prompt_segments()))
        .flatten()?;
    Fill { lane, attributes }.set(INJECTION_SCORE, || i64::from(risk.score));
    Some(risk)
}

/// The scores that are known, by their field; a map's by `field["key"]`.
pub(crate) fn known_scores(attributes: &Attributes) -> BTreeMap<String, i64> {
    let mut known = BTreeMap::new();
    for field in attributes.fields() {
        let name = field.field().name;
        let is_score = ["_score", "topic_categories", "token_count"]
            .iter()
            .any(|end| name.ends_with(end));
        match attributes.value(field).filter(|_| is_score) {
            Some(Value::Int(score)) => {
                known.insert(name.to_owned(), *score);
            }
            Some(Value::Map(scores)) => {
                for (key, score) in scores {
                    if let Value::Int(score) = score {
                        let key = String::from_utf8_lossy(key);
                        known.insert(format!("{name}[\"{key}\"]"), *score);
                    }
                }
            }
            _ => {}
        }
    }
    known
}

/// Scores that classifiers gave, but for the injection score, which is not theirs alone.
pub(crate) fn scores(lane: &Lane, attributes: &mut Attributes, reply: &ClassifierReply) {
    let mut maps: BTreeMap<&str, BTreeMap<Vec<u8>, Value>> = BTreeMap::new();
    for field in [UNSAFE, UNSAFE_RESPONSE] {
        let mut fill = Fill { lane, attributes };
        fill.set(field, || {
            let codes = unsafe_codes(lane, reply, field);
            let names = codes.flat_map(|code| lane.unsafe_topics().of(code));
            set(names).into_iter().collect::<Value>()
        });
        let detected = match field {
            UNSAFE => "cf.llm.prompt.unsafe_topic_detected",
            _ => "cf.llm.response.unsafe_topic_detected",
        };
        // Whatever the topics are called.
        fill.set(detected, || {
            unsafe_codes(lane, reply, field).next().is_some()
        });
    }
    for score in &reply.scores {
        let is_theirs = policy::FIELDS.iter().any(|field| {
            field.name == score.field && matches!(field.source, Source::Classifier(_))
        });
        if !is_theirs || score.field == UNSAFE {
            continue;
        }
        if score.key.is_empty() {
            // A score for a field that does not exist is another version's: it changes nothing here.
            let _ = attributes.set(&score.field, i64::from(score.value));
        } else {
            let key = score.key.clone().into_bytes();
            maps.entry(&score.field)
                .or_default()
                .insert(key, Value::Int(i64::from(score.value)));
        }
    }
    for (field, map) in maps {
        let _ = attributes.set(field, map);
    }
}

const UNSAFE: &str = "cf.llm.prompt.unsafe_topic_categories";
const UNSAFE_RESPONSE: &str = "cf.llm.response.unsafe_topic_categories";

/// The codes of a text's unsafe topics.
fn unsafe_codes<'r>(
    lane: &Lane,
    reply: &'r ClassifierReply,
    field: &str,
) -> impl Iterator<Item = &'r str> {
    let below = lane.unsafe_below();
    let found = reply
        .scores
        .iter()
        .filter(move |score| score.field == field && score.value < below);
    found.map(|score| score.key.as_str())
}

/// The scores of unsafe topics that were found, for the event.
pub(crate) fn unsafe_scores(lane: &Lane, reply: &ClassifierReply) -> BTreeMap<String, i64> {
    let is_unsafe = |field: &str| matches!(field, UNSAFE | UNSAFE_RESPONSE);
    let scores = reply.scores.iter().filter(|score| is_unsafe(&score.field));
    let found = scores.filter(|score| score.value < lane.unsafe_below());
    let named = found.map(|s| (format!("{}[\"{}\"]", s.field, s.key), i64::from(s.value)));
    named.collect()
}

/// What classifiers say the injection score is.
pub(crate) fn classified_injection(reply: &ClassifierReply) -> Option<i64> {
    let mut scores = reply.scores.iter();
    let score = scores.find(|score| score.field == INJECTION_SCORE)?;
    Some(i64::from(score.value))
}

/// Fills the injection score anew.
pub(crate) fn set_injection_score(lane: &Lane, attributes: &mut Attributes, score: i64) {
    Fill { lane, attributes }.set(INJECTION_SCORE, || score);
}
