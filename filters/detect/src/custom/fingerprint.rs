//! Document fingerprints: winnowed hashes of runs of words, by which parts of documents are known again.
//!
//! After S. Schleimer, D. Wilkerson, A. Aiken, *Winnowing: Local Algorithms for Document Fingerprinting* (2003),
//! <https://theory.stanford.edu/~aiken/publications/papers/sigmod03.pdf>. Each run of [`RUN`] words is hashed in its normal form
//! (any case, no punctuation), and of [`WINDOW`] hashes in a row the least is kept. So of any `RUN + WINDOW - 1` = 8 words in
//! a row that a text shares with a document at least one hash is found, and of less than [`RUN`] words none.
//!
//! The file: all numbers are little-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `WEIRPRNT` |
//! | 2 | the version: 2 (in 1 marks on letters counted) |
//! | 2 | documents, D |
//! | 4 | hashes, N |
//! | 16 | the key of the hashes: made from the documents, so that no table of common texts fits |
//! | D × 4 | how many hashes each document has |
//! | N × 8 | the hashes, in order |
//! | N × 4 | the document of each |
//! | 32 | SHA-256 of everything before |

use std::hash::Hasher as _;

use sha2::{Digest, Sha256};

use super::{
    normal::{self, Form, Step, Walk},
    table::{Filter, Table, Value},
};
use crate::{
    finding::{Confidence, DetectorId, Finding, Span},
    normalize::normalized,
};

/// Words that are hashed together.
const RUN: usize = 5;

/// Hashes in a row of which one is kept.
const WINDOW: usize = 4;

/// A text with fewer hashes is like no document: it is a sentence or two.
const FEWEST: usize = 4;

/// The most documents of one file.
const MOST_DOCUMENTS: usize = 10_000;

/// The most hashes of one file.
const MOST_HASHES: usize = 8_000_000;

const MAGIC: &[u8; 8] = b"WEIRPRNT";
const VERSION: u16 = 2;
const DIGEST: usize = 32;

/// Why fingerprints could not be made or read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FingerprintError {
    message: String,
    document: Option<usize>,
}

impl FingerprintError {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            document: None,
        }
    }

    /// Which of the documents it is about, counted from nought; none where it is about them all.
    pub fn document(&self) -> Option<usize> {
        self.document
    }
}

impl std::fmt::Display for FingerprintError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for FingerprintError {}

/// The fingerprints of some documents, and how alike a text must be to be a finding.
#[derive(Debug)]
pub struct Fingerprint {
    id: DetectorId,
    confidence: Confidence,
    min_similarity: u8,
    key: [u64; 2],
    /// How many hashes each document has.
    sizes: Vec<u32>,
    /// Each hash with its document as the row.
    table: Table,
}

/// Makes the fingerprints of documents, given as texts; the file's bytes, and how many hashes each document has.
///
/// # Errors
/// There is no document, or too much; a document is too short: [`FingerprintError::document`] says which.
pub fn build_fingerprint(documents: &[String]) -> Result<(Vec<u8>, Vec<usize>), FingerprintError> {
    if documents.is_empty() || documents.len() > MOST_DOCUMENTS {
        let message = format!(
            "{} documents are given; 1 to {MOST_DOCUMENTS} belong in a file",
            documents.len()
        );
        return Err(FingerprintError::new(message));
    }
    let mut digest = Sha256::new();
    documents
        .iter()
        .for_each(|document| digest.update(document));
    let seed = digest.finalize();
    let seed = seed.get(..16).unwrap_or_default();
    let key = key_of(seed);
    let mut values: Vec<Value> = Vec::new();
    let mut sizes = Vec::with_capacity(documents.len());
    for (number, document) in (0_u32..).zip(documents) {
        let hashes = winnowed(document, key);
        if hashes.len() < FEWEST {
            return Err(FingerprintError {
                document: usize::try_from(number).ok(),
                ..FingerprintError::new("it is too short: it has less than some twenty words")
            });
        }
        sizes.push(hashes.len());
        values.extend(hashes.into_iter().map(|hash| (hash, number, 0)));
    }
    if values.len() > MOST_HASHES {
        let message = format!(
            "the documents have {} hashes; at most {MOST_HASHES} belong in a file",
            values.len()
        );
        return Err(FingerprintError::new(message));
    }
    values.sort_unstable();
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let mut out = Vec::with_capacity(64 + 12 * values.len());
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.extend(
        u16::try_from(documents.len())
            .unwrap_or(u16::MAX)
            .to_le_bytes(),
    );
    out.extend(number(values.len()));
    out.extend(seed);
    out.extend(sizes.iter().flat_map(|&size| number(size)));
    out.extend(values.iter().flat_map(|value| value.0.to_le_bytes()));
    out.extend(values.iter().flat_map(|value| value.1.to_le_bytes()));
    let digest = Sha256::digest(&out);
    out.extend(digest);
    Ok((out, sizes))
}

