//! Files that are broken, or made to harm: what can be read is, the rest has its reason, and nothing is without bound.

use crate::make::{docx, gzip, read, tar, texts, unread, zip, zip_with};
use file::{Budget, Kind, Limits, Reason, extract};
use proptest::prelude::*;
use zip::CompressionMethod;

fn reasons(bytes: &[u8]) -> Vec<Reason> {
    read(bytes).unread.iter().map(|u| u.reason).collect()
}

#[test]
fn bombs_end_at_a_bound() {
    let same = vec![b'x'; 3 << 20];
    assert_eq!(reasons(&zip(&[("a.txt", &same)])), [Reason::Ratio]);
    assert_eq!(reasons(&gzip(&same)), [Reason::Ratio]);
    let many: Vec<String> = (0..10).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|n| (n.as_str(), &same[..1 << 20]))
        .collect();
    let limits = Limits {
        max_decoded_bytes: 4 << 20,
        ..Limits::default()
    };
    let read = extract(&zip(&many), &mut Budget::new(limits));
    assert_eq!(
        read.unread.iter().map(|u| u.reason).collect::<Vec<_>>(),
        [Reason::Size]
    );
    assert_eq!(read.parts.len(), 4);
    let many: Vec<String> = (0..10_001).map(|n| n.to_string()).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|n| (n.as_str(), &b"x"[..])).collect();
    assert_eq!(
        reasons(&zip_with(&many, CompressionMethod::Stored)),
        [Reason::Entries]
    );
}

#[test]
fn files_in_files_end_at_a_bound() {
    let mut file = b"innermost".to_vec();
    for _ in 0..10 {
        file = zip(&[("a", &file)]);
    }
    assert!(texts(&read(&file)).contains("innermost"));
    let deeper = zip(&[("a", &file)]);
    assert_eq!(reasons(&deeper), [Reason::Depth]);
    assert!(!texts(&read(&deeper)).contains("innermost"));
}

#[test]
fn entries_that_share_their_data_are_told() {
    let mut bytes = zip_with(
        &[("a", b"same data"), ("b", b"same data")],
        CompressionMethod::Stored,
    );
    // The second entry of the directory points to the data of the first.
    let second = bytes.windows(4).rposition(|w| w == b"PK\x01\x02").unwrap();
    bytes[second + 42..second + 46].copy_from_slice(&[0; 4]);
    let read = read(&bytes);
    assert_eq!(
        read.unread.iter().map(|u| u.reason).collect::<Vec<_>>(),
        [Reason::Malformed]
    );
}

#[test]
fn two_entries_of_one_name_are_both_read() {
    let bytes = zip_with(
        &[("a1", b"first"), ("a2", b"second")],
        CompressionMethod::Stored,
    );
    let bytes: Vec<u8> = bytes
        .iter()
        .scan(0, |last, &b| {
            let same = *last == b'a' && b == b'2';
            *last = b;
            Some(if same { b'1' } else { b })
        })
        .collect();
    let texts = texts(&read(&bytes));
    assert!(
        texts.contains("[a1] first") && texts.contains("[a1] second"),
        "{texts}"
    );
}

#[test]
fn what_the_directory_does_not_list_is_read_and_told() {
    let hidden = zip(&[("hidden", b"hidden words")]);
    let end = hidden.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    let listed = zip(&[("listed", b"listed words")]);
    let bytes = [&hidden[..end], &listed].concat();
    let read = read(&bytes);
    let texts = texts(&read);
    assert!(
        texts.contains("hidden words") && texts.contains("listed words"),
        "{texts}"
    );
    assert_eq!(unread(&read), [": malformed"]);
}

#[test]
fn an_archive_behind_something_else_is_read_too() {
    let bytes = [
        &b"\x89PNG\r\n\x1a\n\0"[..],
        &zip(&[("a", b"behind a picture")]),
    ]
    .concat();
    let read = read(&bytes);
    assert_eq!(
        (read.kind, unread(&read)),
        (Kind::Image, vec![String::from(": image")])
    );
    assert!(texts(&read).contains("behind a picture"));
}

#[test]
fn encrypted_files_are_told() {
    let mut bytes = zip(&[("a", b"words words words")]);
    for mark in [&b"PK\x03\x04"[..], b"PK\x01\x02"] {
        let at = bytes.windows(4).position(|w| w == mark).unwrap();
        bytes[at + if mark[2] == 3 { 6 } else { 8 }] |= 1;
    }
    assert_eq!(reasons(&bytes), [Reason::Encrypted]);
    let mut ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
    assert_eq!(reasons(&ole), [Reason::Unknown]);
    ole.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    assert_eq!(reasons(&ole), [Reason::Encrypted]);
    let manifest = b"<manifest:manifest><manifest:encryption-data/></manifest:manifest>";
    let odt = zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest),
    ]);
    assert_eq!(reasons(&odt), [Reason::Encrypted]);
}

#[test]
fn what_is_cut_off_is_read_as_far_as_it_goes_and_told() {
    let whole = docx(&"<w:p><w:t>words that go on</w:t></w:p>".repeat(100));
    for cut in [whole.len() - 23, whole.len() - 30, whole.len() / 2] {
        let read = read(&whole[..cut]);
        assert!(!read.unread.is_empty(), "{cut}");
        assert!(
            texts(&read).contains("words that go on"),
            "{cut}: {:?}",
            unread(&read)
        );
    }
    let whole = tar(&[("a", b"words of an archive"), ("b", &[b'x'; 2000])]);
    let read = read(&whole[..2048]);
    assert!(texts(&read).contains("words of an archive"));
    assert_eq!(unread(&read), [": malformed"]);
    let whole = gzip(b"words of a file");
    assert_eq!(reasons(&whole[..whole.len() - 4]), [Reason::Malformed]);
}

