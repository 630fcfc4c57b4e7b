//! Files that the tests make.

use std::io::{Cursor, Write as _};

use file::{Budget, Extraction, Limits, extract};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// An archive of these files.
pub(crate) fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    zip_with(files, CompressionMethod::Deflated)
}

/// An archive of these files, compressed so.
pub(crate) fn zip_with(files: &[(&str, &[u8])], method: CompressionMethod) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(method);
    for (name, bytes) in files {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// Compressed with gzip.
pub(crate) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}

/// An archive of these files.
pub(crate) fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

/// Word's document with these paragraphs' XML.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let document = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let note = "<w:comments><w:comment><w:p><w:r><w:t>noted 3782 822463 10005</w:t></w:r></w:p></w:comment></w:comments>";
    zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document.as_bytes()),
        ("word/comments.xml", note.as_bytes()),
        (
            "docProps/core.xml",
            b"<cp:coreProperties><dc:title>Plan</dc:title><dc:creator>Ann</dc:creator></cp:coreProperties>",
        ),
    ])
}

/// What is read with the usual bounds.
pub(crate) fn read(bytes: &[u8]) -> Extraction {
    extract(bytes, &mut Budget::new(Limits::default()))
}

/// All texts, each behind its path.
pub(crate) fn texts(extraction: &Extraction) -> String {
    let each = extraction.parts.iter();
    each.map(|p| format!("[{}] {}\n", p.path, p.text)).collect()
}

/// The reasons, each behind its path.
pub(crate) fn unread(extraction: &Extraction) -> Vec<String> {
    let each = extraction.unread.iter();
    each.map(|u| format!("{}: {}", u.path, u.reason)).collect()
}

/// A PDF of these objects.
pub(crate) fn pdf(objects: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = String::new();
    for (number, object) in objects {
        table.push_str(&format!("{:010} 00000 n \n", out.len()));
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let end = format!(
        "xref\n0 1\n{table}trailer\n<</Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
        out.len()
    );
    out.extend(end.bytes());
    out
}

/// A stream object with these entries beside its length.
pub(crate) fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let head = format!("<<{entries}/Length {}>>stream\n", data.len());
    [head.as_bytes(), data, b"\nendstream"].concat()
}

/// Compressed, in the frame that PDF has it in.
pub(crate) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut writer = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    writer.write_all(bytes).unwrap();
    writer.finish().unwrap()
}
