//! What a file is, as its bytes say.

use std::fmt;

use crate::{archive, mail, text};

/// What a file is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Kind {
    /// An archive of a kind that is not read here: 7z, RAR, xz, bzip2.
    Archive,
    /// Values between separators.
    Csv,
    /// Word's, ECMA-376.
    Docx,
    /// Compressed with gzip, RFC 1952.
    Gzip,
    /// A page.
    Html,
    /// A picture.
    Image,
    /// JSON, or JSON lines.
    Json,
    /// An e-mail, RFC 5322.
    Mail,
    /// Sound or video.
    Media,
    /// Office's before 2007, and encrypted ones since.
    Ole,
    /// OpenDocument's, ISO 26300.
    OpenDocument,
    /// ISO 32000.
    Pdf,
    /// PowerPoint's, ECMA-376.
    Pptx,
    /// Rich text.
    Rtf,
    /// An archive, POSIX.1.
    Tar,
    /// Words.
    Text,
    /// None of these.
    Unknown,
    /// Excel's, ECMA-376.
    Xlsx,
    /// XML that is none of these.
    Xml,
    /// An archive.
    Zip,
    /// Compressed with Zstandard, RFC 8878.
    Zstandard,
}

impl Kind {
    /// A stable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Archive => "archive",
            Self::Csv => "csv",
            Self::Docx => "docx",
            Self::Gzip => "gzip",
            Self::Html => "html",
            Self::Image => "image",
            Self::Json => "json",
            Self::Mail => "mail",
            Self::Media => "media",
            Self::Ole => "ole",
            Self::OpenDocument => "open_document",
            Self::Pdf => "pdf",
            Self::Pptx => "pptx",
            Self::Rtf => "rtf",
            Self::Tar => "tar",
            Self::Text => "text",
            Self::Unknown => "unknown",
            Self::Xlsx => "xlsx",
            Self::Xml => "xml",
            Self::Zip => "zip",
            Self::Zstandard => "zstandard",
        }
    }

    /// What the bytes say; of a zip's kinds, only that it is one.
    pub fn of(bytes: &[u8]) -> Self {
        by_magic(bytes).unwrap_or_else(|| by_words(bytes))
    }

    /// Whether it is words as they stand, with or without marks between them.
    pub fn is_words(self) -> bool {
        matches!(
            self,
            Self::Csv | Self::Html | Self::Json | Self::Mail | Self::Text | Self::Xml
        )
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// First bytes that no other kind has.
const MAGIC: &[(&[u8], Kind)] = &[
    (b"PK\x03\x04", Kind::Zip),
    (b"PK\x05\x06", Kind::Zip),
    (b"PK\x07\x08PK\x03\x04", Kind::Zip),
    (b"\x1f\x8b\x08", Kind::Gzip),
    (b"\x28\xb5\x2f\xfd", Kind::Zstandard),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Ole),
    (b"{\\rtf", Kind::Rtf),
    (b"7z\xbc\xaf\x27\x1c", Kind::Archive),
    (b"Rar!\x1a\x07", Kind::Archive),
    (b"\xfd7zXZ\0", Kind::Archive),
    (b"BZh", Kind::Archive),
    (b"\x89PNG\r\n\x1a\n", Kind::Image),
    (b"\xff\xd8\xff", Kind::Image),
    (b"GIF87a", Kind::Image),
    (b"GIF89a", Kind::Image),
    (b"II*\0", Kind::Image),
    (b"MM\0*", Kind::Image),
    (b"\0\0\x01\0", Kind::Image),
    (b"ID3", Kind::Media),
    (b"OggS", Kind::Media),
    (b"fLaC", Kind::Media),
    (b"\x1a\x45\xdf\xa3", Kind::Media),
    (b"\xff\xfb", Kind::Media),
    (b"\xff\xf3", Kind::Media),
    (b"\xff\xf1", Kind::Media),
];

/// A PDF's header may stand behind other bytes, as readers have it.
const PDF_WITHIN: usize = 1024;

