//! A PDF's objects (ISO 32000-1, §7.3.10 and §7.5.7): every one that stands in the file, whether its table of references
//! lists it or not, so that a broken table costs nothing and none can hide what others would find.

use std::{collections::HashMap, ops::Range};

use super::{
    filter,
    object::{Dictionary, Lexer, Object, is_space, stream_data},
};
use crate::{budget::Budget, extraction::Reason};

/// So many values all objects together may have: each takes some forty bytes.
const MOST_VALUES: usize = 2_000_000;
/// So far references may lead to others.
const MOST_STEPS: usize = 16;

/// An object with its number, and where its data is if it is a stream.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) number: u32,
    pub(super) object: Object,
    data: Option<Range<usize>>,
}

impl Entry {
    pub(super) fn dictionary(&self) -> Option<&Dictionary> {
        match &self.object {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// The dictionary of a stream.
    pub(super) fn stream(&self) -> Option<&Dictionary> {
        self.data.as_ref().and_then(|_| self.dictionary())
    }
}

/// All objects.
#[derive(Debug)]
pub(super) struct Body<'b> {
    bytes: &'b [u8],
    pub(super) entries: Vec<Entry>,
    /// Of several of one number the last counts.
    table: HashMap<u32, usize>,
    room: usize,
}

impl<'b> Body<'b> {
    /// Finds all objects, and those in streams of objects. An encrypted file ends it.
    pub(super) fn read(bytes: &'b [u8], budget: &mut Budget) -> Result<Self, Reason> {
        let mut body = Self {
            bytes,
            entries: Vec::new(),
            table: HashMap::new(),
            room: MOST_VALUES,
        };
        body.find(budget)?;
        let is_encrypted = |d: &Dictionary| d.get("Encrypt").is_some_and(|e| *e != Object::Null);
        let mut tables = body.entries.iter().filter_map(Entry::stream);
        if tables.any(|d| d.name("Type") == Some(b"XRef") && is_encrypted(d)) {
            return Err(Reason::Encrypted);
        }
        let mut at = 0;
        while let Some(next) = bytes
            .get(at..)
            .and_then(|b| memchr::memmem::find(b, b"trailer"))
        {
            let mut lexer = Lexer::new(bytes, at + next + b"trailer".len());
            if let Some(Object::Dictionary(trailer)) = body.limited(&mut lexer, budget)?
                && is_encrypted(&trailer)
            {
                return Err(Reason::Encrypted);
            }
            // What was read is not read again.
            at = lexer.at();
        }
        body.unpack(budget)?;
        Ok(body)
    }

    fn find(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        let mut at = 0;
        // The end of the data that is furthest behind.
        let mut covered = 0;
        while let Some(next) = self
            .bytes
            .get(at..)
            .and_then(|b| memchr::memmem::find(b, b"obj"))
        {
            let word = at + next;
            at = word + 3;
            let Some(number) = number_before(self.bytes, word) else {
                continue;
            };
            let mut lexer = Lexer::new(self.bytes, at);
            let Some(object) = self.limited(&mut lexer, budget)? else {
                continue;
            };
            at = lexer.at().max(at);
            let data = match &object {
                Object::Dictionary(dictionary) => {
                    let length = dictionary.get("Length").and_then(Object::index);
                    stream_data(self.bytes, at, length, budget)?
                }
                _ => None,
            };
            let is_inside = word < covered;
            covered = covered.max(data.as_ref().map_or(0, |d| d.end));
            self.add(
                Entry {
                    number,
                    object,
                    data,
                },
                is_inside,
            );
        }
        Ok(())
    }

    /// The next object, if it is not too large for what is left.
    fn limited(
        &mut self,
        lexer: &mut Lexer<'_>,
        budget: &mut Budget,
    ) -> Result<Option<Object>, Reason> {
        let start = lexer.at();
        lexer.limit(self.room);
        let object = lexer.object();
        self.room = lexer.room();
        // The same bytes may be read for each of many objects that do not end.
        budget.work(lexer.at() - start)?;
        match self.room {
            0 => Err(Reason::Size),
            _ => Ok(object),
        }
    }

    /// An object that stands in another's data is not the one that others refer to, if there is another.
    fn add(&mut self, entry: Entry, is_inside: bool) {
        let index = self.entries.len();
        let known = self.table.entry(entry.number).or_insert(index);
        if !is_inside {
            *known = index;
        }
        self.entries.push(entry);
    }

    /// Reads the objects that lie in streams.
    fn unpack(&mut self, budget: &mut Budget) -> Result<(), Reason> {
        let is_packed = |e: &Entry| {
            e.stream()
                .is_some_and(|d| d.name("Type") == Some(b"ObjStm"))
        };
        let packed: Vec<usize> = (0..self.entries.len())
            .filter(|at| self.entries.get(*at).is_some_and(is_packed))
            .collect();
        for at in packed {
            let Some(entry) = self.entries.get(at) else {
                continue;
            };
            let (data, stop) = self.data(entry, budget);
            if let Some(reason) = stop.filter(|reason| *reason != Reason::Malformed) {
                return Err(reason);
            }
            let number = |name: &str| {
                entry
                    .dictionary()
                    .and_then(|d| self.resolve(d.get(name)?).index())
            };
            let (count, first) = (number("N").unwrap_or(0), number("First").unwrap_or(0));
            self.unpack_one(&data, count, first, budget)?;
        }
        Ok(())
    }

