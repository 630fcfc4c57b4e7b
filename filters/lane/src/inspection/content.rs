//! What a body is read as, by what it is called and by what it is.

use std::collections::BTreeSet;

use audit::Reason;
use codec::{Direction, Document, Kind, Operation, Selected};

use super::body::{json_limits, unreadable_reason};
#[cfg(not(feature = "files"))]
use crate::multipart;
use crate::{compile::Lane, media_type, multipart::Part, prompts::Prompts};

/// What is known of a body before it is read.
#[derive(Debug)]
pub(crate) struct About<'a> {
    /// The API's operation, where it is known.
    pub(crate) operation: Option<&'static Operation>,
    /// In lower case, or empty.
    pub(crate) content_type: &'a str,
    /// Where its prompt is.
    pub(crate) prompts: &'a Prompts,
}

/// A body as it was read.
#[derive(Debug)]
pub(crate) struct Content {
    pub(crate) document: Document,
    pub(crate) aside: Aside,
    /// Where the paths of the prompts led; nothing where the body has no values.
    pub(crate) selected: Vec<Selected>,
}

/// What of a body that was read was not.
#[derive(Debug, Default)]
pub(crate) struct Aside {
    /// Why, each once.
    pub(crate) missed: BTreeSet<Reason>,
    /// The reason for which the failure mode decides, as it does where nothing of a body is read.
    pub(crate) unread: Option<Reason>,
}

/// Reads a body after content decoding.
pub(super) fn read(
    lane: &Lane,
    direction: Direction,
    body: &[u8],
    about: &About<'_>,
) -> Result<Content, Reason> {
    let (operation, content_type) = (about.operation, about.content_type);
    // An API that is known reads its body as JSON whatever the label says, and so do we.
    let json = operation.is_some() || media_type::is_json(content_type) || looks_like_json(body);
    if json {
        // A model's answer that is no JSON but looks like it, or like events, is no text whatever its label says.
        let is_structured = || {
            operation.is_some()
                && direction == Direction::Response
                && (looks_like_json(body) || media_type::holds_events(body))
        };
        let may_be_text = lane.reads_any_text_as_prompt() || media_type::is_text(content_type);
        let paths = about.prompts.paths();
        let read = Document::read_selecting(operation, direction, body, &json_limits(lane), &paths);
        return match read {
            Ok((mut document, selected)) => {
                about.prompts.mark(&mut document, &selected);
                let (document, aside) = with_media(lane, document, body);
                Ok(Content {
                    document,
                    aside,
                    selected,
                })
            }
            Err(_) if may_be_text && !is_structured() => whole_text(lane, body, about),
            Err(error) => Err(unreadable_reason(&error)),
        };
    }
    if media_type::is_text(content_type) {
        return whole_text(lane, body, about);
    }
    #[cfg(feature = "files")]
    return crate::files::read(lane, body, about);
    #[cfg(not(feature = "files"))]
    parts(body, about)
}

/// A document with what its media says, where files are read; what is not read is said.
fn with_media(lane: &Lane, document: Document, body: &[u8]) -> (Document, Aside) {
    let mut aside = Aside::default();
    if document.segments().iter().any(|s| s.kind == Kind::Opaque) {
        aside.missed.insert(Reason::Media);
    }
    #[cfg(feature = "files")]
    let document = crate::files::embedded(lane, document, body, &mut aside);
    #[cfg(not(feature = "files"))]
    {
        let _ = (lane, body);
        let media = document.segments().iter().filter(|s| s.kind == Kind::Media);
        aside.missed.extend(media.map(declared));
    }
    (document, aside)
}

/// Why media is not inspected whose type is all that is known of it.
#[cfg(not(feature = "files"))]
fn declared(segment: &codec::Segment) -> Reason {
    let is_image = |media: &codec::Media| media.mime.starts_with("image/");
    match segment.media.as_ref().is_some_and(is_image) {
        true => Reason::Image,
        false => Reason::Media,
    }
}

/// Text as its type says; a file that is called so is read as what it is.
fn whole_text(lane: &Lane, body: &[u8], about: &About<'_>) -> Result<Content, Reason> {
    #[cfg(feature = "files")]
    if !file::Kind::of(body).is_words() {
        return crate::files::read(lane, body, about);
    }
    #[cfg(not(feature = "files"))]
    let _ = lane;
    let Ok(text) = std::str::from_utf8(body) else {
        #[cfg(feature = "files")]
        return crate::files::read(lane, body, about);
        #[cfg(not(feature = "files"))]
        return Err(Reason::Malformed);
    };
    let mut content = Content::of(Document::plain(String::new()));
    match media_type::is_form(about.content_type) {
        true => {
            let read = Document::read_form(body, &about.prompts.paths());
            (content.document, content.selected) = read.ok_or(Reason::Malformed)?;
            about.prompts.mark(&mut content.document, &content.selected);
        }
        false => content.document = Document::plain(text.to_owned()),
    }
    Ok(content)
}

impl Content {
    /// A document of which nothing was missed.
    pub(crate) fn of(document: Document) -> Self {
        Self {
            document,
            aside: Aside::default(),
            selected: Vec::new(),
        }
    }

    /// A form in parts, before them.
    pub(crate) fn of_parts(prompts: &Prompts) -> Self {
        Self {
            selected: vec![Selected::default(); prompts.paths().len()],
            ..Self::of(Document::of_files())
        }
    }

    /// Adds a part that is a field with a text.
    pub(crate) fn add_field(
        &mut self,
        prompts: &Prompts,
        body: &[u8],
        part: &Part<'_>,
        text: &str,
    ) {
        if text.is_empty() {
            return;
        }
        let name = part.disposition("name").unwrap_or_default();
        for (path, selected) in prompts.paths().iter().zip(&mut self.selected) {
            if path.is_of_field(&name) {
                selected.add(text);
            }
        }
        let field = Document::field(text.to_owned(), part.start_in(body));
        self.document.add(match prompts.of_field(&name) {
            Some((rule, role)) => field.selected(rule, role),
            None => field,
        });
    }
}

/// The parts of a form. Files are not read here: the failure mode decides about them.
#[cfg(not(feature = "files"))]
fn parts(body: &[u8], about: &About<'_>) -> Result<Content, Reason> {
    let mut content = Content::of_parts(about.prompts);
    let parts = multipart::parts(about.content_type, body);
    if parts.is_empty() {
        return Err(Reason::ContentType);
    }
    for part in parts {
        let is_file = part.disposition("filename").is_some();
        match std::str::from_utf8(part.value).ok().filter(|_| !is_file) {
            Some(text) => content.add_field(about.prompts, body, &part, text),
            None => {
                content.aside.missed.insert(Reason::ContentType);
                content.aside.unread = Some(Reason::ContentType);
            }
        }
    }
    match content.aside.unread {
        // Nothing of it was read.
        Some(reason) if content.document.segments().is_empty() => Err(reason),
        _ => Ok(content),
    }
}

fn looks_like_json(body: &[u8]) -> bool {
    body.iter()
        .find(|b| !b.is_ascii_whitespace())
        .is_some_and(|b| matches!(b, b'{' | b'['))
}
