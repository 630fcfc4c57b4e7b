//! What must hold for files, whatever is in them.

use std::io::{Cursor, Write as _};

use file::{Budget, Kind, Limits, extract};
use flate2::{Compression, write::GzEncoder};
use ruzstd::encoding::{CompressionLevel, compress_to_vec};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// A file of any bytes is read or refused, within its bounds. The first byte chooses which parser the others are put before.
pub fn file(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else {
        return;
    };
    if let Some((_, make)) = FORMS.get(usize::from(choice) % FORMS.len()) {
        read_file(&make(rest));
    }
}

/// The same of a PDF's objects.
pub fn pdf(data: &[u8]) {
    read_file(&[b"%PDF-1.7\n", data].concat());
}

fn read_file(bytes: &[u8]) {
    const MOST: usize = 1 << 20;
    let limits = Limits {
        max_decoded_bytes: MOST,
        max_work: 16 << 20,
        ..Limits::default()
    };
    let mut budget = Budget::new(limits);
    let read = extract(bytes, &mut budget);
    let texts: usize = read.parts.iter().map(|part| part.text.len()).sum();
    assert!(texts <= MOST, "more text than the bound");
    assert!(
        read.parts.len() + read.unread.len() <= 200_000,
        "more parts than the bound"
    );
}

/// Makes a file around bytes.
type Make = fn(&[u8]) -> Vec<u8>;

/// What files are made around the bytes, and what a reader takes them for. The innermost parser gets the bytes as they are: no
/// checksum and no compression stands between it and what the search changes.
const FORMS: &[(Kind, Make)] = &[
    (Kind::Text, <[u8]>::to_vec),
    // A beginning of which the rest is made up.
    (Kind::Zip, |b| behind(b"PK\x03\x04", b)),
    (Kind::Gzip, |b| behind(b"\x1f\x8b\x08\0", b)),
    (Kind::Zstandard, |b| behind(b"\x28\xb5\x2f\xfd", b)),
    (Kind::Rtf, |b| behind(b"{\\rtf1 ", b)),
    (Kind::Html, |b| behind(b"<html>", b)),
    (Kind::Xml, |b| behind(b"<?xml version='1.0'?>", b)),
    (Kind::Json, |b| behind(b"{\"a\":", b)),
    (Kind::Mail, |b| {
        behind(b"From: a\nTo: b\nSubject: c\nContent-Type: ", b)
    }),
    (Kind::Csv, |b| behind(b"a,b\n1,2\n", b)),
    // Whole files.
    (Kind::Docx, |b| {
        office(&[("word/document.xml", b), ("docProps/core.xml", b)])
    }),
    (Kind::Docx, |b| {
        office(&[
            ("word/_rels/document.xml.rels", b),
            ("word/embeddings/a.bin", b),
        ])
    }),
    (Kind::Xlsx, |b| {
        let (sheet, strings) = b.split_at(b.len() / 2);
        office(&[
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/sharedStrings.xml", strings),
        ])
    }),
    (Kind::Xlsx, |b| {
        let strings = b"<sst><si><t>a</t></si><si><t>b</t></si></sst>";
        office(&[
            ("xl/sharedStrings.xml", strings),
            ("xl/worksheets/sheet1.xml", b),
            ("xl/workbook.xml", b),
        ])
    }),
    (Kind::Pptx, |b| office(&[("ppt/slides/slide1.xml", b)])),
    (Kind::OpenDocument, |b| {
        zip(
            &[
                ("mimetype", b"application/vnd.oasis.opendocument.text"),
                ("content.xml", b),
            ],
            CompressionMethod::Stored,
        )
    }),
    (Kind::Zip, |b| zip(&[("a", b)], CompressionMethod::Deflated)),
    (Kind::Gzip, gzip),
    (Kind::Zstandard, |b| {
        compress_to_vec(b, CompressionLevel::Fastest)
    }),
    (Kind::Tar, tar),
    (Kind::Mail, |b| {
        let head =
            b"From: a@b.c\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\n";
        [head, b, b"\n--x--\n"].concat()
    }),
    (Kind::Html, |b| {
        text("<!DOCTYPE html><title>a</title><body>", b)
    }),
    (Kind::Xml, |b| text("<?xml version=\"1.0\"?><a>", b)),
    // So many lines are looked at.
    (Kind::Csv, |b| text(&("a;b\n".repeat(16) + "\""), b)),
    // What stands in a page, in its font, and in a stream of objects.
    (Kind::Pdf, |b| page(b, b"")),
    (Kind::Pdf, |b| page(b"BT /F 9 Tf <0102> Tj (ab) Tj ET", b)),
    (Kind::Pdf, |b| {
        let head = format!(
            "%PDF-1.7\n5 0 obj<</Type/ObjStm/N 2/First 8/Length {}>>stream\n6 0 7 4 ",
            8 + b.len()
        );
        [head.as_bytes(), b, b"\nendstream endobj\n%%EOF"].concat()
    }),
    (Kind::Pdf, |b| {
        let filters = "[/ASCIIHexDecode/ASCII85Decode/RunLengthDecode/LZWDecode/FlateDecode]";
        let (count, rest) = b.split_first().unwrap_or((&0, b));
        let filters: Vec<&str> = filters
            .split('/')
            .skip(1 + usize::from(count % 5))
            .collect();
        let filters = filters.join("/");
        let filters = filters.trim_end_matches(']');
        let head = format!(
            "%PDF-1.7\n4 0 obj<</Type/EmbeddedFile/Filter[/{filters}]/DecodeParms[<</Predictor 12/Columns 3>>]/Length {}>>stream\n",
            rest.len()
        );
        [head.as_bytes(), rest, b"\nendstream endobj\n%%EOF"].concat()
    }),
];

