//! Exact data: the values of a table, of which only keyed hashes are kept.
//!
//! A value is hashed in its normal form with SipHash-2-4 under a secret key of 128 bits. Without the key nobody can try
//! values, however few there could be; who has the data set **and** the key can, with any keyed hash, so they are kept
//! apart: the key is in a file of its own. Hashes have 64 bits: of 1,000,000 values one in 18,000,000,000,000 other words is
//! taken for one of them.

mod build;
mod csv;
mod file;

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

pub use self::build::{DatasetOptions, DatasetReport, build_dataset};
use super::{
    normal::Form,
    terms::{Row, Terms},
};
use crate::finding::{Confidence, DetectorId};

/// Why a data set could not be built or read.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DatasetError(String);

impl DatasetError {
    pub(super) fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl std::fmt::Display for DatasetError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for DatasetError {}

/// The secret that values are hashed with.
#[derive(Clone)]
pub struct DatasetKey {
    hash: [u64; 2],
    /// Says whether a data set was built with the key, and nothing about it.
    check: [u8; 16],
}

impl std::fmt::Debug for DatasetKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatasetKey")
    }
}

impl DatasetKey {
    /// A key from what its file says; white space at its end does not count.
    ///
    /// # Errors
    /// It has less than sixteen bytes.
    pub fn new(file: &[u8]) -> Result<Self, DatasetError> {
        let secret = file.trim_ascii_end();
        if secret.len() < 16 {
            let message = format!("a key has at least 16 bytes, this one has {}", secret.len());
            return Err(DatasetError::new(message));
        }
        let hash = derived(secret, b"weir dataset 1 hash");
        let (low, high) = hash.split_at(8);
        let word = |bytes: &[u8]| {
            bytes
                .iter()
                .rev()
                .fold(0, |word, &b| word << 8 | u64::from(b))
        };
        Ok(Self {
            hash: [word(low), word(high)],
            check: derived(secret, b"weir dataset 1 check"),
        })
    }
}

fn derived(secret: &[u8], purpose: &[u8]) -> [u8; 16] {
    let mut out = [0; 16];
    // HMAC takes keys of any length.
    if let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(secret) {
        mac.update(purpose);
        let bytes = mac.finalize().into_bytes();
        out.iter_mut()
            .zip(bytes)
            .for_each(|(slot, byte)| *slot = byte);
    }
    out
}

/// When values of a data set are a finding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ExactMatch {
    /// How many different columns of one row must stand together; with one, any value counts alone.
    pub columns: u8,
    /// In how many bytes, from the first value's start to the last one's end.
    pub within_bytes: usize,
    /// How sure a finding is.
    pub confidence: Confidence,
}

impl Terms {
    /// The values of a data set that [`build_dataset`] built.
    ///
    /// # Errors
    /// The file is no data set, of another version, damaged or built with another key; it has less columns than asked for.
    pub fn exact_data(
        id: DetectorId,
        dataset: &[u8],
        key: &DatasetKey,
        when: ExactMatch,
    ) -> Result<Self, DatasetError> {
        let file = file::read(dataset, key)?;
        let columns = file.columns.len();
        if when.columns == 0 || usize::from(when.columns) > columns {
            let message = format!(
                "{} columns are asked for; the data set has {columns}",
                when.columns
            );
            return Err(DatasetError::new(message));
        }
        Ok(Self {
            id,
            confidence: when.confidence,
            context: Vec::new(),
            form: file.form,
            key: key.hash,
            table: file.table,
            words: file.words,
            longest: file.longest,
            edges: std::collections::BTreeMap::new(),
            together: (when.columns > 1).then_some(Row {
                columns: when.columns,
                within: when.within_bytes,
            }),
        })
    }
}

/// The most values of one data set.
const MOST_VALUES: usize = 10_000_000;

/// The fewest characters of a value.
const SHORTEST_VALUE: usize = 6;

/// The longest value, in bytes.
const LONGEST_VALUE: usize = 256;

/// The most words of one value.
const MOST_IN_VALUE: usize = 16;

/// The form of values.
fn form(no_punctuation: bool) -> Form {
    Form {
        any_case: true,
        no_punctuation,
    }
}

#[cfg(test)]
mod tests;
