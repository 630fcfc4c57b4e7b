//! A whole body: decoded, read, scanned, and given back with or without edits.

use std::{borrow::Cow, collections::BTreeSet};

use audit::Reason;
use codec::{
    DecodeLimits, Decoder, Direction, Document, Edit, EventLimits, JsonLimits, Kind, Operation,
    Segment, Unreadable,
};
use detect::{Finding, TokenVault};
use policy::Redaction;

use super::parts;
use crate::{
    attributes::Answer, compile::Lane, framing::Framing, media_type, payload::Text, set::set,
};

/// A body that was read.
#[derive(Debug)]
pub(crate) struct Inspected {
    document: Document,
    /// As received, still encoded.
    original: Vec<u8>,
    /// After content decoding, where there was an encoding.
    decoded: Option<Vec<u8>>,
    /// One list per segment.
    pub(super) findings: Vec<Vec<Finding>>,
    /// What patterns found that no profile is sure enough of, for the classifiers to rate; one list per segment.
    pub(super) unsure: Vec<Vec<Finding>>,
    aside: Aside,
}

/// What of a body that was read was not.
#[derive(Debug, Default)]
pub(crate) struct Aside {
    /// Why, each once.
    pub(crate) missed: BTreeSet<Reason>,
    /// The reason for which the failure mode decides, as it does where nothing of a body is read.
    pub(crate) unread: Option<Reason>,
}

/// A body that could not be read.
#[derive(Debug)]
pub(crate) struct Unread {
    pub(super) reason: Reason,
    pub(super) bytes: Vec<u8>,
    /// That of a stream of events that does not say so.
    pub(super) framing: Option<Framing>,
}

impl Inspected {
    /// Decodes and reads a body.
    pub(super) fn read(
        lane: &Lane,
        operation: Option<&'static Operation>,
        direction: Direction,
        original: Vec<u8>,
        encoding: &str,
        content_type: &str,
    ) -> Result<Self, Unread> {
        let decoded = match decode(lane, encoding, &original) {
            Ok(decoded) => decoded,
            Err(reason) => {
                return Err(Unread {
                    reason,
                    bytes: original,
                    framing: None,
                });
            }
        };
        let body = decoded.as_deref().unwrap_or(&original);
        let is_response = direction == Direction::Response;
        let read = match is_response && Framing::is_list(operation, body) {
            true => Err(Reason::Malformed),
            false => read_content(lane, operation, direction, body, content_type),
        };
        match read {
            Ok((document, aside)) => Ok(Self {
                document,
                original,
                decoded,
                findings: Vec::new(),
                unsure: Vec::new(),
                aside,
            }),
            Err(reason) => Err(Unread {
                reason,
                framing: match is_response {
                    true => Framing::of_body(operation, body),
                    false => None,
                },
                bytes: original,
            }),
        }
    }

    /// What a request says whose body is not read.
    pub(super) fn beside(query: String) -> Self {
        Self {
            document: Document::beside(query, "query"),
            original: Vec::new(),
            decoded: None,
            findings: Vec::new(),
            unsure: Vec::new(),
            aside: Aside::default(),
        }
    }

    /// Adds what the request says in its target.
    pub(super) fn add_query(&mut self, query: String) {
        self.document.add(Document::beside(query, "query"));
    }

