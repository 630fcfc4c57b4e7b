//! Zip archives (APPNOTE.TXT 6.3, ISO 21320). The directory at the end is read entry by entry here, since what matters
//! is what a usual reader would pass over: two entries of one name, entries that overlap, files that the directory does
//! not list.

use std::{borrow::Cow, ops::Range};

use flate2::Crc;
use memchr::memmem;

use crate::{
    budget::Budget,
    extraction::Reason,
    inflate::inflate,
    kind::Kind,
    office,
    reader::{At, Reader},
};

/// A file in the archive. Where its name stands, since many names may stand in one place, or hold each other.
#[derive(Clone, Debug)]
struct Entry {
    name: Range<usize>,
    flags: u16,
    method: u16,
    /// Its header and data.
    whole: Range<usize>,
    data: Range<usize>,
    crc: Option<u32>,
}

/// A file of the archive, as it was before it was compressed.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) name: String,
    pub(crate) bytes: Vec<u8>,
}

const LOCAL: &[u8] = b"PK\x03\x04";
const CENTRAL: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";
const END64: &[u8] = b"PK\x06\x06";
/// The end's record and the longest comment behind it.
const END_WITHIN: usize = 22 + 65_535;

/// Reads all files, and says which of Office's archives it is, if one.
pub(crate) fn read(reader: &mut Reader<'_>, at: &mut At, bytes: &[u8]) {
    let (entries, mut flaw) = entries(bytes, most(reader.budget));
    match kind(reader.budget, bytes, &entries) {
        Ok(kind) => at.kind = kind,
        Err(reason) => return reader.miss(at, "", reason),
    }
    let mut names = String::new();
    let mut contents = Vec::new();
    for entry in entries {
        let name = match own_name(reader.budget, bytes, &entry) {
            Ok(name) => name,
            Err(reason) => {
                reader.miss(at, "", reason);
                break;
            }
        };
        names.extend([name.as_str(), "\n"]);
        let (content, stop) = content(reader, bytes, &entry);
        if let Some(reason) = stop {
            reader.miss(at, &name, reason);
        }
        let content = Content {
            name,
            bytes: content,
        };
        match at.kind {
            Kind::Zip => reader.inner(at, &content.name, &content.bytes),
            _ => contents.push(content),
        }
        if reader.is_over() {
            break;
        }
    }
    if at.kind == Kind::Zip {
        if let Err(reason) = reader.text(at, "", names) {
            flaw = Some(reason);
        }
    } else {
        office::read(reader, at, &contents);
    }
    if let Some(reason) = flaw {
        reader.miss(at, "", reason);
    }
}

/// Whether a reader that begins at the end would find an archive.
pub(crate) fn ends_as_one(bytes: &[u8], budget: &Budget) -> bool {
    central(bytes, most(budget)).is_some_and(|entries| !entries.is_empty())
}

/// So many entries are looked for: one more than may be read, so that it is told that there are more.
fn most(budget: &Budget) -> usize {
    budget.limits().max_entries.saturating_add(1)
}

/// Which of Office's archives it is, if one.
fn kind(budget: &mut Budget, bytes: &[u8], entries: &[Entry]) -> Result<Kind, Reason> {
    budget.work(entries.iter().map(|entry| entry.name.len()).sum())?;
    Ok(office::kind(
        entries.iter().map(|entry| name(bytes, &entry.name)),
    ))
}

/// The name of an entry that is about to be read.
fn own_name(budget: &mut Budget, bytes: &[u8], entry: &Entry) -> Result<String, Reason> {
    budget.entry()?;
    let name = name(bytes, &entry.name);
    budget.decoded(name.len())?;
    Ok(name.into_owned())
}

/// The files that the directory lists, then those that it does not; and what is wrong.
fn entries(bytes: &[u8], most: usize) -> (Vec<Entry>, Option<Reason>) {
    let Some(mut entries) = central(bytes, most) else {
        let found = local(bytes, 0..bytes.len(), most);
        // An archive without files is 22 bytes.
        let is_empty = found.is_empty() && bytes.starts_with(END);
        return (found, (!is_empty).then_some(Reason::Malformed));
    };
    let mut order: Vec<Range<usize>> = entries.iter().map(|e| e.whole.clone()).collect();
    order.sort_by_key(|range| range.start);
    let mut flaw = None;
    let mut hidden = Vec::new();
    let mut at = 0;
    for range in order {
        // Files that share their data make a small archive large: a bomb.
        if range.start < at {
            flaw = Some(Reason::Malformed);
        }
        let room = most.saturating_sub(entries.len() + hidden.len());
        hidden.extend(local(bytes, at..range.start, room));
        at = at.max(range.end);
    }
    if !hidden.is_empty() {
        flaw = Some(Reason::Malformed);
        entries.extend(hidden);
    }
    (entries, flaw)
}

