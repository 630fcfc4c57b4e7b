//! The files of a body: a body that is one, the parts of an upload, base64 inside JSON. Their texts are judged as the
//! body's own are, and no edit reaches them: what a rule would redact in a file is blocked by that rule.
//!
//! What is text or may be and cannot be read leaves the decision to the failure mode. Pictures and other things without
//! text that stand inside something that was read are recorded alone.

use std::fmt;

use audit::Reason;
use codec::{Document, Kind as SegmentKind};
use file::{Budget, Extraction, Kind, Limits, Unread, extract};
use serde::Serialize;

use crate::{
    compile::Lane,
    inspection::{About, Aside, Content},
    media_type, multipart,
    prompts::Prompts,
};

/// Files may lie in each other so deeply.
const MOST_DEPTH: usize = 10;

/// What a file says, outside any exchange: `weir scan`, `weir extract`.
#[derive(Debug)]
pub struct FileTexts {
    /// Its texts, and those of the files in it.
    pub texts: Vec<FileText>,
    /// What was not read.
    pub unread: Vec<FileUnread>,
}

/// A text of a file.
#[derive(Serialize)]
pub struct FileText {
    /// The names on the way to it: `a.zip!b.docx!word/document.xml`.
    pub path: String,
    /// What the innermost file is.
    pub kind: &'static str,
    /// The text.
    pub text: String,
}

/// Something in a file that was not read.
#[derive(Debug, Serialize)]
pub struct FileUnread {
    /// The names on the way to it.
    pub path: String,
    /// What the innermost file is.
    pub kind: &'static str,
    /// Why.
    #[serde(rename = "unread")]
    pub reason: &'static str,
}

impl fmt::Debug for FileText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FileText")
            .field("kind", &self.kind)
            .field("text_len", &self.text.len())
            .finish_non_exhaustive()
    }
}

/// Whether bytes, or the first of them, are a file that is read in parts, and no text as it stands.
pub fn is_file(head: &[u8]) -> bool {
    match Kind::of(head) {
        Kind::Mail => true,
        Kind::Unknown => false,
        kind => !kind.is_words(),
    }
}

/// Whether a file ends as an archive does, whatever it begins with: readers of archives begin at the end.
pub fn ends_as_archive(bytes: &[u8]) -> bool {
    file::ends_as_archive(bytes)
}

/// Takes the texts out of a file.
pub fn texts_of_file(bytes: &[u8]) -> FileTexts {
    let extraction = extract(bytes, &mut Budget::new(Limits::default()));
    let text = |part: file::Part| FileText {
        path: part.path,
        kind: part.kind.as_str(),
        text: part.text,
    };
    let unread = |unread: Unread| FileUnread {
        path: unread.path,
        kind: unread.kind.as_str(),
        reason: unread.reason.as_str(),
    };
    FileTexts {
        texts: extraction.parts.into_iter().map(text).collect(),
        unread: extraction.unread.into_iter().map(unread).collect(),
    }
}

/// The text of a document: those of its parts and of the files in it, one below the other.
///
/// # Errors
/// It has no text, or some of it could not be read.
pub fn text_of_document(bytes: &[u8]) -> Result<String, DocumentError> {
    let extraction = extract(bytes, &mut Budget::new(Limits::default()));
    let decides = |unread: &&Unread| decides(unread, Standing::Itself);
    let unread = extraction.unread.iter().find(decides);
    // What is without text otherwise, a picture, is all there is.
    let unread = match extraction.parts.is_empty() {
        true => unread.or(extraction.unread.first()),
        false => unread,
    };
    if let Some(unread) = unread {
        return Err(DocumentError {
            kind: unread.kind,
            path: unread.path.clone(),
            reason: Some(unread.reason),
        });
    }
    if extraction.parts.is_empty() {
        return Err(DocumentError {
            kind: extraction.kind,
            path: String::new(),
            reason: None,
        });
    }
    let texts: Vec<String> = extraction.parts.into_iter().map(|p| p.text).collect();
    Ok(texts.join("\n"))
}

/// Why a document's text could not be had.
#[derive(Clone, Eq, PartialEq)]
pub struct DocumentError {
    kind: Kind,
    /// Names in the document: a customer's text.
    path: String,
    /// None: there is no text.
    reason: Option<file::Reason>,
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, path, reason } = self;
        match reason {
            None => return write!(f, "there is no text in it ({kind})"),
            Some(_) if path.is_empty() => write!(f, "its text cannot be read ({kind}): ")?,
            Some(_) => write!(f, "the text of {path} in it cannot be read ({kind}): ")?,
        }
        f.write_str(match reason {
            Some(file::Reason::Depth) => "files lie in each other too deeply",
            Some(file::Reason::Encrypted) => "it is encrypted",
            Some(file::Reason::Entries) => "it has too many parts",
            Some(file::Reason::Image) => "it is a picture",
            Some(file::Reason::Malformed) => "it is broken or cut off",
            Some(file::Reason::Media) => "it is sound or video",
            Some(file::Reason::Ratio | file::Reason::Size) => "it is too large, decompressed",
            Some(file::Reason::Time) => "it takes too long",
            Some(file::Reason::Unknown) | None => "this kind of file is not read",
        })
    }
}

impl fmt::Debug for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DocumentError")
            .field("kind", &self.kind)
            .field("reason", &self.reason)
            .finish_non_exhaustive()
    }
}

impl std::error::Error for DocumentError {}