    /// The rule that would have something redacted which cannot be.
    pub(super) fn unredactable<'r>(
        &self,
        lane: &Lane,
        rules: &'r [Redaction],
    ) -> Option<&'r Redaction> {
        let covers = |rule: &&Redaction| {
            let rule = std::slice::from_ref(*rule);
            self.found()
                .any(|(s, finding)| s.is_fixed() && lane.redaction(rule, finding).is_some())
        };
        rules.iter().find(covers)
    }

    /// Runs the detectors in force over every segment.
    pub(super) fn scan(&mut self, lane: &Lane) {
        let scan = |text: &str| -> (Vec<Finding>, Vec<Finding>) {
            let found = lane.scanner().scan(text).into_iter();
            let (wanted, mut others): (Vec<_>, Vec<_>) = found.partition(|f| lane.wants(f));
            others.retain(|finding| lane.may_want(finding));
            (wanted, others)
        };
        let segments = self.segments().iter();
        (self.findings, self.unsure) = segments.map(|segment| scan(&segment.text)).unzip();
        parts::scan(lane, self.document.segments(), &mut self.findings);
    }

    /// The pieces of text.
    pub(crate) fn segments(&self) -> &[Segment] {
        self.document.segments()
    }

    /// Whether text in it is given as token ids, which nothing here can read.
    pub(crate) fn has_tokens(&self) -> bool {
        let mut segments = self.segments().iter();
        segments.any(|segment| segment.kind == Kind::Tokens)
    }

    /// Why parts of it were not inspected, token ids apart.
    pub(crate) fn missed(&self) -> &BTreeSet<Reason> {
        &self.aside.missed
    }

    /// Why something in it, which is text or may be, could not be read: the failure mode decides.
    pub(super) fn unread(&self) -> Option<Reason> {
        let tokens = self.has_tokens().then_some(Reason::Tokens);
        tokens.or(self.aside.unread)
    }

    /// The body's bytes after content decoding.
    pub(crate) fn content(&self) -> &[u8] {
        self.decoded.as_deref().unwrap_or(&self.original)
    }

    /// Hands on what the body says as a response.
    pub(super) fn answer(&self, take: impl FnOnce(&Answer<'_>)) {
        let texts: Vec<_> = self
            .segments()
            .iter()
            .map(|segment| (segment.kind, segment.text.as_str()))
            .collect();
        take(&Answer {
            content: self.content(),
            received: self.original.len() as u64,
            model: self.document.model(),
            usage: self.document.usage(),
            texts: &texts,
        });
    }

    /// What was read.
    pub(crate) fn document(&self) -> &Document {
        &self.document
    }

    /// Every finding with its segment.
    pub(crate) fn found(&self) -> impl Iterator<Item = (&Segment, &Finding)> {
        self.segments()
            .iter()
            .zip(&self.findings)
            .flat_map(|(segment, findings)| findings.iter().map(move |f| (segment, f)))
    }

    /// The texts with their findings, for the payload log.
    pub(super) fn logged(&self) -> impl Iterator<Item = Text<'_>> + Clone {
        let segments = self.segments().iter().zip(&self.findings);
        segments.map(|(segment, findings)| Text {
            role: segment.role.as_str(),
            segment: segment.kind.as_str(),
            text: &segment.text,
            findings,
        })
    }

    /// The findings of each segment.
    pub(crate) fn texts(&self) -> Vec<&[Finding]> {
        self.findings.iter().map(Vec::as_slice).collect()
    }

    /// The ids of the detectors that found something, for the answer to the client.
    pub(super) fn detected(&self) -> BTreeSet<&str> {
        set(self.found().map(|(_, finding)| finding.detector.as_str()))
    }

    /// What turns back the tokens that the request was given.
    pub(super) fn restored(&self, vault: &TokenVault) -> Vec<Edit> {
        let mut edits = Vec::new();
        for (segment, text) in self.segments().iter().enumerate() {
            for (span, with) in vault.tokens(&text.text).0 {
                edits.push(Edit {
                    segment,
                    span: span.start..span.end,
                    with: with.to_owned(),
                });
            }
        }
        edits
    }

    /// The body with the findings redacted as the rules ask, and how many were, and with what is `restored`; `None`
    /// where nothing changes.
    pub(super) fn redacted(
        &self,
        lane: &Lane,
        rules: &[Redaction],
        vault: &mut TokenVault,
        restored: Vec<Edit>,
    ) -> (Option<Vec<u8>>, u32) {
        let mut edits = Vec::new();
        let mut behind: Vec<Edit> = Vec::new();
        for (index, (segment, findings)) in self.segments().iter().zip(&self.findings).enumerate() {
            let asked = findings
                .iter()
                .filter_map(|f| Some((f.clone(), lane.redaction(rules, f)?)));
            for (finding, redaction) in &detect::cover(asked.collect()) {
                let span = finding.span.start..finding.span.end;
                // A token may come back in another place, where other escapes are in force.
                let own = span.start..span.end.min(segment.text.len());
                let matched = match redaction {
                    detect::Redaction::Token => segment.meaning(own),
                    _ => segment.text.get(own).map(Cow::Borrowed),
                };
                let Some(mut matched) = matched else {
                    continue;
                };
                if span.end > segment.text.len() {
                    let matched = matched.to_mut();
                    parts::rest(self.segments(), index, finding, matched, &mut behind);
                }
                let with = redaction.replacement(finding, &matched, vault);
                edits.push(Edit {
                    segment: index,
                    span: finding.span.start..finding.span.end,
                    with,
                });
            }
        }
        let count = u32::try_from(edits.len()).unwrap_or(u32::MAX);
        for edit in behind {
            edits.insert(edits.partition_point(|e| e.segment < edit.segment), edit);
        }
        add_restored(&mut edits, restored);
        if edits.is_empty() {
            return (None, 0);
        }
        (Some(self.edit(&edits)), count)
    }

    fn edit(&self, edits: &[Edit]) -> Vec<u8> {
        let body = self.decoded.as_deref().unwrap_or(&self.original);
        self.document.edit(body, edits)
    }

    /// Whether the body came with a content encoding (an edited body goes out without it).
    pub(crate) fn was_encoded(&self) -> bool {
        self.decoded.is_some()
    }

    /// The body as received.
    pub(super) fn into_original(self) -> Vec<u8> {
        self.original
    }
}

