//! Which text of a request is found how, for people: `weir extract --explain`.

use std::sync::Arc;

use audit::PromptRecord;
use codec::{Direction, Kind, Segment, Shape, form_field, json_pointer};
use policy::Attributes;
use serde::Serialize;

use super::{body::Inspected, content::About};
use crate::{
    attributes, compile::Lane, head::RequestHead, media_type, multipart, prompts::Prompts,
};

/// What a lane reads in a request.
#[derive(Debug, Serialize)]
pub struct Explained {
    /// Which of the lane's endpoints it is sent to, where the lane has some.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub endpoint: Option<usize>,
    /// Where the prompt was found; `None` where there is none.
    pub prompt: Option<PromptRecord>,
    /// The texts, in order.
    pub segments: Vec<ExplainedSegment>,
    /// Why it was not read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unread: Option<&'static str>,
}

/// How one text was found.
#[derive(Debug, Serialize)]
pub struct ExplainedSegment {
    /// Whether it is of the prompt.
    pub prompt: bool,
    /// The rule, the API's operation, or what else led to it.
    pub found_by: String,
    /// A JSON pointer, the name of a form's field, the expression it was made by, or where else it stands.
    pub place: String,
    /// Who speaks.
    pub role: &'static str,
    /// What sort of text.
    pub kind: &'static str,
    /// Bytes of the text.
    pub length: usize,
}

impl Lane {
    /// Says which texts of a request are found, and how. Nothing is decided.
    pub fn explain(self: &Arc<Self>, head: &RequestHead, body: Vec<u8>) -> Explained {
        let mut explained = Explained {
            endpoint: None,
            prompt: None,
            segments: Vec::new(),
            unread: None,
        };
        let place = self.scope().of(head);
        if !place.is_scanned {
            explained.unread = Some(audit::Reason::OutOfScope.as_str());
            return explained;
        }
        explained.endpoint = place.listed;
        let mut facts = Attributes::default();
        attributes::request_head(self, &mut facts, head);
        let content_type = media_type::header_text(head.header("content-type"));
        let about = About {
            operation: codec::operation(&head.method, &head.target),
            content_type: &content_type,
            prompts: self.prompts(place.listed),
        };
        let read = if body.is_empty() {
            let (_, query) = head.target.split_once('?').unwrap_or_default();
            Ok(Inspected::without_body(self, query))
        } else {
            attributes::request_raw_body(self, &mut facts, &body, &content_type);
            let encoding = media_type::header_list(&head.headers, "content-encoding");
            Inspected::read(self, Direction::Request, body, &encoding, &about)
        };
        match read {
            Ok(mut inspected) => {
                inspected.take_prompt(self, about.prompts, &mut facts);
                explained.unread = inspected.missed().first().map(|reason| reason.as_str());
                explained.take(&inspected, &about);
            }
            Err(unread) => explained.unread = Some(unread.reason.as_str()),
        }
        explained
    }
}

impl Explained {
    fn take(&mut self, inspected: &Inspected, about: &About<'_>) {
        let found = inspected.prompt();
        let each = inspected.segments().iter().map(|segment| ExplainedSegment {
            prompt: found.holds(segment),
            found_by: found_by(inspected, about, segment),
            place: place(inspected, about, segment),
            role: segment.role.as_str(),
            kind: segment.kind.as_str(),
            length: segment.text.len(),
        });
        self.segments = each.collect();
        let has_prompt = self.segments.iter().any(|segment| segment.prompt);
        self.prompt = has_prompt.then(|| found.record());
    }
}

fn found_by(inspected: &Inspected, about: &About<'_>, segment: &Segment) -> String {
    let rule = about.prompts.rule(segment);
    let how = match (inspected.document().shape(), segment.kind) {
        _ if rule.is_some() => rule.unwrap_or_default(),
        (_, Kind::File) => "file",
        (Shape::Known, _) if segment.place != "*" => {
            let operation = about
                .operation
                .map(|o| format!("{}.{}", o.provider().id, o.name));
            return operation.unwrap_or_default();
        }
        (Shape::Known | Shape::Generic, _) => "leaf",
        (Shape::GraphQl, _) if segment.place == "literal" => "graphql literal",
        (Shape::GraphQl, _) if segment.place == "query" => "graphql query",
        (Shape::GraphQl, _) => "leaf",
        (Shape::Form, _) => "form field",
        (Shape::Parts, _) => "form part",
        (Shape::Whole, _) => "whole body",
    };
    how.to_owned()
}

fn place(inspected: &Inspected, about: &About<'_>, segment: &Segment) -> String {
    let body = inspected.content();
    if let Some(source) = made_of(about.prompts, segment) {
        return source.to_owned();
    }
    if let Some(file) = segment.file {
        return format!("file {file} ({})", segment.place);
    }
    let start = segment.start();
    let known = match (inspected.document().shape(), start) {
        (Shape::Known | Shape::Generic | Shape::GraphQl, Some(start)) => json_pointer(body, start),
        (Shape::Form, Some(start)) => form_field(body, start),
        (Shape::Parts, Some(start)) => part_name(about.content_type, body, start),
        (Shape::GraphQl, None) => Some(String::from("(target)")),
        (Shape::Whole, _) => Some(String::from("(body)")),
        _ => None,
    };
    known.unwrap_or_else(|| segment.place.to_owned())
}

/// The expression that a text was made by, where no place of the body has it.
fn made_of<'p>(prompts: &'p Prompts, segment: &Segment) -> Option<&'p str> {
    segment.is_fixed().then(|| prompts.source(segment))?
}

fn part_name(content_type: &str, body: &[u8], at: usize) -> Option<String> {
    let parts = multipart::any_parts(content_type, body);
    let mut parts = parts.iter();
    let part = parts.find(|part| part.start_in(body) == Some(at))?;
    part.disposition("name")
}