impl Fingerprint {
    /// Reads what [`build_fingerprint`] made. A text is a finding if it is at least so alike, in percent.
    ///
    /// # Errors
    /// The bytes are no fingerprints, of another version or damaged; the percentage is none.
    pub fn read(
        id: DetectorId,
        bytes: &[u8],
        min_similarity: u8,
        confidence: Confidence,
    ) -> Result<Self, FingerprintError> {
        if !(1..=100).contains(&min_similarity) {
            let message = "a similarity is 1 to 100 percent: nought would be every text";
            return Err(FingerprintError::new(message));
        }
        let (seed, sizes, table) = read(bytes)?;
        Ok(Self {
            id,
            confidence,
            min_similarity,
            key: key_of(&seed),
            sizes,
            table,
        })
    }

    /// What its findings are called.
    pub fn id(&self) -> &DetectorId {
        &self.id
    }

    /// How alike the text is to that document which it is most like, in percent: how many of its hashes the document has, or
    /// how many of the document's hashes it has, whichever is more. So both a part of a document and a document in a longer
    /// text are seen. A sentence or two are like nothing.
    pub fn similarity(&self, text: &str) -> u8 {
        let mut of_document = vec![0_u32; self.sizes.len()];
        let hashes = winnowed(text, self.key);
        if hashes.len() < FEWEST {
            return 0;
        }
        for &hash in hashes.iter().filter(|&&hash| self.table.may_have(hash)) {
            for &document in self.table.rows(self.table.find(hash)) {
                if let Some(count) = of_document.get_mut(document as usize) {
                    *count += 1;
                }
            }
        }
        let shares = of_document.iter().zip(&self.sizes).map(|(&shared, &size)| {
            let fewer = u64::from(size).min(u64::try_from(hashes.len()).unwrap_or(u64::MAX));
            100 * u64::from(shared) / fewer.max(1)
        });
        u8::try_from(shares.max().unwrap_or(0).min(100)).unwrap_or(100)
    }

    /// The text as a finding, if it is alike enough.
    pub(crate) fn judge(&self, text: &str) -> Option<Finding> {
        let alike = !text.is_empty() && self.similarity(text) >= self.min_similarity;
        alike.then(|| Finding {
            detector: self.id.clone(),
            span: Span::new(0, text.len()),
            confidence: self.confidence,
        })
    }
}

/// The hashes that are kept of a text, in order, each once.
fn winnowed(text: &str, key: [u64; 2]) -> Vec<u64> {
    let text = normalized(text);
    let form = Form {
        any_case: true,
        no_punctuation: true,
    };
    let mut words: [u64; RUN] = [0; RUN];
    let mut window: [u64; WINDOW] = [u64::MAX; WINDOW];
    let mut kept = Vec::new();
    let mut count = 0;
    normal::each_start(&text, 0, |start| {
        let mut walk = Walk::new(&text, start, usize::MAX, form, normal::hasher(key));
        let _: Step = walk.step();
        words.rotate_left(1);
        if let Some(last) = words.last_mut() {
            *last = walk.hash();
        }
        count += 1;
        if count < RUN {
            return;
        }
        let mut run = normal::hasher(key);
        words.iter().for_each(|word| run.write(&word.to_le_bytes()));
        window.rotate_left(1);
        if let Some(last) = window.last_mut() {
            *last = run.finish();
        }
        if count + 1 >= RUN + WINDOW
            && let Some(&least) = window.iter().min()
            && kept.last() != Some(&least)
        {
            kept.push(least);
        }
    });
    kept.sort_unstable();
    kept.dedup();
    kept
}

fn key_of(seed: &[u8]) -> [u64; 2] {
    let word = |bytes: &[u8]| {
        bytes
            .iter()
            .rev()
            .fold(0, |word, &b| word << 8 | u64::from(b))
    };
    let (low, high) = seed.split_at_checked(8).unwrap_or((seed, &[]));
    [word(low), word(high)]
}

