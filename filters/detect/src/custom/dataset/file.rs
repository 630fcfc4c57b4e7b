//! The file of a data set. All numbers are little-endian.
//!
//! | bytes | what |
//! |---|---|
//! | 8 | `WEIRDATA` |
//! | 2 | the version: 2 (in 1 marks on letters counted) |
//! | 1 | bit 0: rows and columns are kept; bit 1: punctuation does not count |
//! | 1 | how many columns, C |
//! | 4 | the most words of a value |
//! | 4 | the most bytes of a value in a text |
//! | 4 | words of the filter, F |
//! | 8 | values, N |
//! | 16 | the first bytes of HMAC-SHA256 of `weir dataset 1 check` under the key |
//! | C × (2 + …) | the columns' names in UTF-8, each with its length before it |
//! | F × 8 | the filter |
//! | N × 8 | the hashes, in order |
//! | N × 4 | their rows, if they are kept |
//! | N × 1 | their columns, if rows are kept |
//! | 32 | SHA-256 of everything before |

use sha2::{Digest, Sha256};

use super::{DatasetError, DatasetKey, LONGEST_VALUE, MOST_IN_VALUE, MOST_VALUES, form};
use crate::custom::{
    normal::{self, Form},
    table::{Filter, Table, Value},
};

/// What a file says.
#[derive(Debug)]
pub(super) struct Dataset {
    pub(super) form: Form,
    pub(super) columns: Vec<String>,
    pub(super) words: usize,
    pub(super) longest: usize,
    pub(super) table: Table,
}

const MAGIC: &[u8; 8] = b"WEIRDATA";
const VERSION: u16 = 2;
const ROWS: u8 = 1;
const NO_PUNCTUATION: u8 = 2;
const DIGEST: usize = 32;

pub(super) fn write(dataset: &Dataset, key: &DatasetKey) -> Vec<u8> {
    let rows = dataset.columns.len() > 1;
    let flag = |on: bool, bit: u8| if on { bit } else { 0 };
    let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX).to_le_bytes();
    let filter = dataset.table.filter().words();
    let mut out = Vec::with_capacity(64 + 8 * filter.len() + 13 * dataset.table.len());
    out.extend(MAGIC);
    out.extend(VERSION.to_le_bytes());
    out.push(flag(rows, ROWS) | flag(dataset.form.no_punctuation, NO_PUNCTUATION));
    out.push(u8::try_from(dataset.columns.len()).unwrap_or(u8::MAX));
    out.extend(number(dataset.words));
    out.extend(number(dataset.longest));
    out.extend(number(filter.len()));
    out.extend(
        u64::try_from(dataset.table.len())
            .unwrap_or(u64::MAX)
            .to_le_bytes(),
    );
    out.extend(key.check);
    for name in &dataset.columns {
        let end = name.floor_char_boundary(usize::from(u16::MAX));
        let name = name.get(..end).unwrap_or_default();
        out.extend(u16::try_from(name.len()).unwrap_or(0).to_le_bytes());
        out.extend(name.as_bytes());
    }
    out.extend(filter.iter().flat_map(|word| word.to_le_bytes()));
    out.extend(
        dataset
            .table
            .values()
            .flat_map(|value| value.0.to_le_bytes()),
    );
    if rows {
        out.extend(
            dataset
                .table
                .values()
                .flat_map(|value| value.1.to_le_bytes()),
        );
        out.extend(dataset.table.values().map(|value| value.2));
    }
    let digest = Sha256::digest(&out);
    out.extend(digest);
    out
}

