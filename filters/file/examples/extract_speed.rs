//! How fast files are read, and how long the worst ones take: `cargo run --release -p file --example extract_speed [FILE…]`.
//! Given files are read and their texts' sizes printed; with `TEXTS=1` the texts too.

#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_types,
    clippy::disallowed_methods,
    reason = "a program that measures: it reads files and a clock, prints, and may fail loudly"
)]

use std::{
    io::{Cursor, Write as _},
    time::Instant,
};

use file::{Budget, Limits, extract};
use zip::{ZipWriter, write::SimpleFileOptions};

fn main() {
    let given: Vec<String> = std::env::args().skip(1).collect();
    for name in &given {
        let bytes = std::fs::read(name).unwrap();
        measure(name, &bytes);
        if std::env::var("TEXTS").is_ok() {
            let read = extract(&bytes, &mut Budget::new(Limits::default()));
            for part in &read.parts {
                println!("--- {} {}\n{}", part.kind, part.path, part.text);
            }
        }
    }
    if !given.is_empty() {
        return;
    }
    for (name, bytes) in usual().into_iter().chain(hostile()) {
        measure(name, &bytes);
    }
}

fn measure(name: &str, bytes: &[u8]) {
    let mut best = f64::MAX;
    let mut read = None;
    for _ in 0..3 {
        let mut budget = Budget::new(Limits::default());
        let start = Instant::now();
        let extraction = extract(bytes, &mut budget);
        best = best.min(start.elapsed().as_secs_f64());
        read = Some((extraction, budget.work_done()));
    }
    let (read, work) = read.unwrap();
    let text: usize = read.parts.iter().map(|p| p.text.len()).sum();
    let mut why: Vec<&str> = read.unread.iter().map(|u| u.reason.as_str()).collect();
    why.dedup();
    println!(
        "{name:28} {:13} {:8} KiB in {:8} KiB text {:8.1} ms {:7.0} MB/s of work {why:?}",
        read.kind.as_str(),
        bytes.len() >> 10,
        text >> 10,
        best * 1e3,
        work as f64 / 1e6 / best
    );
}

/// Files of an office's size.
fn usual() -> Vec<(&'static str, Vec<u8>)> {
    let words = "The quarterly figures of the northern branch were sent to Ann on the 4th. ";
    let paragraph = format!(
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{words}</w:t></w:r><w:r><w:t xml:space=\"preserve\"> {words}</w:t></w:r></w:p>"
    );
    let document = format!(
        "<w:document><w:body>{}</w:body></w:document>",
        varied(&paragraph, 20_000)
    );
    let row = "<row><c t=\"s\"><v>0</v></c><c><v>1234.5</v></c><c t=\"s\"><v>1</v></c><c><v>42</v></c></row>";
    let sheet = format!(
        "<worksheet><sheetData>{}</sheetData></worksheet>",
        varied(row, 40_000)
    );
    let strings = format!("<sst><si><t>{words}</t></si><si><t>paid</t></si></sst>");
    let page = format!(
        "<!doctype html><html><body>{}</body></html>",
        varied(
            &format!(
                "<p class=\"x\">{words}<a href=\"https://x.example/\">link &amp; more</a></p>\n"
            ),
            40_000
        )
    );
    let line = format!("17,\"{words}\",4.5,paid\n");
    let json = format!(
        "[{}{{}}]",
        varied(
            &format!("{{\"id\": 17, \"text\": \"{words}\\n\"}},\n"),
            60_000
        )
    );
    vec![
        ("text", varied(words, 100_000).into_bytes()),
        ("csv", varied(&line, 80_000).into_bytes()),
        ("json", json.into_bytes()),
        ("html", page.into_bytes()),
        (
            "docx",
            zip(&[
                ("[Content_Types].xml", b"<T/>"),
                ("word/document.xml", document.as_bytes()),
            ]),
        ),
        (
            "xlsx",
            zip(&[
                ("[Content_Types].xml", b"<T/>"),
                ("xl/sharedStrings.xml", strings.as_bytes()),
                ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
            ]),
        ),
        (
            "pdf",
            pdf(&varied(
                "BT /F1 12 Tf 72 700 Td [(The quarterly) -250 (figures of the) 12 ( branch)] TJ ET\n",
                60_000,
            )),
        ),
    ]
}