fn by_magic(bytes: &[u8]) -> Option<Kind> {
    let known = MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic));
    if let Some((magic, kind)) = known {
        // Of these a text may begin likewise.
        let may_be_text = magic.iter().all(|b| b.is_ascii_graphic()) && *kind != Kind::Rtf;
        if !may_be_text || text::decode(bytes).is_none() {
            return Some(*kind);
        }
    }
    let head = bytes.get(..bytes.len().min(PDF_WITHIN)).unwrap_or_default();
    if memchr::memmem::find(head, b"%PDF-").is_some() {
        return Some(Kind::Pdf);
    }
    if archive::tar::is_one(bytes) {
        return Some(Kind::Tar);
    }
    match (bytes.get(..4), bytes.get(4..8), bytes.get(8..12)) {
        (Some(b"RIFF"), _, Some(b"WEBP")) => Some(Kind::Image),
        (Some(b"RIFF"), _, Some(b"WAVE" | b"AVI ")) => Some(Kind::Media),
        (_, Some(b"ftyp"), Some(b"heic" | b"heix" | b"mif1" | b"avif")) => Some(Kind::Image),
        (_, Some(b"ftyp"), Some(_)) => Some(Kind::Media),
        (Some(&[b'B', b'M', ..]), _, _) if text::decode(bytes).is_none() => Some(Kind::Image),
        _ => None,
    }
}

/// The kinds that are words.
fn by_words(bytes: &[u8]) -> Kind {
    let Some(text) = text::decode(bytes) else {
        return Kind::Unknown;
    };
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    match start.as_bytes().first() {
        Some(b'<') => by_tag(start),
        Some(b'{' | b'[') if start.contains('"') => Kind::Json,
        _ if mail::is_one(&text) => Kind::Mail,
        _ if crate::table::is_one(&text) => Kind::Csv,
        _ => Kind::Text,
    }
}

/// Elements that a page may begin with.
const PAGE: &[&str] = &[
    "!doctype html",
    "html",
    "head",
    "body",
    "script",
    "style",
    "title",
    "meta",
    "link",
    "div",
    "span",
    "table",
    "p",
    "a",
    "b",
    "i",
    "h1",
    "h2",
    "h3",
    "br",
    "ul",
    "ol",
    "li",
    "img",
    "font",
    "center",
    "iframe",
    "section",
    "article",
    "main",
    "header",
    "nav",
    "form",
    "base",
];

fn by_tag(start: &str) -> Kind {
    let head = start
        .get(..start.floor_char_boundary(2048))
        .unwrap_or_default();
    let head = head.to_ascii_lowercase();
    let mut rest = head.as_str();
    while let Some(tag) = rest.strip_prefix("<!--") {
        rest = tag
            .split_once("-->")
            .map_or("", |(_, after)| after)
            .trim_start();
    }
    let is_page = |name: &&str| {
        let after = rest
            .strip_prefix('<')
            .and_then(|tag| tag.strip_prefix(*name));
        after.is_some_and(|a| {
            !a.starts_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | '-' | '_'))
        })
    };
    match () {
        () if PAGE.iter().any(is_page) || head.contains("<html") => Kind::Html,
        () if head.starts_with("<?xml") || rest.starts_with('<') => Kind::Xml,
        () => Kind::Html,
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn the_bytes_say_what_a_file_is() {
        let cases: &[(&[u8], Kind)] = &[
            (b"PK\x03\x04", Kind::Zip),
            (b"junk\n%PDF-1.4", Kind::Pdf),
            (b"\x89PNG\r\n\x1a\n\0", Kind::Image),
            (b"\xff\xd8\xff\xe0", Kind::Image),
            (b"RIFF\0\0\0\0WAVE", Kind::Media),
            (b"{\\rtf1 a}", Kind::Rtf),
            (b" \n<!DOCTYPE html><p>", Kind::Html),
            (b"<!-- x --><html>", Kind::Html),
            (b"<?xml version=\"1.0\"?><a/>", Kind::Xml),
            (b"<p:sld/>", Kind::Xml),
            (b"{\"a\": 1}", Kind::Json),
            (b"[x] to do", Kind::Text),
            (
                b"From: a@b.c\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nhi",
                Kind::Mail,
            ),
            (b"name,ssn\nann,1\nbob,2\n", Kind::Csv),
            (b"BZh is how it begins", Kind::Text),
            (b"BMW and others", Kind::Text),
            (b"caf\xe9 cr\xe8me", Kind::Text),
            (b"a\0\x01\x02\x03\x04", Kind::Unknown),
            (b"", Kind::Text),
        ];
        for (bytes, kind) in cases {
            assert_eq!(
                Kind::of(bytes),
                *kind,
                "{:?}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}
