//! Office's documents (ECMA-376) and OpenDocument's (ISO 26300): archives of XML.

use crate::{
    archive::zip::Content,
    extraction::Reason,
    kind::Kind,
    reader::{At, Reader},
    sheet, text,
    xml::{self, Style},
};

/// Which document an archive with these files is; [`Kind::Zip`] where none.
pub(crate) fn kind(names: impl Iterator<Item = impl AsRef<str>>) -> Kind {
    let mut has_types = false;
    let mut kind = Kind::Zip;
    for name in names {
        let name = name.as_ref().replace('\\', "/");
        let name = name.trim_start_matches('/');
        has_types |= name.eq_ignore_ascii_case("[Content_Types].xml");
        let folder = name
            .split('/')
            .next()
            .unwrap_or_default()
            .to_ascii_lowercase();
        match folder.as_str() {
            _ if kind != Kind::Zip => {}
            "word" => kind = Kind::Docx,
            "xl" => kind = Kind::Xlsx,
            "ppt" => kind = Kind::Pptx,
            "mimetype" => return Kind::OpenDocument,
            _ => {}
        }
    }
    if has_types { kind } else { Kind::Zip }
}

/// Reads all parts of a document.
pub(crate) fn read(reader: &mut Reader<'_>, at: &At, contents: &[Content]) {
    let mut sheets = Vec::new();
    let mut strings = sheet::Strings::default();
    for content in contents {
        if reader.is_over() {
            return;
        }
        let xml = text::decode(&content.bytes).filter(|t| {
            t.trim_start_matches('\u{feff}')
                .trim_start()
                .starts_with('<')
        });
        let Some(xml) = xml else {
            // Fonts, settings and programs stand in documents: what they lack is the document's.
            match Kind::of(&content.bytes) {
                Kind::Unknown | Kind::Ole => reader.miss(at, &content.name, Reason::Unknown),
                _ => reader.inner(at, &content.name, &content.bytes),
            }
            continue;
        };
        let root = root(&xml);
        let end = match (at.kind, root) {
            (Kind::Xlsx, "sst") => {
                strings.read(&xml);
                Ok(())
            }
            (Kind::Xlsx, "worksheet") => {
                sheets.push((content.name.as_str(), xml));
                Ok(())
            }
            (Kind::OpenDocument, "manifest") if xml.contains("encryption-data") => {
                Err(Reason::Encrypted)
            }
            (_, "html") => {
                reader.inner(at, &content.name, &content.bytes);
                Ok(())
            }
            _ => {
                let (text, end) = xml::text(&xml, Style::Office);
                reader.text(at, &content.name, text).and(end)
            }
        };
        if let Err(reason) = end {
            reader.miss(at, &content.name, reason);
        }
    }
    for (name, xml) in sheets {
        let (text, end) = sheet::text(&xml, &mut strings, reader.budget);
        if let Err(reason) = reader.text(at, name, text).and(end) {
            reader.miss(at, name, reason);
        }
    }
    if let Err(reason) = reader.text(at, "strings", strings.unused()) {
        reader.miss(at, "strings", reason);
    }
}

/// The name of the outermost element, without its prefix.
fn root(xml: &str) -> &str {
    let mut rest = xml;
    while let Some((_, after)) = rest.split_once('<') {
        if after.starts_with(|c: char| c.is_alphabetic() || c == '_') {
            let end = after.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'));
            let (name, _) = after
                .split_at_checked(end.unwrap_or(after.len()))
                .unwrap_or_default();
            return name.rsplit(':').next().unwrap_or_default();
        }
        rest = after;
    }
    ""
}

#[cfg(test)]
mod tests {
    use super::{kind, root};
    use crate::kind::Kind;

    #[test]
    fn an_archive_is_told_by_its_parts() {
        let of = |names: &[&str]| kind(names.iter().copied());
        assert_eq!(
            of(&[
                "[Content_Types].xml",
                "docProps/app.xml",
                "word/document.xml"
            ]),
            Kind::Docx
        );
        assert_eq!(of(&["xl/workbook.xml", "[Content_Types].xml"]), Kind::Xlsx);
        assert_eq!(of(&["mimetype", "content.xml"]), Kind::OpenDocument);
        assert_eq!(of(&["word/document.xml"]), Kind::Zip);
        assert_eq!(root("<?xml version='1.0'?><!-- a --><x:sst a='b'>"), "sst");
    }
}
