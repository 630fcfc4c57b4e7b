//! Detection entries of the user's own.

use serde::Deserialize;

/// Something of your own to look for; profiles name it `custom.<id>`.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EntryConfig {
    /// 1 to 32 lower-case letters, digits and `_`; that of a document fingerprint begins with `document_`, that of a topic with
    /// `topic_`.
    pub id: String,
    /// What it is.
    #[serde(rename = "type")]
    pub kind: EntryType,
    /// For people.
    #[serde(default)]
    pub title: String,
    /// For `custom`: a regular expression in Rust's syntax of at most 1,024 bytes. Every repeat has an upper bound, no match is
    /// empty or has more than 1,024 bytes. `\d`, `\w`, `\s`, `\b` and `(?i)` are ASCII's.
    #[serde(default)]
    pub regex: Option<String>,
    /// For `custom`: what a match must fulfil too.
    #[serde(default)]
    pub validation: Option<Validation>,
    /// For `word_list`: words and phrases, found as whole words; at most 200,000, in a wasm filter 20,000.
    #[serde(default)]
    pub words: Vec<String>,
    /// For all but `custom`: a file, relative to the document. A word list has one word or phrase a line; data sets and
    /// fingerprints are built by `weir dataset build` and `weir fingerprint build`. A wasm filter reads no files.
    #[serde(default)]
    pub file: Option<String>,
    /// For `word_list`: upper and lower case differ.
    #[serde(default)]
    pub case_sensitive: bool,
    /// For `exact_data`: the file with the key that the data set was built with.
    #[serde(default)]
    pub key: Option<String>,
    /// For `exact_data`: how many different columns of one row must stand together; 1 = any value counts alone.
    #[serde(default)]
    pub columns: Option<u8>,
    /// For `exact_data`: in how many bytes they must stand, from the first one's start to the last one's end: 16 to 1024; 256 where
    /// it is not said.
    #[serde(default)]
    pub within_bytes: Option<usize>,
    /// For `custom_prompt_topic`: what prompts of the topic are about or ask for, in an English phrase or sentence of 2 to 256
    /// characters. The classifier `custom_topics` looks for it in prompts by its meaning.
    #[serde(default)]
    pub topic: Option<String>,
    /// For `document_fingerprint`: how much of a text must be in the documents, 1 to 100 percent; 50 where it is not said.
    #[serde(default)]
    pub min_similarity: Option<u8>,
    /// How sure a finding is: `low`, `medium`, `high` or `very_high`. Where it is not said: `medium` for `custom` and
    /// `word_list`, `high` for the others. Not for topics, of which the classifier says how sure it is.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<String>"))]
    pub confidence: Option<detect::Confidence>,
    /// Words that make a finding surer by one level where one stands in the 64 bytes before it, in any case.
    #[serde(default)]
    pub context: Vec<String>,
}

impl EntryConfig {
    /// `within_bytes` where it is not said.
    pub const WITHIN_BYTES: usize = 256;
    /// `min_similarity` where it is not said, in percent.
    pub const MIN_SIMILARITY: u8 = 50;

    /// What its findings are called.
    pub fn detector_id(&self) -> String {
        format!("{}{}", detect::OWN, self.id)
    }
}

/// What kind of entry it is.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EntryType {
    /// A regular expression.
    Custom,
    /// Words and phrases.
    WordList,
    /// Values of a table, of which only keyed hashes are known.
    #[serde(rename = "exact_data")]
    ExactMatch,
    /// Parts of documents, of which only hashes are known.
    DocumentFingerprint,
    /// What prompts are about or ask for, in your own words.
    CustomPromptTopic,
}

/// What a match must fulfil.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Validation {
    /// Its last digit is the check digit of the others, by Luhn's formula.
    Luhn,
}