type Parts = ([u8; 16], Vec<u32>, Table);

fn read(bytes: &[u8]) -> Result<Parts, FingerprintError> {
    let wrong = |message: &str| FingerprintError::new(message);
    let cut = || wrong("the fingerprints are cut off");
    let (head, rest) = bytes
        .split_first_chunk::<HEAD>()
        .ok_or_else(|| wrong("these are no fingerprints; make them with weir fingerprint build"))?;
    let mut head = head.iter().copied();
    let mut number = |length: usize| {
        let bytes: Vec<u8> = head.by_ref().take(length).collect();
        bytes
            .iter()
            .rev()
            .fold(0_u64, |word, &b| word << 8 | u64::from(b))
    };
    if number(8).to_le_bytes() != *MAGIC {
        return Err(wrong(
            "these are no fingerprints; make them with weir fingerprint build",
        ));
    }
    let version = number(2);
    if version != u64::from(VERSION) {
        let message =
            format!("the fingerprints have version {version}; this program reads {VERSION}");
        return Err(FingerprintError::new(message));
    }
    let (documents, hashes) = (usize::try_from(number(2)), usize::try_from(number(4)));
    let (Ok(documents @ 1..=MOST_DOCUMENTS), Ok(hashes @ 1..=MOST_HASHES)) = (documents, hashes)
    else {
        return Err(wrong("the fingerprints' header makes no sense"));
    };
    let [low, high] = [number(8).to_le_bytes(), number(8).to_le_bytes()];
    let mut seed = [0; 16];
    seed.iter_mut()
        .zip(low.into_iter().chain(high))
        .for_each(|(slot, byte)| *slot = byte);
    match rest.len().cmp(&(4 * documents + 12 * hashes + DIGEST)) {
        std::cmp::Ordering::Less => return Err(cut()),
        std::cmp::Ordering::Greater => {
            return Err(wrong("something follows the fingerprints' end"));
        }
        std::cmp::Ordering::Equal => {}
    }
    let (content, digest) = bytes
        .split_at_checked(bytes.len() - DIGEST)
        .ok_or_else(cut)?;
    if Sha256::digest(content).as_slice() != digest {
        return Err(wrong(
            "the fingerprints' checksum is wrong: they are damaged",
        ));
    }
    let (sizes, rest) = rest.split_at_checked(4 * documents).ok_or_else(cut)?;
    let (of_hashes, rest) = rest.split_at_checked(8 * hashes).ok_or_else(cut)?;
    let rows = rest.get(..4 * hashes).ok_or_else(cut)?;
    let sizes: Vec<u32> = sizes
        .as_chunks()
        .0
        .iter()
        .map(|n| u32::from_le_bytes(*n))
        .collect();
    let of_hashes: Vec<u64> = of_hashes
        .as_chunks()
        .0
        .iter()
        .map(|n| u64::from_le_bytes(*n))
        .collect();
    let mut filter = Filter::for_hashes(of_hashes.len());
    of_hashes.iter().for_each(|&hash| filter.insert(hash));
    let table = Table::read(of_hashes, rows, &[], filter);
    let mut counts = vec![0_u32; documents];
    let mut last = None;
    for value in table.values() {
        let count = counts.get_mut(value.1 as usize);
        match count {
            Some(count) if last.is_none_or(|last| last < value) => *count += 1,
            _ => return Err(wrong("the fingerprints' hashes are out of order")),
        }
        last = Some(value);
    }
    match counts == sizes {
        true => Ok((seed, sizes, table)),
        false => Err(wrong("the fingerprints' numbers contradict each other")),
    }
}

