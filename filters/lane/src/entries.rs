//! Makes the entries of the user's own ready: regular expressions and words are compiled, what they are read from is asked of
//! the host.

use std::sync::Arc;

use detect::{
    Case, Confidence, DOCUMENTS, DatasetKey, DetectorId, Entry, ExactMatch, Fingerprint, OWN,
    OWN_TOPICS, Regex, Terms,
};

use crate::{
    classifier::ClassifierTopic,
    config::{Config, ConfigError, CustomTopicConfig, EntryConfig, EntryType, Validation},
};

/// Reads a file that the document names; a message says why it cannot.
pub(crate) type Read<'r> = &'r mut dyn FnMut(&str) -> Result<Vec<u8>, String>;

/// An entry that is ready.
#[derive(Clone, Debug)]
pub(crate) struct Custom {
    pub(crate) id: DetectorId,
    /// `None` for a topic, which a classifier looks for.
    pub(crate) entry: Option<Entry>,
}

/// The most entries of one document.
const MOST: usize = 256;

/// Makes all entries of the document ready.
pub(crate) fn compile(config: &Config, read: Read<'_>) -> Result<Arc<[Custom]>, ConfigError> {
    let entries = &config.entries;
    if entries.len() > MOST {
        let message = format!(
            "there are {} entries; at most {MOST} are allowed",
            entries.len()
        );
        return Err(ConfigError::at("entries", message));
    }
    let is_topic = |entry: &&EntryConfig| entry.kind == EntryType::CustomPromptTopic;
    let topics = entries.iter().filter(is_topic).count();
    if topics > CustomTopicConfig::MOST {
        let most = CustomTopicConfig::MOST;
        let message = format!("{topics} of them are topics; at most {most} may be");
        return Err(ConfigError::at("entries", message));
    }
    let mut ready = Vec::with_capacity(entries.len());
    for (index, raw) in entries.iter().enumerate() {
        let place = format!("entries[{index}]");
        let wrong = |(key, message): (&str, String)| match key {
            "" => ConfigError::at(&place, message),
            key => ConfigError::at(format!("{place}.{key}"), message),
        };
        named(raw, entries.get(..index).unwrap_or_default()).map_err(wrong)?;
        keys(raw).map_err(wrong)?;
        let id = DetectorId::new(raw.detector_id());
        let entry = match raw.kind {
            EntryType::Custom => Some(regex(raw, id.clone()).map_err(wrong)?),
            EntryType::WordList => Some(
                words(raw, id.clone(), read)
                    .map_err(|(key, message)| ConfigError::at(format!("{place}.{key}"), message))?,
            ),
            EntryType::ExactMatch => Some(exact_data(raw, id.clone(), read).map_err(wrong)?),
            EntryType::DocumentFingerprint => {
                Some(documents(raw, id.clone(), read).map_err(wrong)?)
            }
            EntryType::CustomPromptTopic => {
                topic(raw).map_err(wrong)?;
                None
            }
        };
        ready.push(Custom { id, entry });
    }
    Ok(ready.into())
}

/// Whether the id is that of an entry of the user's own that is looked for in texts.
pub(crate) fn is_custom(id: &str) -> bool {
    id.starts_with(OWN) && !id.starts_with(OWN_TOPICS)
}

/// The topics among the entries, for the classifier.
pub(crate) fn topics(config: &Config) -> impl Iterator<Item = ClassifierTopic> + '_ {
    config.entries.iter().filter_map(|entry| {
        let topic = entry.topic.as_ref()?;
        Some(ClassifierTopic {
            label: entry.detector_id(),
            topic: topic.clone(),
        })
    })
}

fn topic(raw: &EntryConfig) -> Result<(), Wrong<'static>> {
    let Some(topic) = &raw.topic else {
        return Err(("", "the key `topic` is missing".to_owned()));
    };
    let (trimmed, most) = (topic.trim(), 256);
    let has_word = trimmed.chars().any(char::is_alphabetic);
    match trimmed.chars().count() {
        2..=256 if has_word && !trimmed.chars().any(char::is_control) => Ok(()),
        _ => Err((
            "topic",
            format!("a topic has 2 to {most} characters, words among them, and no line breaks"),
        )),
    }
}

type Wrong<'k> = (&'k str, String);