fn behind(start: &[u8], bytes: &[u8]) -> Vec<u8> {
    [start, bytes].concat()
}

fn text(start: &str, bytes: &[u8]) -> Vec<u8> {
    [start, &String::from_utf8_lossy(bytes)]
        .concat()
        .into_bytes()
}

/// An office program's document of these parts.
fn office(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut all = vec![("[Content_Types].xml", &b"<Types/>"[..])];
    all.extend(parts);
    zip(&all, CompressionMethod::Stored)
}

fn zip(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in files {
        // Memory takes all of it; a name that is there already is passed over.
        if writer.start_file(*name, options).is_ok() {
            let _ = writer.write_all(bytes);
        }
    }
    writer.finish().map(Cursor::into_inner).unwrap_or_default()
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::fast());
    let _ = writer.write_all(bytes);
    writer.finish().unwrap_or_default()
}

fn tar(bytes: &[u8]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    let _ = builder.append_data(&mut header, "a", bytes);
    builder.into_inner().unwrap_or_default()
}

/// A PDF of one page with this content, in a font with this table of characters.
fn page(content: &[u8], characters: &[u8]) -> Vec<u8> {
    let objects = "%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj\n\
        5 0 obj<</Type/Font/Subtype/Type0/Encoding/Identity-H/ToUnicode 6 0 R>>endobj\n";
    let stream = |number: u8, bytes: &[u8]| {
        let head = format!("{number} 0 obj<</Length {}>>stream\n", bytes.len());
        [head.as_bytes(), bytes, b"\nendstream endobj\n"].concat()
    };
    let [content, characters] = [stream(4, content), stream(6, characters)];
    let end = b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";
    [objects.as_bytes(), &content, &characters, end].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_enters_its_parser() {
        for (number, (kind, make)) in FORMS.iter().enumerate() {
            let read = extract(&make(b"1,2"), &mut Budget::new(Limits::default()));
            assert_eq!(read.kind, *kind, "{number}");
        }
        let parsers = [
            Kind::Csv,
            Kind::Docx,
            Kind::Gzip,
            Kind::Html,
            Kind::Json,
            Kind::Mail,
            Kind::OpenDocument,
            Kind::Pdf,
            Kind::Pptx,
            Kind::Rtf,
            Kind::Tar,
            Kind::Text,
            Kind::Xlsx,
            Kind::Xml,
            Kind::Zip,
            Kind::Zstandard,
        ];
        for kind in parsers {
            assert!(FORMS.iter().any(|(made, _)| *made == kind), "{kind}");
        }
    }
}
