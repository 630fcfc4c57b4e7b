//! Where in a stream a text is received: what continues what, and what ends with what.

use std::fmt;

use crate::segment::Kind;

/// Which segment of a stream a delta belongs to. Unique within one stream.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct SegmentKey {
    pub(crate) hash: u64,
    pub(crate) serial: u64,
}

impl SegmentKey {
    /// Of the text at a place.
    pub(crate) fn of(place: &Place) -> Self {
        Self {
            hash: place.hash(),
            serial: 0,
        }
    }
}

impl fmt::Debug for SegmentKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}.{}", self.hash, self.serial)
    }
}

const DEPTH: usize = 6;

/// A path of indices, each as a hash of its name and value; and a hash of what is there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Place {
    path: [u64; DEPTH],
    depth: usize,
    what: u64,
    /// The names on the way to it that are written in another way than the tables do: some clients read `Content` as `content`, and some do not.
    pub(crate) spelling: u64,
}

impl Place {
    pub(crate) fn root() -> Self {
        Self {
            path: [0; DEPTH],
            depth: 0,
            what: 0,
            spelling: 0,
        }
    }

    /// One index further in; deeper than anybody nests, indices are mixed into the last.
    pub(crate) fn inside(mut self, name: &str, value: u64) -> Self {
        let at = self.depth.min(DEPTH - 1);
        if let Some(slot) = self.path.get_mut(at) {
            *slot = mix(mix(*slot, hash(name.as_bytes())), value);
        }
        self.depth = at + 1;
        self
    }

    /// A text of this kind and name here.
    pub(crate) fn of(mut self, kind: Kind, name: &str, spelling: u64) -> Self {
        self.spelling = spelling;
        self.what = mix(hash(name.as_bytes()), hash(kind.as_str().as_bytes()));
        self
    }

    /// Whether `other` is here or further in.
    pub(crate) fn holds(&self, other: &Self) -> bool {
        let mine = self.path.get(..self.depth);
        self.depth <= other.depth && mine == other.path.get(..self.depth)
    }

    pub(crate) fn hash(&self) -> u64 {
        let path = self.path.iter().take(self.depth);
        path.fold(self.what, |sum, &index| mix(sum, index))
    }
}

/// FNV-1a.
pub(crate) fn hash(bytes: &[u8]) -> u64 {
    let step = |sum: u64, &byte: &u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, step)
}

/// As the hash of the number's digits, so that an index and a place in an array agree.
pub(crate) fn hash_number(number: u64) -> u64 {
    hash(number.to_string().as_bytes())
}

pub(crate) fn mix(sum: u64, value: u64) -> u64 {
    (sum.rotate_left(5) ^ value).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
