//! Things found by a hash of the bytes they begin with, several to a hash.

/// Things in order of their hashes.
#[derive(Debug)]
pub(crate) struct ByHash<T> {
    things: Vec<T>,
    /// Those of each hash begin here.
    begins: Vec<u32>,
    /// A hash has so many bits.
    bits: u32,
}

impl<T> ByHash<T> {
    /// Each thing with what it is found by. A hash has `bits` bits, at most 32.
    pub(crate) fn new(things: Vec<(u32, T)>, bits: u32) -> Self {
        let mut hashed: Vec<(usize, T)> = things
            .into_iter()
            .map(|(four, thing)| (hash(four, bits), thing))
            .collect();
        hashed.sort_by_key(|(hash, _)| *hash);
        let begins = (0..=1 << bits).map(|hash| hashed.partition_point(|(its, _)| *its < hash));
        Self {
            begins: begins.map(|at| u32::try_from(at).unwrap_or(0)).collect(),
            things: hashed.into_iter().map(|(_, thing)| thing).collect(),
            bits,
        }
    }

    /// What may be found by these four bytes: others have the same hash.
    #[inline(always)]
    pub(crate) fn get(&self, four: u32) -> &[T] {
        let begins = self.begins.get(hash(four, self.bits)..);
        match begins.and_then(<[u32]>::first_chunk) {
            Some(&[begin, end]) if begin < end => {
                let things = self.things.get(begin as usize..end as usize);
                things.unwrap_or_default()
            }
            _ => &[],
        }
    }
}

fn hash(four: u32, bits: u32) -> usize {
    (four.wrapping_mul(0x9e37_79b1) >> (u32::BITS - bits)) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_found_again() {
        let things: Vec<(u32, u32)> = (0..5000).map(|n| (n * 977 % 3000, n)).collect();
        let table = ByHash::new(things.clone(), 8);
        for (four, thing) in things {
            assert!(table.get(four).contains(&thing));
        }
        let none: ByHash<u32> = ByHash::new(Vec::new(), 8);
        assert!((0..300).all(|four| none.get(four).is_empty()));
    }
}