/// Adds to edits, which are in order, what turns tokens back; what is redacted stays so.
pub(super) fn add_restored(edits: &mut Vec<Edit>, mut restored: Vec<Edit>) {
    restored.retain(|one| {
        let is_before = |e: &Edit| (e.segment, e.span.end) <= (one.segment, one.span.start);
        let next = edits.get(edits.partition_point(is_before));
        !next.is_some_and(|e| e.segment == one.segment && e.span.start < one.span.end)
    });
    edits.append(&mut restored);
}

/// The body after content decoding, or `None` where it has no encoding.
fn decode(lane: &Lane, encoding: &str, body: &[u8]) -> Result<Option<Vec<u8>>, Reason> {
    if encoding.is_empty() || encoding.eq_ignore_ascii_case("identity") {
        return Ok(None);
    }
    let mut decoder = Decoder::new(encoding, decode_limits(lane)).map_err(decode_reason)?;
    let decoded = decoder.push(body).map_err(decode_reason)?;
    decoder.finish().map_err(decode_reason)?;
    Ok(Some(decoded))
}

pub(super) fn decode_limits(lane: &Lane) -> DecodeLimits {
    DecodeLimits {
        max_bytes: lane.limits().max_decoded_bytes,
        max_ratio: lane.limits().max_ratio as usize,
    }
}

pub(super) fn json_limits(lane: &Lane) -> JsonLimits {
    JsonLimits {
        max_bytes: lane.limits().max_decoded_bytes,
        max_depth: lane.limits().max_depth,
        ..JsonLimits::default()
    }
}

pub(super) fn event_limits(lane: &Lane) -> EventLimits {
    EventLimits {
        max_event_bytes: lane.limits().max_event_bytes,
        json: json_limits(lane),
        ..EventLimits::default()
    }
}

pub(super) fn decode_reason(error: codec::DecodeError) -> Reason {
    match error {
        codec::DecodeError::TooLarge => Reason::Size,
        codec::DecodeError::Ratio => Reason::Ratio,
        _ => Reason::Encoding,
    }
}

pub(super) fn unreadable_reason(error: &Unreadable) -> Reason {
    match error.reason {
        codec::UnreadableReason::Depth => Reason::Depth,
        codec::UnreadableReason::Size
        | codec::UnreadableReason::Nodes
        | codec::UnreadableReason::OpenSegments => Reason::Size,
        _ => Reason::Malformed,
    }
}

fn read_content(
    lane: &Lane,
    operation: Option<&'static Operation>,
    direction: Direction,
    body: &[u8],
    content_type: &str,
) -> Result<(Document, Aside), Reason> {
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
        return match Document::read(operation, direction, body, &json_limits(lane)) {
            Ok(document) => Ok(with_media(lane, document, body)),
            Err(_) if may_be_text && !is_structured() => whole_text(lane, body, content_type),
            Err(error) => Err(unreadable_reason(&error)),
        };
    }
    if media_type::is_text(content_type) {
        return whole_text(lane, body, content_type);
    }
    #[cfg(feature = "files")]
    return crate::files::read(lane, body, content_type);
    #[cfg(not(feature = "files"))]
    Err(Reason::ContentType)
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
fn declared(segment: &Segment) -> Reason {
    let is_image = |media: &codec::Media| media.mime.starts_with("image/");
    match segment.media.as_ref().is_some_and(is_image) {
        true => Reason::Image,
        false => Reason::Media,
    }
}

/// Text as its type says; a file that is called so is read as what it is.
fn whole_text(lane: &Lane, body: &[u8], content_type: &str) -> Result<(Document, Aside), Reason> {
    #[cfg(feature = "files")]
    if !file::Kind::of(body).is_words() {
        return crate::files::read(lane, body, content_type);
    }
    #[cfg(not(feature = "files"))]
    let _ = lane;
    let Ok(text) = std::str::from_utf8(body) else {
        #[cfg(feature = "files")]
        return crate::files::read(lane, body, content_type);
        #[cfg(not(feature = "files"))]
        return Err(Reason::Malformed);
    };
    let document = Document::plain(match media_type::is_form(content_type) {
        // Of the same length, so that an edit still finds its place.
        true => text.replace('+', " "),
        false => text.to_owned(),
    });
    Ok((document, Aside::default()))
}

fn looks_like_json(body: &[u8]) -> bool {
    body.iter()
        .find(|b| !b.is_ascii_whitespace())
        .is_some_and(|b| matches!(b, b'{' | b'['))
}
