//! A whole body: decoded, read, scanned, and given back with or without edits.

use std::{borrow::Cow, collections::BTreeSet};

use audit::Reason;
use codec::{
    DecodeLimits, Decoder, Direction, Document, Edit, EventLimits, JsonLimits, Kind, Segment,
    Selected, Unreadable,
};
use detect::{Finding, TokenVault};
use policy::Redaction;

use super::{
    content::{self, About, Aside, Content},
    parts,
};
use crate::{
    attributes::Answer, compile::Lane, framing::Framing, payload::Text, prompts::Found, set::set,
};

/// A body that was read.
#[derive(Debug)]
pub(crate) struct Inspected {
    pub(super) document: Document,
    /// As received, still encoded.
    original: Vec<u8>,
    /// After content decoding, where there was an encoding.
    decoded: Option<Vec<u8>>,
    /// One list per segment.
    pub(super) findings: Vec<Vec<Finding>>,
    /// What patterns found that no profile is sure enough of, for the classifiers to rate; one list per segment.
    pub(super) unsure: Vec<Vec<Finding>>,
    aside: Aside,
    /// Where the paths of the prompts led in it, until the prompt is taken out.
    pub(super) selected: Vec<Selected>,
    /// What of it is the prompt, where it is a request.
    pub(super) prompt: Found,
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
        direction: Direction,
        original: Vec<u8>,
        encoding: &str,
        about: &About<'_>,
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
        let read = match is_response && Framing::is_list(about.operation, body) {
            true => Err(Reason::Malformed),
            false => content::read(lane, direction, body, about),
        };
        match read {
            Ok(content) => Ok(Self {
                original,
                decoded,
                ..Self::read_as(content)
            }),
            Err(reason) => Err(Unread {
                reason,
                framing: match is_response {
                    true => Framing::of_body(about.operation, body),
                    false => None,
                },
                bytes: original,
            }),
        }
    }

    /// A document that is no body's.
    pub(super) fn of(document: Document) -> Self {
        Self::read_as(Content::of(document))
    }

    fn read_as(content: Content) -> Self {
        Self {
            document: content.document,
            original: Vec::new(),
            decoded: None,
            findings: Vec::new(),
            unsure: Vec::new(),
            aside: content.aside,
            selected: content.selected,
            prompt: Found::default(),
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
