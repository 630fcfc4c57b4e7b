//! What the data of a stream is compressed with (ISO 32000-1, §7.4): within bounds, and as far as it can be read.

use super::object::{Dictionary, Object, hex, is_space};
use crate::{budget::Budget, extraction::Reason, inflate::inflate};

/// So many filters one stream may have.
const MOST_FILTERS: usize = 8;

/// The data as far as it can be decoded, and why not further. Pictures' filters are [`Reason::Image`].
pub(super) fn decode(
    data: &[u8],
    filters: &[(Vec<u8>, Dictionary)],
    budget: &mut Budget,
) -> (Vec<u8>, Option<Reason>) {
    if filters.len() > MOST_FILTERS {
        return (Vec::new(), Some(Reason::Depth));
    }
    if let Err(reason) = budget.work(data.len()) {
        return (Vec::new(), Some(reason));
    }
    let mut bytes = data.to_vec();
    let mut stop = None;
    for (name, parameters) in filters {
        let (decoded, ended) = match name.as_slice() {
            b"FlateDecode" | b"Fl" => {
                let mut inflated = inflate(&bytes, true, budget);
                if inflated.bytes.is_empty() {
                    // Some lack the frame, or have a broken one.
                    let plain = inflate(bytes.get(2..).unwrap_or_default(), false, budget);
                    if !plain.bytes.is_empty() {
                        inflated = plain;
                    }
                }
                (inflated.bytes, inflated.stop)
            }
            b"LZWDecode" | b"LZW" => lzw(
                &bytes,
                parameters.number("EarlyChange") != Some(0.0),
                budget,
            ),
            b"ASCIIHexDecode" | b"AHx" => {
                let end = memchr::memchr(b'>', &bytes).unwrap_or(bytes.len());
                (hex(bytes.get(..end).unwrap_or_default()), None)
            }
            b"ASCII85Decode" | b"A85" => (ascii85(&bytes), None),
            b"RunLengthDecode" | b"RL" => run_length(&bytes, budget),
            b"DCTDecode" | b"DCT" | b"JPXDecode" | b"CCITTFaxDecode" | b"CCF" | b"JBIG2Decode" => {
                return (Vec::new(), Some(Reason::Image));
            }
            b"Crypt" => return (Vec::new(), Some(Reason::Encrypted)),
            _ => return (Vec::new(), Some(Reason::Unknown)),
        };
        bytes = unpredicted(decoded, parameters);
        stop = stop.or(ended);
        if stop.is_some_and(Reason::ends_all) {
            break;
        }
    }
    (bytes, stop)
}

/// The filters that a stream's dictionary names, with their parameters.
pub(super) fn filters<'o>(
    dictionary: &'o Dictionary,
    resolve: impl Fn(&'o Object) -> &'o Object,
) -> Vec<(Vec<u8>, Dictionary)> {
    let either = |long: &str, short: &str| {
        let value = dictionary.get(long).or_else(|| dictionary.get(short));
        match value.map(&resolve) {
            Some(Object::Array(all)) => all.iter().map(&resolve).collect(),
            Some(one) => vec![one],
            None => Vec::new(),
        }
    };
    let parameters = either("DecodeParms", "DP");
    let named = |(at, filter): (usize, &Object)| {
        let Object::Name(name) = filter else {
            return None;
        };
        let own = match parameters.get(at) {
            Some(Object::Dictionary(own)) => own.clone(),
            _ => Dictionary::default(),
        };
        Some((name.clone(), own))
    };
    either("Filter", "F")
        .into_iter()
        .enumerate()
        .filter_map(named)
        .collect()
}