/// Files that are made to take long.
fn hostile() -> Vec<(&'static str, Vec<u8>)> {
    let zeros = vec![b'x'; 60 << 20];
    let many: Vec<(String, &[u8])> = (0..60)
        .map(|n| (n.to_string(), zeros.get(..1 << 20).unwrap_or_default()))
        .collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|(n, b)| (n.as_str(), *b)).collect();
    let mut nested = zeros.get(..1 << 20).unwrap_or_default().to_vec();
    for _ in 0..9 {
        let copies: Vec<(String, &[u8])> =
            (0..8).map(|n| (n.to_string(), nested.as_slice())).collect();
        let copies: Vec<(&str, &[u8])> = copies.iter().map(|(n, b)| (n.as_str(), *b)).collect();
        nested = zip(&copies);
    }
    let sheet = format!(
        "<worksheet>{}</worksheet>",
        "<c t='s'><v>0</v></c>".repeat(200_000)
    );
    let strings = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(100_000));
    let mails = format!(
        "From: a\nTo: b\nSubject: c\n{}",
        "Content-Type: multipart/mixed; boundary=zzzzz\n\n--zzzzz\n".repeat(499)
    ) + &"-".repeat(12 << 20);
    vec![
        ("one bomb", zip(&[("a", &zeros)])),
        ("60 small bombs", zip(&many)),
        ("archives of archives", nested),
        (
            "a string in every cell",
            zip(&[
                ("[Content_Types].xml", b"<T/>"),
                ("xl/s.xml", strings.as_bytes()),
                ("xl/t.xml", sheet.as_bytes()),
            ]),
        ),
        ("tags without end", b"<a ".repeat(5 << 20)),
        (
            "attributes without end",
            [&b"<a"[..], &b" a=b".repeat(4 << 20)].concat(),
        ),
        (
            "xml of empty tags",
            [&b"<?xml version='1.0'?>"[..], &b"<a>".repeat(5 << 20)].concat(),
        ),
        ("messages in messages", mails.into_bytes()),
        (
            "pdf: objects without end",
            [&b"%PDF-1.4\n"[..], &b"1 0 obj<<>>stream\n".repeat(800_000)].concat(),
        ),
        (
            "pdf: dictionaries",
            [&b"%PDF-1.4\n"[..], &b"1 0 obj<<".repeat(1_600_000)].concat(),
        ),
        (
            "pdf: arrays",
            [&b"%PDF-1.4\n1 0 obj"[..], &b"[".repeat(15 << 20)].concat(),
        ),
        ("pdf: operators", pdf(&"q ".repeat(7 << 20))),
        ("pdf: strings", pdf(&"()Tj ".repeat(3 << 20))),
        (
            "pdf: trailers",
            [&b"%PDF-1.4\n"[..], &b"trailer<<".repeat(1_600_000)].concat(),
        ),
        ("zip: headers", b"PK\x03\x04".repeat(4 << 20)),
        (
            "rtf: marks",
            [&b"{\\rtf1"[..], &b"\\u1?".repeat(4 << 20)].concat(),
        ),
        ("tar: headers", b"\0".repeat(1 << 20)),
    ]
}

/// So many copies, each with a number, so that they do not compress to nothing.
fn varied(text: &str, count: u32) -> String {
    let mut state = 1u32;
    let mut out = String::new();
    for _ in 0..count {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        out.push_str(&text.replacen("17", &state.to_string(), 1));
    }
    out
}

fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn pdf(content: &str) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n1 0 obj<</Type/Page/Contents 2 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj\n".to_vec();
    out.extend(
        format!(
            "2 0 obj<</Length {}>>stream\n{content}\nendstream endobj\nstartxref\n0\n%%EOF",
            content.len()
        )
        .bytes(),
    );
    out
}
