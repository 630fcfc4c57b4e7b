//! A set of hashes that says in the same short time whether it has one, however many there are.
//!
//! The hashes are sorted; an index of their first bits says where to look. Before it stands a filter with two bits for
//! every hash, where nearly every look-up of ordinary text ends.

use std::ops::Range;

/// Hashes, and for each the row and the column that it comes from, where that matters.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    hashes: Vec<u64>,
    /// Of each hash, or empty.
    rows: Vec<u32>,
    columns: Vec<u8>,
    /// Where the hashes with the same first bits begin, and where the last ones end.
    index: Vec<u32>,
    /// How many first bits.
    bits: u32,
    filter: Filter,
}

/// One value of a table: its hash, its row, its column.
pub(crate) type Value = (u64, u32, u8);

impl Table {
    /// A table of values in order, each once. `rows`: rows and columns matter.
    pub(crate) fn new(values: &[Value], rows: bool, filter: Filter) -> Self {
        let hashes = values.iter().map(|value| value.0).collect();
        let kept = if rows { values } else { &[] };
        let of_rows = kept.iter().map(|value| value.1).collect();
        let of_columns = kept.iter().map(|value| value.2).collect();
        Self::of_parts(hashes, of_rows, of_columns, filter)
    }

    /// A table whose rows are given as bytes, the lowest first.
    pub(crate) fn read(hashes: Vec<u64>, rows: &[u8], columns: &[u8], filter: Filter) -> Self {
        let (rows, _) = rows.as_chunks();
        let rows = rows.iter().map(|row| u32::from_le_bytes(*row)).collect();
        Self::of_parts(hashes, rows, columns.to_vec(), filter)
    }

    fn of_parts(hashes: Vec<u64>, rows: Vec<u32>, columns: Vec<u8>, filter: Filter) -> Self {
        let few = hashes.len() / PER_BUCKET;
        let bits = usize::BITS - few.leading_zeros();
        let mut index = Vec::with_capacity((1 << bits) + 1);
        let mut at = 0;
        for bucket in 0..=1_u64 << bits {
            let before = |hash: &u64| bits > 0 && hash >> (64 - bits) < bucket;
            let rest = hashes.get(at..).unwrap_or_default();
            at += rest.iter().take_while(|hash| before(hash)).count();
            if bucket == 1 << bits {
                at = hashes.len();
            }
            index.push(u32::try_from(at).unwrap_or(u32::MAX));
        }
        Self {
            rows,
            columns,
            hashes,
            index,
            bits,
            filter,
        }
    }

    /// Whether the hash may be one of the filter's.
    pub(crate) fn may_have(&self, hash: u64) -> bool {
        self.filter.may_have(hash)
    }

    /// Where the values with this hash are.
    pub(crate) fn find(&self, hash: u64) -> Range<usize> {
        let bucket = match self.bits {
            0 => 0,
            bits => usize::try_from(hash >> (64 - bits)).unwrap_or_default(),
        };
        let bound = |at: usize| self.index.get(at).map_or(0, |&at| at as usize);
        let (from, to) = (bound(bucket), bound(bucket + 1));
        let hashes = self.hashes.get(from..to).unwrap_or_default();
        let start = hashes.partition_point(|&other| other < hash);
        let length = hashes
            .get(start..)
            .unwrap_or_default()
            .partition_point(|&other| other == hash);
        from + start..from + start + length
    }

    /// The rows of these values, in order.
    pub(crate) fn rows(&self, values: Range<usize>) -> &[u32] {
        self.rows.get(values).unwrap_or_default()
    }

    /// The column of a value.
    pub(crate) fn column(&self, value: usize) -> u8 {
        self.columns.get(value).copied().unwrap_or_default()
    }

    /// How many values there are.
    pub(crate) fn len(&self) -> usize {
        self.hashes.len()
    }

    /// All values, in order.
    pub(crate) fn values(&self) -> impl Iterator<Item = Value> {
        self.hashes.iter().enumerate().map(|(at, &hash)| {
            let row = self.rows.get(at).copied().unwrap_or_default();
            (hash, row, self.column(at))
        })
    }

    /// The filter before it.
    pub(crate) fn filter(&self) -> &Filter {
        &self.filter
    }

    /// The memory it takes, in bytes.
    pub(crate) fn size(&self) -> usize {
        8 * self.hashes.len()
            + 4 * (self.rows.len() + self.index.len())
            + self.columns.len()
            + 8 * self.filter.words.len()
    }
}

/// A set of hashes that may say yes where it should not: once in twenty times.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(crate) struct Filter {
    words: Vec<u64>,
}

impl Filter {
    /// A filter for so many hashes, with none in it.
    pub(crate) fn for_hashes(count: usize) -> Self {
        Self {
            words: vec![0; count.div_ceil(8).max(1)],
        }
    }

    /// A filter of these words.
    pub(crate) fn of_words(words: Vec<u64>) -> Self {
        Self { words }
    }

    /// What it consists of.
    pub(crate) fn words(&self) -> &[u64] {
        &self.words
    }

    pub(crate) fn insert(&mut self, hash: u64) {
        for half in halves(hash) {
            let (word, bit) = self.place(half);
            if let Some(slot) = self.words.get_mut(word) {
                *slot |= bit;
            }
        }
    }

    pub(crate) fn may_have(&self, hash: u64) -> bool {
        halves(hash).into_iter().all(|half| {
            let (word, bit) = self.place(half);
            self.words.get(word).is_some_and(|slot| slot & bit != 0)
        })
    }

    /// The word and the bit for 32 bits of a hash.
    fn place(&self, half: u64) -> (usize, u64) {
        let bits = 64 * u64::try_from(self.words.len()).unwrap_or_default();
        let at = (half * bits) >> 32;
        (usize::try_from(at / 64).unwrap_or_default(), 1 << (at % 64))
    }
}

fn halves(hash: u64) -> [u64; 2] {
    [hash & u64::from(u32::MAX), hash >> 32]
}

/// Hashes that share their first bits, on average.
const PER_BUCKET: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_it_has() {
        for count in [0_u64, 1, 2, 3, 4, 5, 100, 5000] {
            let hash = |n: u64| n.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ n << 7;
            let mut values: Vec<Value> = (1..=count).map(|n| (hash(n), n as u32, 1)).collect();
            values.extend(
                (1..=count)
                    .filter(|n| n % 3 == 0)
                    .map(|n| (hash(n), 1 + n as u32, 2)),
            );
            values.sort_unstable();
            let mut filter = Filter::for_hashes(values.len());
            values.iter().for_each(|v| filter.insert(v.0));
            let table = Table::new(&values, true, filter);
            assert!(table.values().eq(values.iter().copied()));
            for n in 1..=count {
                let found = table.find(hash(n));
                assert_eq!(found.len(), 1 + usize::from(n % 3 == 0), "{n} of {count}");
                assert_eq!(table.rows(found.clone()).first(), Some(&(n as u32)));
                assert!(table.may_have(hash(n)));
            }
            let wrong = (count + 1..count + 2001).filter(|&n| table.may_have(hash(n)));
            assert!(wrong.count() < 300, "of {count}");
            assert!((count + 1..count + 2001).all(|n| table.find(hash(n)).is_empty()));
        }
    }
}
