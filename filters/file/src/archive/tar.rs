//! Tar archives: POSIX.1 (ustar, pax), GNU's, and those before them.

use std::io::Read;

use tar::{Archive, EntryType};

use crate::{
    extraction::Reason,
    reader::{At, Reader},
};

/// Whether the first block is a header: the magic, or the checksum of the oldest form.
pub(crate) fn is_one(bytes: &[u8]) -> bool {
    let Some(header) = bytes.first_chunk::<512>() else {
        return false;
    };
    let (name, sum) = (header.first(), header.get(148..156).unwrap_or_default());
    if name == Some(&0) {
        return false;
    }
    let digits = sum
        .trim_ascii_start()
        .iter()
        .take_while(|b| matches!(b, b'0'..=b'7'));
    let said = digits.fold(0u32, |n, b| {
        n.wrapping_mul(8).wrapping_add(u32::from(b - b'0'))
    });
    // The sum counts its own field as spaces.
    let all: u32 = header.iter().map(|b| u32::from(*b)).sum();
    let own: u32 = sum.iter().map(|b| u32::from(*b)).sum();
    said > 0 && all - own + 8 * u32::from(b' ') == said
}

pub(crate) fn read(reader: &mut Reader<'_>, at: &At, bytes: &[u8]) -> Result<(), Reason> {
    let mut archive = Archive::new(bytes);
    let mut names = String::new();
    let mut end = Ok(());
    for entry in archive.entries().map_err(|_| Reason::Malformed)? {
        let Ok(mut entry) = entry else {
            end = Err(Reason::Malformed);
            break;
        };
        reader.budget.entry()?;
        let name = String::from_utf8_lossy(&entry.path_bytes()).into_owned();
        names.push_str(&name);
        names.push('\n');
        let kind = entry.header().entry_type();
        if !matches!(
            kind,
            EntryType::Regular | EntryType::Continuous | EntryType::GNUSparse
        ) {
            continue;
        }
        let content = content(reader, &mut entry)?;
        let said = entry.size();
        if (content.len() as u64) < said {
            end = Err(Reason::Malformed);
        }
        reader.inner(at, &name, &content);
        if reader.is_over() {
            break;
        }
    }
    reader.text(at, "", names)?;
    end
}

/// An entry's bytes. A sparse one may claim more than there is, so the claim is worth nothing.
fn content(reader: &mut Reader<'_>, entry: &mut impl Read) -> Result<Vec<u8>, Reason> {
    let mut content = Vec::new();
    let mut buffer = [0; 32 * 1024];
    loop {
        match entry.read(&mut buffer) {
            Ok(0) | Err(_) => return Ok(content),
            Ok(read) => {
                reader.budget.decoded(read)?;
                content.extend_from_slice(buffer.get(..read).unwrap_or_default());
            }
        }
    }
}