fn named(raw: &EntryConfig, before: &[EntryConfig]) -> Result<(), Wrong<'static>> {
    let plain = |c: u8| c.is_ascii_lowercase() || c.is_ascii_digit() || c == b'_';
    if raw.id.is_empty() || raw.id.len() > 32 || !raw.id.bytes().all(plain) {
        let message = "an id is made of 1 to 32 lower-case letters, digits and _".to_owned();
        return Err(("id", message));
    }
    let is_topic = raw.kind == EntryType::CustomPromptTopic;
    if is_topic != raw.detector_id().starts_with(OWN_TOPICS) {
        let message = match is_topic {
            true => "an id of this type begins with topic_: it speaks of a whole prompt",
            false => "only ids of topics begin with topic_",
        };
        return Err(("id", message.to_owned()));
    }
    let is_document = raw.kind == EntryType::DocumentFingerprint;
    if is_document != raw.detector_id().starts_with(DOCUMENTS) {
        let message = match is_document {
            true => "an id of this type begins with document_: it speaks of a whole text",
            false => "only ids of fingerprints begin with document_",
        };
        return Err(("id", message.to_owned()));
    }
    if before.iter().any(|other| other.id == raw.id) {
        return Err(("id", format!("there is an entry {} already", raw.id)));
    }
    Ok(())
}

/// Refuses keys that mean nothing for the type.
fn keys(raw: &EntryConfig) -> Result<(), Wrong<'static>> {
    use EntryType::{Custom, CustomPromptTopic, DocumentFingerprint, ExactMatch, WordList};
    let given: [(&str, bool, &[EntryType]); 12] = [
        ("regex", raw.regex.is_some(), &[Custom]),
        ("validation", raw.validation.is_some(), &[Custom]),
        ("words", !raw.words.is_empty(), &[WordList]),
        ("case_sensitive", raw.case_sensitive, &[WordList]),
        (
            "file",
            raw.file.is_some(),
            &[WordList, ExactMatch, DocumentFingerprint],
        ),
        (
            "context",
            !raw.context.is_empty(),
            &[Custom, WordList, ExactMatch],
        ),
        ("key", raw.key.is_some(), &[ExactMatch]),
        ("columns", raw.columns.is_some(), &[ExactMatch]),
        ("within_bytes", raw.within_bytes.is_some(), &[ExactMatch]),
        (
            "min_similarity",
            raw.min_similarity.is_some(),
            &[DocumentFingerprint],
        ),
        ("topic", raw.topic.is_some(), &[CustomPromptTopic]),
        (
            "confidence",
            raw.confidence.is_some(),
            &[Custom, WordList, ExactMatch, DocumentFingerprint],
        ),
    ];
    let strange = given
        .iter()
        .find(|(_, is_given, types)| *is_given && !types.contains(&raw.kind));
    match strange {
        Some((key, ..)) => Err((key, "is not for entries of this type".to_owned())),
        None => Ok(()),
    }
}

fn regex(raw: &EntryConfig, id: DetectorId) -> Result<Entry, Wrong<'static>> {
    let Some(pattern) = &raw.regex else {
        return Err(("", "the key `regex` is missing".to_owned()));
    };
    let confidence = raw.confidence.unwrap_or(Confidence::Medium);
    let mut regex = Regex::new(id, pattern, confidence).map_err(|e| ("regex", e.to_string()))?;
    if raw.validation == Some(Validation::Luhn) {
        if !regex.may_have_digit() {
            let message = "asks for a check digit, and the regular expression matches no digit";
            return Err(("validation", message.to_owned()));
        }
        regex = regex.with_luhn();
    }
    Ok(Entry::from(Arc::new(
        regex.with_context(raw.context.clone()),
    )))
}

fn words(raw: &EntryConfig, id: DetectorId, read: Read<'_>) -> Result<Entry, (String, String)> {
    let case = match raw.case_sensitive {
        true => Case::AsWritten,
        false => Case::Any,
    };
    let confidence = raw.confidence.unwrap_or(Confidence::Medium);
    let terms = match &raw.file {
        Some(_) if !raw.words.is_empty() => {
            let message = "words stand in the document or in a file, not in both";
            return Err(("file".to_owned(), message.to_owned()));
        }
        Some(file) => {
            let wrong = |message: String| ("file".to_owned(), format!("{file}: {message}"));
            let bytes = read(file).map_err(wrong)?;
            let text = std::str::from_utf8(&bytes)
                .map_err(|e| wrong(format!("not UTF-8 at byte {}", e.valid_up_to())))?;
            let text = text.strip_prefix('\u{feff}').unwrap_or(text);
            Terms::word_list(id, text.lines(), case, confidence)
                .map_err(|(line, message)| wrong(format!("line {}: {message}", line + 1)))?
        }
        None => {
            let words = raw.words.iter().map(String::as_str);
            Terms::word_list(id, words, case, confidence).map_err(|(at, message)| {
                let at = at.min(raw.words.len().saturating_sub(1));
                match raw.words.is_empty() {
                    true => ("words".to_owned(), message),
                    false => (format!("words[{at}]"), message),
                }
            })?
        }
    };
    Ok(Entry::from(Arc::new(
        terms.with_context(raw.context.clone()),
    )))
}