#[test]
fn names_are_text_and_never_paths() {
    let bytes = zip(&[
        ("../../etc/4111111111111111.txt", b"x"),
        ("/abs", b"y"),
        ("C:\\z", b"z"),
    ]);
    let read = read(&bytes);
    assert_eq!(unread(&read).len(), 0);
    assert!(
        read.parts
            .iter()
            .any(|p| p.path.is_empty() && p.text.contains("4111111111111111"))
    );
}

#[test]
fn names_before_names_end_at_a_bound() {
    let name = "x".repeat(60_000);
    let many: Vec<String> = (0..200).map(|n| n.to_string()).collect();
    for content in [&b"words"[..], b"\x89PNG\r\n\x1a\n"] {
        let inner: Vec<(&str, &[u8])> = many.iter().map(|n| (n.as_str(), content)).collect();
        let bytes = zip(&[(&name, &zip(&inner))]);
        let limits = Limits {
            max_decoded_bytes: 1 << 20,
            ..Limits::default()
        };
        let read = extract(&bytes, &mut Budget::new(limits));
        assert!(read.parts.len() + read.unread.len() < 60);
        assert!(read.unread.iter().any(|u| u.reason == Reason::Size));
        assert!(
            extract(&bytes, &mut Budget::new(Limits::default()))
                .unread
                .iter()
                .all(|u| u.reason == Reason::Image)
        );
    }
}

#[test]
fn lies_about_sizes_change_nothing() {
    let mut bytes = zip(&[("a", b"words that are here, words that are here")]);
    let at = bytes.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    for size in [0u32, 1, u32::MAX - 1] {
        bytes[at + 24..at + 28].copy_from_slice(&size.to_le_bytes());
        assert!(texts(&read(&bytes)).contains("words that are here"));
    }
    // A size that stands in a field which is not there.
    bytes[at + 20..at + 24].copy_from_slice(&u32::MAX.to_le_bytes());
    let read = read(&bytes);
    assert!(
        texts(&read).contains("words that are here"),
        "{:?}",
        unread(&read)
    );
    assert!(!read.unread.is_empty());
}

#[test]
fn messages_in_messages_end_at_a_bound() {
    let head = "From: a\nTo: b\nSubject: c\n";
    let deep = format!(
        "{head}{}",
        "Content-Type: message/rfc822\n\n".repeat(50_000)
    );
    assert_eq!(reasons(deep.as_bytes()), [Reason::Entries]);
    let deep = format!(
        "{head}{}\n\nat the bottom",
        "Content-Type: message/rfc822\n\n".repeat(499)
    );
    assert_eq!(reasons(deep.as_bytes()), [Reason::Depth]);
}

#[test]
fn work_is_bounded() {
    let limits = Limits {
        max_work: 10_000,
        ..Limits::default()
    };
    let mut budget = Budget::new(limits);
    let read = extract(&zip(&[("a", &[b'x'; 20_000])]), &mut budget);
    assert_eq!(read.unread.last().unwrap().reason, Reason::Time);
    // What is left is shared: another file is not read at all.
    assert_eq!(
        extract(b"more words", &mut budget).unread[0].reason,
        Reason::Time
    );
}

/// Starts of every kind, and sound files to break.
fn seeds() -> Vec<Vec<u8>> {
    let mut seeds: Vec<Vec<u8>> = [
        &b"PK\x03\x04"[..],
        b"\x1f\x8b\x08\0",
        b"\x28\xb5\x2f\xfd",
        b"%PDF-1.4\n",
        b"{\\rtf1 ",
        b"<html>",
        b"<?xml ",
        b"{\"a\":",
        b"From: a\nTo: b\nSubject: c\n",
        b"a,b\n1,2\n",
        b"",
    ]
    .iter()
    .map(|s| s.to_vec())
    .collect();
    seeds.push(docx("<w:p><w:t>a</w:t></w:p>"));
    seeds.push(zip_with(
        &[("a", b"abc"), ("b", b"<a b='c'>d</a>")],
        CompressionMethod::Stored,
    ));
    seeds.push(tar(&[("a", b"abc")]));
    seeds.push(gzip(b"abc"));
    seeds.push(zip(&[
        ("[Content_Types].xml", b"<T/>"),
        (
            "xl/a.xml",
            b"<worksheet><row><c t='s'><v>0</v></c></row></worksheet>",
        ),
    ]));
    seeds
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(
        seed in 0..16usize,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12),
        tail in prop::collection::vec(any::<u8>(), 0..200),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut bytes = seeds()[seed].clone();
        bytes.extend(&tail);
        for (at, byte) in edits {
            if !bytes.is_empty() {
                let at = at.index(bytes.len());
                bytes[at] = byte;
            }
        }
        bytes.truncate(cut.index(bytes.len() + 1).max(bytes.len() / 2));
        let limits = Limits { max_decoded_bytes: 1 << 20, max_work: 8 << 20, ..Limits::default() };
        let mut budget = Budget::new(limits);
        let read = extract(&bytes, &mut budget);
        let texts: usize = read.parts.iter().map(|p| p.text.len()).sum();
        prop_assert!(texts <= 1 << 20);
    }
}