/// The directory's entries; `None` where there is no directory, or not all of it.
fn central(bytes: &[u8], most: usize) -> Option<Vec<Entry>> {
    let tail = bytes.len().saturating_sub(END_WITHIN);
    let end = tail + memmem::rfind(bytes.get(tail..)?, END)?;
    let mut count = u64::from(short(bytes, end + 10)?);
    let mut size = u64::from(long(bytes, end + 12)?);
    let mut start = u64::from(long(bytes, end + 16)?);
    let mut directory_end = end;
    if count == 0xffff || size == 0xffff_ffff || start == 0xffff_ffff {
        let end64 = memmem::rfind(bytes.get(..end)?, END64)?;
        count = quad(bytes, end64 + 32)?;
        size = quad(bytes, end64 + 40)?;
        start = quad(bytes, end64 + 48)?;
        directory_end = end64;
    }
    let size = usize::try_from(size).ok()?;
    let start = usize::try_from(start).ok()?;
    // What stands before the archive shifts all that the directory says.
    let real = directory_end.checked_sub(size)?;
    let shift = real
        .checked_sub(start)
        .or_else(|| start.checked_sub(real).map(|_| 0))?;
    let mut at = if bytes.get(real..)?.starts_with(CENTRAL) || count == 0 {
        real
    } else {
        start
    };
    let shift = if at == real { shift } else { 0 };
    let mut entries = Vec::new();
    while entries.len() < most
        && bytes
            .get(at..)
            .is_some_and(|rest| rest.starts_with(CENTRAL))
    {
        let (entry, next) = directory_entry(bytes, at, shift)?;
        entries.push(entry);
        at = next;
    }
    (entries.len() == most || entries.len() as u64 >= count).then_some(entries)
}

fn directory_entry(bytes: &[u8], at: usize, shift: usize) -> Option<(Entry, usize)> {
    let (name_length, extra_length) = (short(bytes, at + 28)?, short(bytes, at + 30)?);
    let name_end = at + 46 + usize::from(name_length);
    let extra_end = name_end + usize::from(extra_length);
    let next = extra_end + usize::from(short(bytes, at + 32)?);
    let extra = bytes.get(name_end..extra_end)?;
    let mut wide = zip64(extra);
    let plain = long(bytes, at + 24)?;
    // Only those of the three values that do not fit stand there, in this order.
    let mut widened = |value: u32| match value {
        u32::MAX => wide.next(),
        value => Some(u64::from(value)),
    };
    widened(plain)?;
    let size = widened(long(bytes, at + 20)?)?;
    let offset = widened(long(bytes, at + 42)?)?;
    let offset = usize::try_from(offset).ok()?.checked_add(shift)?;
    let mut entry = local_entry(bytes, offset)?;
    let size = usize::try_from(size).ok()?;
    let end = entry.data.start.checked_add(size)?.min(bytes.len());
    entry.data.end = end;
    entry.whole.end = end;
    entry.name = at + 46..name_end;
    entry.flags |= short(bytes, at + 8)?;
    entry.method = short(bytes, at + 10)?;
    entry.crc = Some(long(bytes, at + 16)?);
    Some((entry, next))
}

/// The values of the field that holds what 32 bits do not.
fn zip64(extra: &[u8]) -> impl Iterator<Item = u64> {
    let mut rest = extra;
    let mut found: &[u8] = &[];
    while let (Some(id), Some(length)) = (short(rest, 0), short(rest, 2)) {
        let length = usize::from(length);
        if id == 1 {
            found = rest.get(4..4 + length).unwrap_or_default();
        }
        rest = rest.get(4 + length..).unwrap_or_default();
    }
    found
        .as_chunks::<8>()
        .0
        .iter()
        .map(|value| u64::from_le_bytes(*value))
}

/// The entry whose header stands there. Where its length is said only behind it, its data goes to the end for now.
fn local_entry(bytes: &[u8], at: usize) -> Option<Entry> {
    if !bytes.get(at..)?.starts_with(LOCAL) {
        return None;
    }
    let flags = short(bytes, at + 6)?;
    let name_end = at + 30 + usize::from(short(bytes, at + 26)?);
    let start = name_end + usize::from(short(bytes, at + 28)?);
    bytes.get(at + 30..name_end)?;
    let size = long(bytes, at + 18)?;
    let is_open = flags & 8 != 0 || size == u32::MAX;
    let end = match is_open {
        true => bytes.len(),
        false => start
            .checked_add(usize::try_from(size).ok()?)?
            .min(bytes.len()),
    };
    Some(Entry {
        name: at + 30..name_end,
        flags,
        method: short(bytes, at + 8)?,
        whole: at..end.max(start.min(bytes.len())),
        data: start.min(end)..end,
        crc: (flags & 8 == 0).then(|| long(bytes, at + 14)).flatten(),
    })
}