/// Where a file stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Standing {
    /// It is the body, or a part of an upload.
    Itself,
    /// It is a value in JSON.
    Embedded,
}

/// Reads a body that is neither JSON nor text: a file, or the parts of an upload.
pub(crate) fn read(lane: &Lane, body: &[u8], about: &About<'_>) -> Result<Content, Reason> {
    let mut files = Files::new(lane, Content::of_parts(about.prompts));
    let parts = multipart::any_parts(about.content_type, body);
    for part in &parts {
        files.part(part, body, about.prompts);
    }
    if parts.is_empty() {
        if Kind::of(body) == Kind::Unknown {
            return Err(Reason::ContentType);
        }
        files.file(body, Standing::Itself);
    }
    match files.content.aside.unread {
        // Nothing of it was read.
        Some(reason) if files.content.document.segments().is_empty() => Err(reason),
        _ => Ok(files.content),
    }
}

/// Adds what the media in a JSON body says.
pub(crate) fn embedded(
    lane: &Lane,
    document: Document,
    body: &[u8],
    aside: &mut Aside,
) -> Document {
    let is_media = |kind| kind == SegmentKind::Media;
    if !document.segments().iter().any(|s| is_media(s.kind)) {
        return document;
    }
    let media = document.media(body);
    let mut files = Files::new(lane, Content::of(document));
    for bytes in media {
        match bytes {
            Some(bytes) => files.file(&bytes, Standing::Embedded),
            None => files.miss(Reason::Media),
        }
    }
    let read = files.content;
    aside.missed.extend(read.aside.missed);
    aside.unread = aside.unread.or(read.aside.unread);
    read.document
}

/// Reads the files of one body.
struct Files<'l> {
    lane: &'l Lane,
    budget: Budget,
    content: Content,
    /// How many files were met, those in archives included.
    met: u32,
}

impl<'l> Files<'l> {
    fn new(lane: &'l Lane, content: Content) -> Self {
        let limits = lane.limits();
        Self {
            lane,
            budget: Budget::new(Limits {
                max_decoded_bytes: limits.max_decoded_bytes,
                max_ratio: limits.max_ratio as usize,
                max_depth: MOST_DEPTH,
                ..Limits::default()
            }),
            content,
            met: 0,
        }
    }

    fn part(&mut self, part: &multipart::Part<'_>, body: &[u8], prompts: &Prompts) {
        let has_name = part.disposition("filename").is_some();
        let field = std::str::from_utf8(part.value).ok();
        if let Some(text) = field.filter(|_| !has_name && Kind::of(part.value).is_words()) {
            self.content.add_field(prompts, body, part, text);
            return;
        }
        // Names and types of files say something too.
        for name in ["name", "filename", "filename*"] {
            if let Some(name) = part.disposition(name) {
                self.content
                    .document
                    .add(Document::beside(name, "file_name"));
            }
        }
        let declared = media_type::header_text(part.headers("content-type").next());
        let kind = Kind::of(part.value);
        if matches!(kind, Kind::Image | Kind::Media) && self.lane.is_exempt(&declared) {
            self.miss(Reason::Exempt);
            return;
        }
        self.file(part.value, Standing::Itself);
    }

    fn file(&mut self, bytes: &[u8], standing: Standing) {
        let extraction = extract(bytes, &mut self.budget);
        for unread in &extraction.unread {
            let reason = reason(unread, standing);
            self.miss(reason);
            if decides(unread, standing) {
                self.content.aside.unread.get_or_insert(reason);
            }
        }
        self.texts(extraction);
    }

    fn texts(&mut self, extraction: Extraction) {
        let first = self.met;
        let indices = extraction.parts.iter().map(|part| part.file);
        let more = extraction.unread.iter().map(|unread| unread.file);
        self.met += indices.chain(more).max().map_or(1, |last| last + 1);
        for part in extraction.parts {
            let (kind, index) = (part.kind.as_str(), first + part.file);
            self.content
                .document
                .add(Document::file(part.text, kind, index));
        }
    }

    fn miss(&mut self, reason: Reason) {
        self.content.aside.missed.insert(reason);
    }
}

/// Whether the failure mode decides about what was not read.
fn decides(unread: &Unread, standing: Standing) -> bool {
    let is_whole = unread.file == 0 && standing == Standing::Itself;
    match (unread.reason, unread.kind) {
        (file::Reason::Image | file::Reason::Media, Kind::Image | Kind::Media) => is_whole,
        // A picture in a document.
        (file::Reason::Image | file::Reason::Media, _) => false,
        // Fonts, settings of printers and the like.
        (file::Reason::Unknown, Kind::Docx | Kind::Xlsx | Kind::Pptx | Kind::OpenDocument) => false,
        (file::Reason::Unknown, Kind::Unknown) => unread.file > 0 || is_whole,
        _ => true,
    }
}

/// As events spell it.
fn reason(unread: &Unread, standing: Standing) -> Reason {
    match unread.reason {
        file::Reason::Depth => Reason::Depth,
        file::Reason::Encrypted => Reason::Encrypted,
        file::Reason::Image => Reason::Image,
        file::Reason::Malformed => Reason::Malformed,
        file::Reason::Media => Reason::Media,
        file::Reason::Ratio => Reason::Ratio,
        file::Reason::Entries | file::Reason::Size => Reason::Size,
        file::Reason::Time => Reason::Time,
        file::Reason::Unknown if unread.file == 0 && standing == Standing::Embedded => {
            Reason::Media
        }
        file::Reason::Unknown => Reason::ContentType,
    }
}