pub(super) fn read(bytes: &[u8], key: &DatasetKey) -> Result<Dataset, DatasetError> {
    let wrong = |message: &str| DatasetError::new(message);
    let mut rest = Rest(bytes);
    if rest.array() != Some(*MAGIC) {
        return Err(wrong(
            "this is no data set; build one with weir dataset build",
        ));
    }
    let version = rest.u16().ok_or_else(cut)?;
    if version != VERSION {
        let message = format!("the data set has version {version}; this program reads {VERSION}");
        return Err(DatasetError::new(message));
    }
    let [flags, columns] = rest.array().ok_or_else(cut)?;
    let words = rest.u32().ok_or_else(cut)?;
    let longest = rest.u32().ok_or_else(cut)?;
    let filter = rest.u32().ok_or_else(cut)?;
    let values = rest.u64().ok_or_else(cut)?;
    let check: [u8; 16] = rest.array().ok_or_else(cut)?;
    let rows = flags & ROWS != 0;
    let most = MOST_IN_VALUE;
    let plausible = flags <= ROWS | NO_PUNCTUATION
        && columns > 0
        && rows == (columns > 1)
        && (1..=most).contains(&words)
        && (1..=LONGEST_VALUE + normal::GAP * most).contains(&longest)
        && (1..=MOST_VALUES).contains(&values)
        && (1..=2 * values).contains(&filter);
    if !plausible {
        return Err(wrong("the data set's header makes no sense"));
    }
    let mut names = Vec::with_capacity(usize::from(columns));
    for _ in 0..columns {
        let length = rest.u16().ok_or_else(cut)?;
        let name = rest.take(usize::from(length)).ok_or_else(cut)?;
        let name = std::str::from_utf8(name).map_err(|_| wrong("a column's name is not UTF-8"))?;
        names.push(name.to_owned());
    }
    let of_rows = if rows { 5 } else { 0 };
    match rest
        .0
        .len()
        .cmp(&(8 * filter + (8 + of_rows) * values + DIGEST))
    {
        std::cmp::Ordering::Less => return Err(cut()),
        std::cmp::Ordering::Greater => return Err(wrong("something follows the data set's end")),
        std::cmp::Ordering::Equal => {}
    }
    let (content, digest) = bytes
        .split_at_checked(bytes.len() - DIGEST)
        .ok_or_else(cut)?;
    if Sha256::digest(content).as_slice() != digest {
        return Err(wrong("the data set's checksum is wrong: it is damaged"));
    }
    if check != key.check {
        return Err(wrong("the data set was built with another key"));
    }
    let filter = rest.words(filter).ok_or_else(cut)?;
    let hashes = rest.words(values).ok_or_else(cut)?;
    let of_rows = if rows { values } else { 0 };
    let row_bytes = rest.take(4 * of_rows).ok_or_else(cut)?;
    let column_bytes = rest.take(of_rows).ok_or_else(cut)?;
    let table = Table::read(hashes, row_bytes, column_bytes, Filter::of_words(filter));
    let in_order = |values: [Value; 2]| {
        let [a, b] = values;
        a < b && b.2 < columns
    };
    let mut last: Option<Value> = None;
    for value in table.values() {
        if value.2 >= columns || last.is_some_and(|last| !in_order([last, value])) {
            return Err(wrong("the data set's values are out of order"));
        }
        last = Some(value);
    }
    Ok(Dataset {
        form: form(flags & NO_PUNCTUATION != 0),
        columns: names,
        words,
        longest,
        table,
    })
}

fn cut() -> DatasetError {
    DatasetError::new("the data set is cut off")
}

/// What is not read yet.
struct Rest<'b>(&'b [u8]);

impl<'b> Rest<'b> {
    fn take(&mut self, length: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.take(N)?.try_into().ok()
    }

    fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Option<usize> {
        usize::try_from(u32::from_le_bytes(self.array()?)).ok()
    }

    fn u64(&mut self) -> Option<usize> {
        usize::try_from(u64::from_le_bytes(self.array()?)).ok()
    }

    fn words(&mut self, count: usize) -> Option<Vec<u64>> {
        let bytes = self.take(count.checked_mul(8)?)?;
        let (words, _) = bytes.as_chunks();
        Some(words.iter().map(|word| u64::from_le_bytes(*word)).collect())
    }
}