    /// Reads the objects of a stream: their numbers and places, and from the first on themselves.
    fn unpack_one(
        &mut self,
        data: &[u8],
        count: usize,
        first: usize,
        budget: &mut Budget,
    ) -> Result<(), Reason> {
        let mut heads = Lexer::new(data, 0);
        let mut kept = 0usize;
        for _ in 0..count {
            let (Some(number), Some(offset)) = (heads.object(), heads.object()) else {
                break;
            };
            let (Some(number), Some(offset)) = (number.index(), offset.index()) else {
                break;
            };
            let start = first.saturating_add(offset);
            let mut lexer = Lexer::new(data, start);
            budget.work(1)?;
            let Some(object) = self.limited(&mut lexer, budget)? else {
                continue;
            };
            // Objects that share their bytes become more than the data is.
            let own = lexer.at() - start;
            kept = kept.saturating_add(own);
            if kept > data.len() {
                budget.decoded(own)?;
            }
            let number = u32::try_from(number).unwrap_or(u32::MAX);
            let entry = Entry {
                number,
                object,
                data: None,
            };
            self.add(entry, false);
        }
        Ok(())
    }

    /// The object itself where it is a reference to it.
    pub(super) fn resolve<'o>(&'o self, object: &'o Object) -> &'o Object {
        let mut found = object;
        for _ in 0..MOST_STEPS {
            match found {
                Object::Reference(number) => match self.entry(*number) {
                    Some(entry) => found = &entry.object,
                    None => return &Object::Null,
                },
                object => return object,
            }
        }
        &Object::Null
    }

    pub(super) fn entry(&self, number: u32) -> Option<&Entry> {
        self.entries.get(*self.table.get(&number)?)
    }

    /// The dictionary that a name in a dictionary stands for.
    pub(super) fn dictionary<'o>(
        &'o self,
        of: &'o Dictionary,
        name: &str,
    ) -> Option<&'o Dictionary> {
        match self.resolve(of.get(name)?) {
            Object::Dictionary(dictionary) => Some(dictionary),
            _ => None,
        }
    }

    /// A stream's data as far as it can be decoded, and why not further.
    pub(super) fn data(&self, entry: &Entry, budget: &mut Budget) -> (Vec<u8>, Option<Reason>) {
        let raw = entry.data.clone().and_then(|range| self.bytes.get(range));
        let (Some(raw), Some(dictionary)) = (raw, entry.dictionary()) else {
            return (Vec::new(), None);
        };
        let filters = filter::filters(dictionary, |object| self.resolve(object));
        filter::decode(raw, &filters, budget)
    }
}

/// The number of the object whose `obj` stands there: `12 0 obj`.
fn number_before(bytes: &[u8], word: usize) -> Option<u32> {
    let before = bytes.get(word.saturating_sub(32)..word)?;
    let space = |bytes: &[u8]| bytes.iter().rev().take_while(|b| is_space(**b)).count();
    let digits = |bytes: &[u8]| {
        bytes
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit())
            .count()
    };
    let before = before.get(..before.len() - space(before))?;
    let generation = digits(before);
    let before = before.get(..before.len() - generation)?;
    let gap = space(before);
    let before = before.get(..before.len() - gap)?;
    let number = before.get(before.len() - digits(before)..)?;
    if generation == 0 || gap == 0 {
        return None;
    }
    std::str::from_utf8(number).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::Body;
    use crate::{Budget, Limits, Reason};

    fn end(bytes: &[u8]) -> Option<Reason> {
        let limits = Limits {
            max_decoded_bytes: 1 << 20,
            max_work: 8 << 20,
            ..Limits::default()
        };
        Body::read(bytes, &mut Budget::new(limits)).err()
    }

    #[test]
    fn objects_in_a_stream_are_kept_within_a_bound() {
        let packed = |offsets: &[usize]| {
            let heads: String = offsets.iter().map(|at| format!("7 {at} ")).collect();
            let object = format!("({})", "x".repeat(100_000));
            let (count, first) = (offsets.len(), heads.len());
            format!(
                "1 0 obj<</Type/ObjStm/N {count}/First {first}>>stream\n{heads}{object}endstream"
            )
        };
        for (offsets, wanted) in [
            (&[0][..], None),
            (&[0, 50_000, 99_999], None),
            (&[0; 200], Some(Reason::Size)),
        ] {
            let count = offsets.len();
            assert_eq!(end(packed(offsets).as_bytes()), wanted, "{count}");
        }
    }

    #[test]
    fn what_is_passed_over_again_and_again_is_work() {
        let spaces = format!(
            "{}{}",
            "1 0 obj<</Length 60000>>stream\nendstream ".repeat(1000),
            " ".repeat(100_000)
        );
        for (bytes, wanted) in [
            ("1 0 obj<<>>%\n".repeat(5000), None),
            ("1 0 obj<<>>%".repeat(5000), Some(Reason::Time)),
            ("1 0 obj<</A%".repeat(5000), Some(Reason::Time)),
            (spaces, Some(Reason::Time)),
        ] {
            let start: String = bytes.chars().take(40).collect();
            assert_eq!(end(bytes.as_bytes()), wanted, "{start}");
        }
    }
}