fn lzw(bytes: &[u8], early: bool, budget: &mut Budget) -> (Vec<u8>, Option<Reason>) {
    let mut out: Vec<u8> = Vec::new();
    // Each code: where its bytes stand in what came out, and how many they are.
    let mut table: Vec<(usize, usize)> = Vec::new();
    let (mut bits, mut held, mut width) = (0u32, 0u32, 9u32);
    let mut last: Option<(usize, usize)> = None;
    let mut charged = 0;
    for byte in bytes {
        held = held << 8 | u32::from(*byte);
        bits += 8;
        if bits < width {
            continue;
        }
        bits -= width;
        let code = (held >> bits) & ((1 << width) - 1);
        held &= (1 << bits) - 1;
        let start = out.len();
        match code {
            256 => {
                table.clear();
                width = 9;
                last = None;
                continue;
            }
            257 => return (out, None),
            literal @ 0..=255 => out.push((literal & 0xff) as u8),
            _ => {
                let known = table.get((code - 258) as usize).copied();
                let first = |(at, _): (usize, usize)| out.get(at).copied();
                match (known, last) {
                    (Some((at, length)), _) => out.extend_from_within(at..at + length),
                    (None, Some(before)) => {
                        let again = first(before);
                        out.extend_from_within(before.0..before.0 + before.1);
                        out.extend(again);
                    }
                    (None, None) => return (out, Some(Reason::Malformed)),
                }
            }
        }
        if let Some((at, length)) = last.filter(|_| table.len() < 4096 - 258) {
            // The string before and one byte more, which came out right behind it.
            table.push((at, length + 1));
        }
        last = Some((start, out.len() - start));
        let next = table.len() + 258 + usize::from(early);
        width = match next {
            _ if last.is_none() => 9,
            0..512 => 9,
            512..1024 => 10,
            1024..2048 => 11,
            _ => 12,
        };
        if let Err(reason) = grown(bytes, &out, &mut charged, budget) {
            return (out, Some(reason));
        }
    }
    let stop = budget.decoded(out.len() - charged).err();
    (out, stop)
}

/// Charges what came out since it was charged last, once that is much.
fn grown(from: &[u8], out: &[u8], charged: &mut usize, budget: &mut Budget) -> Result<(), Reason> {
    if out.len() - *charged <= 1 << 16 {
        return Ok(());
    }
    budget.decoded(out.len() - *charged)?;
    *charged = out.len();
    match budget.is_bomb(from.len(), out.len()) {
        true => Err(Reason::Ratio),
        false => Ok(()),
    }
}

fn ascii85(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut group = [0u8; 5];
    let mut filled = 0;
    for &byte in bytes {
        match byte {
            b'z' if filled == 0 => out.extend([0; 4]),
            b'!'..=b'u' => {
                if let Some(place) = group.get_mut(filled) {
                    *place = byte - b'!';
                }
                filled += 1;
                if filled == 5 {
                    out.extend(five(group));
                    (group, filled) = ([0; 5], 0);
                }
            }
            b'~' => break,
            byte if is_space(byte) => {}
            _ => break,
        }
    }
    if filled > 1 {
        group.iter_mut().skip(filled).for_each(|digit| *digit = 84);
        out.extend(five(group).into_iter().take(filled - 1));
    }
    out
}

fn five(group: [u8; 5]) -> [u8; 4] {
    let add = |sum: u32, digit: u8| sum.wrapping_mul(85).wrapping_add(u32::from(digit));
    group.into_iter().fold(0, add).to_be_bytes()
}

fn run_length(bytes: &[u8], budget: &mut Budget) -> (Vec<u8>, Option<Reason>) {
    let mut out = Vec::new();
    let mut charged = 0;
    let mut at = 0;
    while let Some(&length) = bytes.get(at) {
        at += 1;
        match length {
            128 => break,
            0..128 => {
                let end = (at + usize::from(length) + 1).min(bytes.len());
                out.extend_from_slice(bytes.get(at..end).unwrap_or_default());
                at = end;
            }
            _ => {
                let Some(&byte) = bytes.get(at) else { break };
                out.resize(out.len() + 257 - usize::from(length), byte);
                at += 1;
            }
        }
        if let Err(reason) = grown(bytes, &out, &mut charged, budget) {
            return (out, Some(reason));
        }
    }
    let stop = budget.decoded(out.len() - charged).err();
    (out, stop)
}

