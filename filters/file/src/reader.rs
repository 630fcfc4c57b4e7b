//! Reads a file and the files in it.

use std::borrow::Cow;

use crate::{
    archive,
    budget::{Budget, Limits},
    extraction::{Extraction, Part, Reason, Unread},
    html, json,
    kind::Kind,
    mail, pdf, rtf, table, text,
    xml::{self, Style},
};

/// Takes the texts out of a file. Never fails: what cannot be read is listed.
pub fn extract(bytes: &[u8], budget: &mut Budget) -> Extraction {
    let mut reader = Reader {
        budget,
        parts: Vec::new(),
        unread: Vec::new(),
        files: 0,
        is_over: false,
    };
    let kind = reader.file(bytes, String::new(), 0);
    Extraction {
        kind,
        parts: reader.parts,
        unread: reader.unread,
    }
}

/// Whether a reader that begins at a file's end finds an archive, whatever the file begins with.
pub fn ends_as_archive(bytes: &[u8]) -> bool {
    archive::zip::ends_as_one(bytes, &Budget::new(Limits::default()))
}

/// A file that is being read.
#[derive(Clone, Debug)]
pub(crate) struct At {
    pub(crate) kind: Kind,
    file: u32,
    path: String,
    depth: usize,
}

impl At {
    fn path(&self, name: &str) -> String {
        match (self.path.as_str(), name) {
            (path, "") => path.to_owned(),
            ("", name) => name.to_owned(),
            (path, name) => format!("{path}!{name}"),
        }
    }
}

/// Collects what is read.
pub(crate) struct Reader<'b> {
    pub(crate) budget: &'b mut Budget,
    parts: Vec<Part>,
    unread: Vec<Unread>,
    files: u32,
    /// A bound that ends all was reached.
    is_over: bool,
}

impl Reader<'_> {
    /// Reads a file; gives what it is.
    fn file(&mut self, bytes: &[u8], path: String, depth: usize) -> Kind {
        let mut at = At {
            kind: Kind::of(bytes),
            file: self.files,
            path,
            depth,
        };
        self.files += 1;
        if depth > self.budget.limits().max_depth {
            self.miss(&at, "", Reason::Depth);
            return at.kind;
        }
        let length = bytes.len().saturating_add(at.path.len());
        if let Err(reason) = self.budget.work(length) {
            self.miss(&at, "", reason);
            return at.kind;
        }
        if at.kind == Kind::Zip {
            archive::zip::read(self, &mut at, bytes);
            return at.kind;
        }
        if let Err(reason) = self.content(&at, bytes) {
            self.miss(&at, "", reason);
        }
        // A file may be two: readers of zip files begin at the end.
        if archive::zip::ends_as_one(bytes, self.budget) {
            let mut also = At {
                kind: Kind::Zip,
                ..at.clone()
            };
            archive::zip::read(self, &mut also, bytes);
        }
        at.kind
    }

    fn content(&mut self, at: &At, bytes: &[u8]) -> Result<(), Reason> {
        match at.kind {
            Kind::Gzip => archive::compressed(self, at, bytes, "gzip"),
            Kind::Zstandard => archive::compressed(self, at, bytes, "zstd"),
            Kind::Tar => archive::tar::read(self, at, bytes),
            Kind::Pdf => pdf::read(self, at, bytes),
            Kind::Mail => mail::read(self, at, bytes),
            Kind::Rtf => {
                let read = rtf::text(bytes);
                self.text(at, "", read.text)?;
                match read.has_pictures {
                    true => Err(Reason::Image),
                    false => Ok(()),
                }
            }
            Kind::Html => html::read(self, at, &words(bytes)),
            Kind::Xml => {
                let (text, end) = xml::text(&words(bytes), Style::Plain);
                self.text(at, "", text)?;
                end
            }
            Kind::Json => self.text(at, "", json::text(&words(bytes))),
            Kind::Csv => self.text(at, "", table::text(&words(bytes)).into_owned()),
            Kind::Text => self.text(at, "", words(bytes).into_owned()),
            Kind::Image => Err(Reason::Image),
            Kind::Media => Err(Reason::Media),
            Kind::Ole if archive::is_encrypted_office(bytes) => Err(Reason::Encrypted),
            _ => Err(Reason::Unknown),
        }
    }

    /// Reads a file that lies in another.
    pub(crate) fn inner(&mut self, at: &At, name: &str, bytes: &[u8]) {
        if !self.is_over {
            self.file(bytes, at.path(name), at.depth + 1);
        }
    }

    /// Takes a text.
    pub(crate) fn text(&mut self, at: &At, name: &str, text: String) -> Result<(), Reason> {
        if text.trim_ascii().is_empty() {
            // It was made all the same.
            return self.budget.work(text.len());
        }
        let path = at.path(name);
        // The names before it may be longer, and stand before each text of a file.
        self.budget.text(text.len().saturating_add(path.len()))?;
        self.parts.push(Part {
            kind: at.kind,
            file: at.file,
            path,
            text,
        });
        Ok(())
    }

    /// Lists something as not read.
    pub(crate) fn miss(&mut self, at: &At, name: &str, reason: Reason) {
        let path = at.path(name);
        let reason = match self.budget.text(path.len()) {
            Err(bound) if !reason.ends_all() => bound,
            _ => reason,
        };
        if self.is_over && reason.ends_all() {
            return;
        }
        self.is_over |= reason.ends_all();
        self.unread.push(Unread {
            kind: at.kind,
            file: at.file,
            path,
            reason,
        });
    }

    /// Whether nothing more may be read.
    pub(crate) fn is_over(&self) -> bool {
        self.is_over
    }
}

/// The words of a file that is known to be some.
fn words(bytes: &[u8]) -> Cow<'_, str> {
    text::decode(bytes).unwrap_or_else(|| String::from_utf8_lossy(bytes))
}