/// Bytes before the documents' sizes.
const HEAD: usize = 32;

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{detectors, entry::Entry, scanner::Scanner};

    /// A text of so many different words.
    fn text(seed: u64, words: u64) -> String {
        let word = |n: u64| {
            format!(
                "w{:x}",
                (seed << 32 | n).wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 40
            )
        };
        let words: Vec<String> = (0..words).map(word).collect();
        words.join(" ")
    }

    fn fingerprint(documents: &[String], min_similarity: u8) -> Fingerprint {
        let (bytes, _) = build_fingerprint(documents).unwrap();
        let id = DetectorId::new("custom.document_contracts");
        Fingerprint::read(id, &bytes, min_similarity, Confidence::High).unwrap()
    }

    #[test]
    fn how_alike_texts_are() {
        let (one, other) = (text(1, 500), text(2, 400));
        let prints = fingerprint(&[one.clone(), other.clone()], 50);
        assert_eq!(prints.similarity(&one), 100);
        assert_eq!(
            prints.similarity(&one.to_uppercase().replace(' ', ",\n  ")),
            100
        );
        assert_eq!(prints.similarity(&text(3, 500)), 0);
        // A document in a longer text, and a part of one.
        assert_eq!(
            prints.similarity(&format!("{} {other} {}", text(4, 900), text(5, 900))),
            100
        );
        let words: Vec<&str> = one.split(' ').collect();
        assert_eq!(prints.similarity(&words[100..160].join(" ")), 100);
        let half = format!("{} {}", words[..100].join(" "), text(6, 100));
        assert!(
            (40..=55).contains(&prints.similarity(&half)),
            "{}",
            prints.similarity(&half)
        );
        assert_eq!(prints.similarity(&words[..8].join(" ")), 0, "too short");
        assert_eq!(prints.similarity(""), 0);
    }

    #[test]
    fn eight_words_in_a_row_are_seen() {
        let document = text(1, 300);
        let key = key_of(&[7; 16]);
        let all = winnowed(&document, key);
        let words: Vec<&str> = document.split(' ').collect();
        for shared in words.windows(RUN + WINDOW - 1) {
            let some = winnowed(
                &format!("{} {} {}", text(8, 30), shared.join(" "), text(9, 30)),
                key,
            );
            assert!(some.iter().any(|hash| all.binary_search(hash).is_ok()));
        }
        for shared in words.windows(RUN - 1) {
            let some = winnowed(
                &format!("{} {} {}", text(8, 30), shared.join(" "), text(9, 30)),
                key,
            );
            assert!(!some.iter().any(|hash| all.binary_search(hash).is_ok()));
        }
    }

    #[test]
    fn a_scanner_judges_whole_texts() {
        let document = text(1, 200);
        let entry = Arc::new(fingerprint(std::slice::from_ref(&document), 60));
        let all = detectors().map(Entry::from).chain([Entry::from(entry)]);
        let scanner = Scanner::new(all).unwrap();
        let found = scanner.scan(&document);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].detector.as_str(), found[0].span.end),
            ("custom.document_contracts", document.len())
        );
        assert!(scanner.scan(&text(2, 200)).is_empty());
    }

    #[test]
    fn every_damage_is_noticed() {
        let (bytes, sizes) = build_fingerprint(&[text(1, 40), text(2, 50)]).unwrap();
        assert_eq!(sizes.len(), 2);
        let read = |bytes: &[u8]| {
            Fingerprint::read(DetectorId::new("custom.a"), bytes, 50, Confidence::Low)
        };
        assert!(read(&bytes).is_ok());
        for percent in [0, 101] {
            let id = DetectorId::new("custom.a");
            assert!(Fingerprint::read(id, &bytes, percent, Confidence::Low).is_err());
        }
        for length in 0..bytes.len() {
            assert!(read(&bytes[..length]).is_err(), "cut at {length}");
        }
        for at in 0..bytes.len() {
            let mut damaged = bytes.clone();
            damaged[at] ^= 0x10;
            assert!(read(&damaged).is_err(), "byte {at}");
        }
        let mut longer = bytes.clone();
        longer.push(0);
        assert!(read(&longer).unwrap_err().to_string().contains("follows"));
        let signed = |change: fn(&mut [u8])| {
            let mut changed = bytes.clone();
            change(&mut changed);
            let end = changed.len() - DIGEST;
            let digest = Sha256::digest(&changed[..end]);
            changed[end..].copy_from_slice(&digest);
            read(&changed).unwrap_err().to_string()
        };
        assert!(signed(|b| b[HEAD + 8..HEAD + 24].rotate_left(8)).contains("out of order"));
        assert!(signed(|b| b[HEAD] ^= 1).contains("contradict"));
        let last_row = |b: &mut [u8]| {
            let at = b.len() - DIGEST - 1;
            b[at] = 1;
        };
        assert!(signed(last_row).contains("out of order"));
        let id = DetectorId::new("custom.a");
        assert!(Fingerprint::read(id, &bytes, 101, Confidence::Low).is_err());
        assert!(build_fingerprint(&[]).is_err());
        let short = build_fingerprint(&[text(1, 40), String::from("too short")]).unwrap_err();
        assert_eq!(short.document(), Some(1));
    }
}
