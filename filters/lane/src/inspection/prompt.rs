//! What of a request is its prompt.

use codec::{Document, Segment};
use detect::Finding;
use policy::Attributes;

use super::body::{Inspected, json_limits};
use crate::{
    attributes,
    compile::Lane,
    prompts::{Found, Prompts},
};

impl Inspected {
    /// What a request says whose body is not read, beside what its target asks in GraphQL.
    pub(super) fn without_body(lane: &Lane, query: &str) -> Self {
        let asked = lane
            .reads_any_text_as_prompt()
            .then(|| Document::of_target(query, &json_limits(lane)));
        Self::of(asked.flatten().unwrap_or_else(Document::of_files))
    }

    /// Takes the prompt out as the rules say, and notes what it is.
    pub(super) fn take_prompt(&mut self, lane: &Lane, prompts: &Prompts, facts: &mut Attributes) {
        if self.was_encoded() {
            attributes::decoded_body(lane, facts, self.content());
        }
        let selected = std::mem::take(&mut self.selected);
        prompts.add_texts(&mut self.document, &selected, facts);
        let is_empty = self.document.segments().is_empty();
        if is_empty && lane.reads_any_text_as_prompt() && !self.content().is_empty() {
            // Numbers and literals alone: no place of it is a text, all of it is.
            let text = String::from_utf8_lossy(self.content()).into_owned();
            self.document = Document::plain(text).fixed();
        }
        self.prompt = prompts.found(&self.document);
    }

    /// What of it is the prompt.
    pub(crate) fn prompt(&self) -> &Found {
        &self.prompt
    }

    /// The pieces of the prompt.
    pub(crate) fn prompt_segments(&self) -> impl Iterator<Item = &Segment> {
        self.segments().iter().filter(|s| self.prompt.holds(s))
    }

    /// The findings of each of these.
    pub(crate) fn prompt_texts(&self) -> Vec<&[Finding]> {
        let texts = self.segments().iter().zip(&self.findings);
        let of_prompt = texts.filter(|(segment, _)| self.prompt.holds(segment));
        of_prompt.map(|(_, findings)| findings.as_slice()).collect()
    }
}
