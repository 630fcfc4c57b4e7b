//! Tables from a font's codes to characters (ISO 32000-1, §9.10.3; Adobe Technical Note 5014).

use std::collections::HashMap;

use super::object::{Lexer, Object};

/// A table.
#[derive(Clone, Debug, Default)]
pub(super) struct CMap {
    single: HashMap<u32, String>,
    /// First and last code, and what the first stands for; in order.
    ranges: Vec<(u32, u32, String)>,
    /// The bounds of codes of one byte, of two and so on; in order and apart from each other.
    spaces: [Vec<(u32, u32)>; MOST_LENGTH],
}

/// So many bytes a code may have.
const MOST_LENGTH: usize = 4;

impl CMap {
    /// Reads a table as far as it can be read.
    pub(super) fn read(source: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(source, 0);
        let mut operands = Vec::new();
        while let Some(object) = lexer.object() {
            let Object::Word(word) = object else {
                operands.push(object);
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => map.add_spaces(&operands),
                b"endbfchar" => map.add_single(&operands),
                b"endbfrange" => map.add_ranges(operands.as_slice()),
                _ => {}
            }
            operands.clear();
        }
        map.ranges.sort_by_key(|range| range.0);
        map.spaces.iter_mut().for_each(join);
        map
    }

    /// About how many bytes it takes.
    pub(super) fn size(&self) -> usize {
        let texts = self.single.values().chain(self.ranges.iter().map(|r| &r.2));
        let spaces: usize = self.spaces.iter().map(Vec::len).sum();
        texts.map(|text| text.len() + 48).sum::<usize>() + 8 * spaces
    }

    pub(super) fn is_empty(&self) -> bool {
        self.single.is_empty() && self.ranges.is_empty()
    }

    fn add_spaces(&mut self, operands: &[Object]) {
        for pair in operands.as_chunks::<2>().0 {
            if let [Object::String(low), Object::String(high)] = pair {
                let length = low.len().checked_sub(1);
                if let Some(spaces) = length.and_then(|at| self.spaces.get_mut(at)) {
                    spaces.push((code(low), code(high)));
                }
            }
        }
    }

    fn add_single(&mut self, operands: &[Object]) {
        for pair in operands.as_chunks::<2>().0 {
            if let [Object::String(from), Object::String(to)] = pair {
                self.single.insert(code(from), wide(to));
            }
        }
    }

    fn add_ranges(&mut self, operands: &[Object]) {
        for three in operands.as_chunks::<3>().0 {
            let [Object::String(low), Object::String(high), to] = three else {
                continue;
            };
            let (low, high) = (code(low), code(high));
            match to {
                Object::String(to) => self.ranges.push((low, high, wide(to))),
                Object::Array(all) => {
                    for (at, to) in (low..=high).zip(all) {
                        if let Object::String(to) = to {
                            self.single.insert(at, wide(to));
                        }
                    }
                }
                _ => {}
            }
        }
    }

    /// What a code stands for.
    pub(super) fn get(&self, code: u32, out: &mut String) -> bool {
        if let Some(text) = self.single.get(&code) {
            out.push_str(text);
            return true;
        }
        let next = self.ranges.partition_point(|range| range.0 <= code);
        let range = next.checked_sub(1).and_then(|at| self.ranges.get(at));
        let Some((low, _, first)) = range.filter(|range| code <= range.1) else {
            return false;
        };
        let mut chars = first.chars();
        let last = chars.next_back().unwrap_or('\0');
        out.push_str(chars.as_str());
        out.extend(char::from_u32(u32::from(last).saturating_add(code - low)));
        true
    }

    /// The length of the code that begins there.
    pub(super) fn length(&self, bytes: &[u8]) -> Option<usize> {
        let fits = |(length, spaces): &(usize, &Vec<(u32, u32)>)| {
            bytes.get(..*length).is_some_and(|own| {
                let own = code(own);
                let next = spaces.partition_point(|space| space.0 <= own);
                let space = next.checked_sub(1).and_then(|at| spaces.get(at));
                space.is_some_and(|space| own <= space.1)
            })
        };
        let (length, _) = (1..).zip(&self.spaces).find(fits)?;
        Some(length)
    }
}

/// Puts spaces in order, and makes one of those that overlap.
fn join(spaces: &mut Vec<(u32, u32)>) {
    spaces.retain(|(low, high)| low <= high);
    spaces.sort_unstable();
    spaces.dedup_by(|next, before| {
        let overlaps = next.0 <= before.1;
        if overlaps {
            before.1 = before.1.max(next.1);
        }
        overlaps
    });
}

/// The bytes as one number.
pub(super) fn code(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0, |sum, b| sum << 8 | u32::from(*b))
}

fn wide(bytes: &[u8]) -> String {
    let units = bytes
        .as_chunks::<2>()
        .0
        .iter()
        .map(|unit| u16::from_be_bytes(*unit));
    match bytes {
        [one] => char::from(*one).to_string(),
        _ => char::decode_utf16(units)
            .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::CMap;

    #[test]
    fn codes_stand_for_characters() {
        let map = CMap::read(
            b"begincodespacerange <00> <7f> <8000> <ffff> endcodespacerange 1 beginbfchar <01> <00660069> endbfchar \
              2 beginbfrange <8001> <8003> <0041> <10> <11> [<0061> <D83DDE00>] endbfrange",
        );
        let get = |code| {
            let mut out = String::new();
            map.get(code, &mut out).then_some(out)
        };
        assert_eq!(get(1).as_deref(), Some("fi"));
        assert_eq!(get(0x8003).as_deref(), Some("C"));
        assert_eq!(get(0x11).as_deref(), Some("😀"));
        assert_eq!(get(0x8004), None);
        assert_eq!(
            (map.length(&[0x10, 0]), map.length(&[0x80, 1])),
            (Some(1), Some(2))
        );
    }

    #[test]
    fn the_shortest_code_counts_whose_space_it_is_in() {
        let many: String = (0..20_000)
            .map(|at| format!("<{at:06x}><{:06x}>", at + 7))
            .collect();
        let map = CMap::read(
            format!("<10><1f><8><9><18><30><4000><3fff><4000><40ff><4080><4081><a000000000><ff>{many}endcodespacerange").as_bytes(),
        );
        for (bytes, wanted) in [
            (&[0x0f][..], None),
            (&[0x10], Some(1)),
            (&[0x30, 0], Some(1)),
            (&[0x31, 0], None),
            (&[0x80], Some(1)),
            (&[0x40, 0xff], Some(2)),
            (&[0x40], None),
            (&[0x3f, 0xff], None),
            (&[0, 0x4e, 0x26], Some(3)),
            (&[0, 0x4e, 0x27], None),
            (&[0xa0, 0, 0, 0, 0], None),
            (&[], None),
        ] {
            assert_eq!(map.length(bytes), wanted, "{bytes:x?}");
        }
        assert_eq!(map.spaces[2].len(), 1);
    }
}