/// Undoes a predictor of PNG's: rows that say how they differ from the row before. Object streams have one at times.
fn unpredicted(bytes: Vec<u8>, parameters: &Dictionary) -> Vec<u8> {
    let number = |name: &str, usual: usize| {
        let said = parameters.get(name).and_then(Object::index);
        said.unwrap_or(usual).clamp(1, 1 << 16)
    };
    if number("Predictor", 1) < 10 {
        return bytes;
    }
    let pixel_bits = number("Colors", 1).saturating_mul(number("BitsPerComponent", 8));
    let row = pixel_bits.saturating_mul(number("Columns", 1)).div_ceil(8);
    let pixel = pixel_bits.div_ceil(8);
    let mut out: Vec<u8> = Vec::with_capacity(bytes.len());
    for line in bytes.chunks(row.saturating_add(1)) {
        let Some((&kind, line)) = line.split_first() else {
            break;
        };
        let start = out.len();
        for (column, &byte) in line.iter().enumerate() {
            let at = |back: Option<usize>| back.and_then(|i| out.get(i)).copied().unwrap_or(0);
            let left = at((column >= pixel).then(|| start + column - pixel));
            let up = at((start + column).checked_sub(row));
            let corner = match column >= pixel {
                true => at((start + column).checked_sub(row + pixel)),
                false => 0,
            };
            let guess = match kind {
                1 => left,
                2 => up,
                3 => ((u16::from(left) + u16::from(up)) / 2) as u8,
                4 => paeth(left, up, corner),
                _ => 0,
            };
            out.push(byte.wrapping_add(guess));
        }
    }
    out
}

fn paeth(left: u8, up: u8, corner: u8) -> u8 {
    let guess = i16::from(left) + i16::from(up) - i16::from(corner);
    let far = |value: u8| (guess - i16::from(value)).abs();
    match () {
        () if far(left) <= far(up) && far(left) <= far(corner) => left,
        () if far(up) <= far(corner) => up,
        () => corner,
    }
}

#[cfg(test)]
mod tests {
    use super::{ascii85, decode, run_length, unpredicted};
    use crate::{
        Budget, Limits, Reason,
        pdf::object::{Dictionary, Object},
    };

    fn parameters(all: &[(&str, f64)]) -> Dictionary {
        let each = all
            .iter()
            .map(|(name, n)| (name.as_bytes().to_vec(), Object::Number(*n)));
        Dictionary(each.collect())
    }

    #[test]
    fn data_is_what_it_was() {
        let mut budget = Budget::new(Limits::default());
        assert_eq!(ascii85(b"87cUR D]j7B\nEbo80~>"), b"Hello world!");
        assert_eq!(run_length(b"\x02abc\xfed\x80x", &mut budget).0, b"abcddd");
        // The example of ISO 32000-1, 7.4.4.2.
        let lzw = [(b"LZWDecode".to_vec(), Dictionary::default())];
        let packed = [0x80, 0x0b, 0x60, 0x50, 0x22, 0x0c, 0x0c, 0x85, 0x01];
        assert_eq!(
            decode(&packed, &lzw, &mut budget).0,
            [45, 45, 45, 45, 45, 65, 45, 45, 45, 66]
        );
        let rows = [2, 1, 2, 3, 2, 1, 1, 1, 1, 5, 1, 1];
        let wanted = [1, 2, 3, 2, 3, 4, 5, 6, 7];
        assert_eq!(
            unpredicted(
                rows.to_vec(),
                &parameters(&[("Predictor", 12.0), ("Columns", 3.0)])
            ),
            wanted
        );
    }

    #[test]
    fn filters_of_filters_end() {
        let many = vec![(b"AHx".to_vec(), Dictionary::default()); 9];
        let mut budget = Budget::new(Limits::default());
        assert!(decode(b"41", &many, &mut budget).1.is_some());
    }

    #[test]
    fn what_grows_ends_at_the_bound() {
        let limits = Limits {
            max_decoded_bytes: 1 << 20,
            ..Limits::default()
        };
        let (bytes, stop) = run_length(&b"\x81x".repeat(1 << 16), &mut Budget::new(limits));
        assert_eq!(stop, Some(Reason::Size));
        assert!(bytes.len() < (1 << 20) + (1 << 17), "{}", bytes.len());
        let limits = Limits {
            max_ratio: 10,
            ..Limits::default()
        };
        let (_, stop) = run_length(&b"\x81x".repeat(1 << 16), &mut Budget::new(limits));
        assert_eq!(stop, Some(Reason::Ratio));
    }
}