/// The entries whose headers begin in that range: of an archive that is cut off, or that its directory does not list.
fn local(bytes: &[u8], within: Range<usize>, most: usize) -> Vec<Entry> {
    let mut found: Vec<Entry> = Vec::new();
    let mut at = within.start;
    while found.len() < most
        && let Some(next) = bytes
            .get(at..within.end)
            .and_then(|rest| memmem::find(rest, LOCAL))
    {
        at += next;
        // What has no end of its own ends where the next begins.
        if let Some(last) = found.last_mut().filter(|last| last.data.end > at) {
            (last.data.end, last.whole.end) = (at.max(last.data.start), at);
        }
        found.extend(local_entry(bytes, at));
        at += LOCAL.len();
    }
    found
}

/// What was compressed, as far as it can be read, and why not further.
fn content(reader: &mut Reader<'_>, bytes: &[u8], entry: &Entry) -> (Vec<u8>, Option<Reason>) {
    const ENCRYPTED: u16 = 1;
    const AES: u16 = 99;
    let data = bytes.get(entry.data.clone()).unwrap_or_default();
    if entry.flags & ENCRYPTED != 0 || entry.method == AES {
        return (Vec::new(), Some(Reason::Encrypted));
    }
    let (content, stop) = match entry.method {
        0 => match reader.budget.decoded(data.len()) {
            Ok(()) => (data.to_vec(), None),
            Err(reason) => (Vec::new(), Some(reason)),
        },
        8 => {
            let inflated = inflate(data, false, reader.budget);
            (inflated.bytes, inflated.stop)
        }
        _ => (Vec::new(), Some(Reason::Unknown)),
    };
    let sum = || {
        let mut crc = Crc::new();
        crc.update(&content);
        crc.sum()
    };
    let is_other = stop.is_none() && entry.crc.is_some_and(|said| said != sum());
    let stop = stop.or(is_other.then_some(Reason::Malformed));
    (content, stop)
}

fn name<'b>(bytes: &'b [u8], at: &Range<usize>) -> Cow<'b, str> {
    String::from_utf8_lossy(bytes.get(at.clone()).unwrap_or_default())
}

fn short(bytes: &[u8], at: usize) -> Option<u16> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|b| u16::from_le_bytes(*b))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    bytes
        .get(at..)?
        .first_chunk()
        .map(|b| u32::from_le_bytes(*b))
}

fn quad(bytes: &[u8], at: usize) -> Option<u64> {
    let at = bytes.get(at..)?;
    at.first_chunk().map(|b| u64::from_le_bytes(*b))
}

#[cfg(test)]
mod tests {
    use super::{CENTRAL, END, LOCAL, central, entries, local};
    use crate::{Budget, Limits, Reason, extract};

    /// A file's header, without name and data; its checksum is wrong.
    fn header(name_length: u16) -> Vec<u8> {
        let mut header = [LOCAL, &[0; 26]].concat();
        header[14] = 1;
        header[26..28].copy_from_slice(&name_length.to_le_bytes());
        header
    }

    /// An archive whose directory lists the one file so many times.
    fn listed(file: &[u8], times: usize) -> Vec<u8> {
        let entry = [CENTRAL, &[0; 42]].concat();
        let mut end = [END, &[0; 18]].concat();
        end[12..16].copy_from_slice(&((entry.len() * times) as u32).to_le_bytes());
        end[16..20].copy_from_slice(&(file.len() as u32).to_le_bytes());
        [file, &entry.repeat(times), &end].concat()
    }

    #[test]
    fn names_that_hold_headers_end_at_a_bound() {
        const COUNT: u16 = 2000;
        let bytes: Vec<u8> = (0..COUNT)
            .flat_map(|at| header(30 * (COUNT - 1 - at)))
            .collect();
        let limits = Limits {
            max_decoded_bytes: 1 << 20,
            ..Limits::default()
        };
        let read = extract(&bytes, &mut Budget::new(limits));
        assert!(read.unread.iter().any(|u| u.reason == Reason::Size));
        assert!(read.unread.len() < 100, "{}", read.unread.len());
    }

    #[test]
    fn entries_that_share_a_header_are_counted_before_they_are_read() {
        let file = [header(60_000), vec![0xff; 60_000]].concat();
        let bytes = listed(&file, 2000);
        for (most, wanted) in [(0, 0), (10, 10), (5000, 2000)] {
            let found = central(&bytes, most).unwrap();
            assert_eq!(found.len(), wanted, "{most}");
            assert_eq!(entries(&bytes, most).0.len(), wanted, "{most}");
            assert_eq!(local(&bytes, 0..bytes.len(), most).len(), most.min(1));
        }
        let limits = Limits {
            max_entries: 10,
            ..Limits::default()
        };
        let read = extract(&bytes, &mut Budget::new(limits));
        assert!(read.unread.iter().any(|u| u.reason == Reason::Entries));
        assert!(read.unread.len() < 20, "{}", read.unread.len());
    }
}