fn exact_data(raw: &EntryConfig, id: DetectorId, read: Read<'_>) -> Result<Entry, Wrong<'static>> {
    let missing = |key: &str| ("", format!("the key `{key}` is missing"));
    let file = raw.file.as_ref().ok_or_else(|| missing("file"))?;
    let key = raw.key.as_ref().ok_or_else(|| missing("key"))?;
    let within_bytes = raw.within_bytes.unwrap_or(EntryConfig::WITHIN_BYTES);
    if !WITHIN.contains(&within_bytes) {
        let (least, most) = (WITHIN.start(), WITHIN.end());
        let message = format!("{within_bytes} is out of range; it may be {least} to {most}");
        return Err(("within_bytes", message));
    }
    let columns = raw.columns.unwrap_or(1);
    if columns == 0 {
        return Err(("columns", "at least one column must stand there".to_owned()));
    }
    let when = ExactMatch {
        columns,
        within_bytes,
        confidence: raw.confidence.unwrap_or(Confidence::High),
    };
    let secret = read(key).map_err(|e| ("key", format!("{key}: {e}")))?;
    let secret = DatasetKey::new(&secret).map_err(|e| ("key", format!("{key}: {e}")))?;
    let bytes = read(file).map_err(|e| ("file", format!("{file}: {e}")))?;
    let terms = Terms::exact_data(id, &bytes, &secret, when)
        .map_err(|e| ("file", format!("{file}: {e}")))?;
    Ok(Entry::from(Arc::new(
        terms.with_context(raw.context.clone()),
    )))
}

fn documents(raw: &EntryConfig, id: DetectorId, read: Read<'_>) -> Result<Entry, Wrong<'static>> {
    let missing = || ("", "the key `file` is missing".to_owned());
    let file = raw.file.as_ref().ok_or_else(missing)?;
    let similarity = raw.min_similarity.unwrap_or(EntryConfig::MIN_SIMILARITY);
    if !(1..=100).contains(&similarity) {
        let message = format!("{similarity} is out of range; it may be 1 to 100");
        return Err(("min_similarity", message));
    }
    let bytes = read(file).map_err(|e| ("file", format!("{file}: {e}")))?;
    let confidence = raw.confidence.unwrap_or(Confidence::High);
    let fingerprint = Fingerprint::read(id, &bytes, similarity, confidence)
        .map_err(|e| ("file", format!("{file}: {e}")))?;
    Ok(Entry::from(Arc::new(fingerprint)))
}

/// How near values of a row may have to stand, in bytes.
const WITHIN: std::ops::RangeInclusive<usize> = 16..=1024;

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Config, Lane, LaneKind, Scan};

    fn config(entries: Value) -> Config {
        let config = json!({
            "version": 1,
            "entries": entries,
            "profiles": [{ "id": "own", "detectors": ["custom.*"] }],
            "lanes": { "llm_gateway": { "profiles": ["own"] } },
        });
        Config::from_json(&config.to_string()).unwrap()
    }

    fn refused(entry: Value) -> (String, String) {
        let config = config(json!([{ "id": "a", "type": "custom", "regex": "a" }, entry]));
        let error = Lane::compile(&config, LaneKind::LlmGateway).unwrap_err();
        (error.path().to_owned(), error.message().to_owned())
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (entry, path, message) in [
            (
                json!({ "id": "a", "type": "custom", "regex": "b" }),
                "entries[1].id",
                "already",
            ),
            (
                json!({ "id": "B", "type": "custom", "regex": "b" }),
                "entries[1].id",
                "lower-case",
            ),
            (
                json!({ "id": "", "type": "custom", "regex": "b" }),
                "entries[1].id",
                "1 to 32",
            ),
            (
                json!({ "id": "b", "type": "custom" }),
                "entries[1]",
                "`regex` is missing",
            ),
            (
                json!({ "id": "b", "type": "custom", "regex": "ab+" }),
                "entries[1].regex",
                "(character 3)\n    ab+\n      ^",
            ),
            (
                json!({ "id": "b", "type": "custom", "regex": "b", "words": ["b"] }),
                "entries[1].words",
                "not for",
            ),
            (
                json!({ "id": "b", "type": "word_list", "regex": "b" }),
                "entries[1].regex",
                "not for",
            ),
            (
                json!({ "id": "b", "type": "word_list" }),
                "entries[1].words",
                "no words",
            ),
            (
                json!({ "id": "b", "type": "word_list", "words": ["a", "--"] }),
                "entries[1].words[1]",
                "letter",
            ),
            (
                json!({ "id": "b", "type": "word_list", "words": ["a"], "file": "x" }),
                "entries[1].file",
                "both",
            ),
            (
                json!({ "id": "b", "type": "word_list", "file": "x" }),
                "entries[1].file",
                "reads no files",
            ),
            (
                json!({ "id": "b", "type": "document_fingerprint", "file": "f" }),
                "entries[1].id",
                "document_",
            ),
            (
                json!({ "id": "document_b", "type": "custom", "regex": "b" }),
                "entries[1].id",
                "only ids",
            ),
            (
                json!({ "id": "document_b", "type": "document_fingerprint" }),
                "entries[1]",
                "`file` is missing",
            ),
            (
                json!({ "id": "document_b", "type": "document_fingerprint", "file": "f", "min_similarity": 101 }),
                "entries[1].min_similarity",
                "1 to 100",
            ),
            (
                json!({ "id": "document_b", "type": "document_fingerprint", "file": "f", "min_similarity": 0 }),
                "entries[1].min_similarity",
                "1 to 100",
            ),
            (
                json!({ "id": "b", "type": "custom_prompt_topic", "topic": "mergers" }),
                "entries[1].id",
                "begins with topic_",
            ),
            (
                json!({ "id": "topic_b", "type": "custom", "regex": "b" }),
                "entries[1].id",
                "only ids of topics",
            ),
            (
                json!({ "id": "topic_b", "type": "custom_prompt_topic" }),
                "entries[1]",
                "`topic` is missing",
            ),
            (
                json!({ "id": "topic_b", "type": "custom_prompt_topic", "topic": "12 \n" }),
                "entries[1].topic",
                "words among them",
            ),
            (
                json!({ "id": "topic_b", "type": "custom_prompt_topic", "topic": "mergers", "confidence": "high" }),
                "entries[1].confidence",
                "not for",
            ),
            (
                json!({ "id": "b", "type": "custom", "regex": "[a-f]{4}", "validation": "luhn" }),
                "entries[1].validation",
                "no digit",
            ),
            (
                json!({ "id": "b", "type": "exact_data", "key": "k" }),
                "entries[1]",
                "`file` is missing",
            ),
            (
                json!({ "id": "b", "type": "exact_data", "file": "f" }),
                "entries[1]",
                "`key` is missing",
            ),
            (
                json!({ "id": "b", "type": "exact_data", "file": "f", "key": "k" }),
                "entries[1].key",
                "reads no files",
            ),
            (
                json!({ "id": "b", "type": "exact_data", "file": "f", "key": "k", "within_bytes": 8 }),
                "entries[1].within_bytes",
                "16 to 1024",
            ),
            (
                json!({ "id": "b", "type": "exact_data", "file": "f", "key": "k", "columns": 0 }),
                "entries[1].columns",
                "at least one",
            ),
        ] {
            let (at, said) = refused(entry.clone());
            assert_eq!(at, path, "{entry}: {said}");
            assert!(said.contains(message), "{entry}: {said}");
        }
        let many: Vec<Value> = (0..257)
            .map(|n| json!({ "id": format!("a{n}"), "type": "custom", "regex": "a" }))
            .collect();
        let error = Lane::compile(&config(json!(many)), LaneKind::LlmGateway).unwrap_err();
        assert_eq!(error.path(), "entries");
    }

    #[test]
    fn values_of_a_table() {
        let key = detect::DatasetKey::new(b"0123456789abcdef").unwrap();
        let options = detect::DatasetOptions {
            is_table: true,
            ..detect::DatasetOptions::default()
        };
        let table = "name,account\nAda Lovelace,DE-4711-0815\n";
        let (dataset, _) = detect::build_dataset(table, &options, &key).unwrap();
        let mut config = config(json!([
            { "id": "customers", "type": "exact_data", "file": "c.dataset", "key": "c.key", "columns": 2 },
        ]));
        let mut load = |secret: &'static [u8]| {
            config.load_files(&mut |file| {
                Ok(if file == "c.key" {
                    secret.to_vec()
                } else {
                    dataset.clone()
                })
            })
        };
        let error = load(b"another key of 16 bytes").unwrap_err();
        assert_eq!(
            error.to_string(),
            "entries[0].file: c.dataset: the data set was built with another key"
        );
        assert_eq!(load(b"short").unwrap_err().path(), "entries[0].key");
        load(b"0123456789abcdef\n").unwrap();
        let scan = Scan::new(Some(&config), &[]).unwrap();
        let text = "for Ada Lovelace: de-4711-0815";
        let findings = scan.findings(text);
        assert_eq!(
            scan.redact(text, &findings),
            "for [CUSTOM_CUSTOMERS]: [CUSTOM_CUSTOMERS]"
        );
        assert!(scan.findings("de-4711-0815").is_empty());
    }

    #[test]
    fn documents_are_known_again_but_not_in_streams() {
        let document: Vec<String> = (0..60).map(|n| format!("clause{}", n * n)).collect();
        let document = document.join(" ");
        let (bytes, _) = detect::build_fingerprint(std::slice::from_ref(&document)).unwrap();
        let mut config = config(json!([
            { "id": "document_contract", "type": "document_fingerprint", "file": "c.fingerprint", "min_similarity": 80 },
        ]));
        config.load_files(&mut |_| Ok(bytes.clone())).unwrap();
        let scan = Scan::new(Some(&config), &[]).unwrap();
        let findings = scan.findings(&document);
        let ids: Vec<&str> = findings.iter().map(|f| f.detector.as_str()).collect();
        assert_eq!(ids, ["custom.document_contract"]);
        assert_eq!(scan.similarity(&document, &findings[0]), Some(100));
        assert!(
            scan.findings(
                "a letter about something else, which is long enough to have some hashes of its own"
            )
            .is_empty()
        );
        let lane = config.lanes.llm_gateway.as_mut().unwrap();
        let rule = json!([{ "id": "a", "phase": "response", "when": "len(dlp.profiles) gt 0", "action": "block" }]);
        lane.rules = serde_json::from_value(rule).unwrap();
        let error = Lane::compile(&config, LaneKind::LlmGateway).unwrap_err();
        let said = "profile own, in which custom.document_contract judges whole texts, is known at the end of a body and cannot act on a stream; set streams: hold";
        assert_eq!(error.message(), said);
    }

    #[test]
    fn profiles_take_them_in() {
        let mut config = config(json!([
            { "id": "employee", "type": "custom", "regex": "EMP-\\d{6}", "context": ["staff"] },
            { "id": "projects", "type": "word_list", "file": "projects.txt", "confidence": "high" },
        ]));
        config
            .load_files(&mut |file| match file {
                "projects.txt" => Ok(b"\xef\xbb\xbfFalcon\r\n\r\nBlue Sky\r\n".to_vec()),
                other => Err(format!("{other}?")),
            })
            .unwrap();
        assert!(Lane::compile(&config, LaneKind::LlmGateway).is_ok());
        for profiles in [vec![], vec!["own".to_owned()]] {
            let scan = Scan::new(Some(&config), &profiles).unwrap();
            let text = "staff EMP-123456 works on blue sky, not on falcons";
            let findings = scan.findings(text);
            let ids: Vec<&str> = findings.iter().map(|f| f.detector.as_str()).collect();
            assert_eq!(ids, ["custom.employee", "custom.projects"]);
            assert!(
                findings
                    .iter()
                    .all(|f| f.confidence == crate::Confidence::High)
            );
            assert_eq!(
                scan.redact(text, &findings),
                "staff [CUSTOM_EMPLOYEE] works on [CUSTOM_PROJECTS], not on falcons"
            );
        }
        let error = config
            .load_files(&mut |_| Err("is gone".to_owned()))
            .unwrap_err();
        assert_eq!(error.to_string(), "entries[1].file: projects.txt: is gone");
    }
}
