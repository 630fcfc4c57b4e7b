//! What a lane asks the classifiers about a body.

use std::collections::BTreeSet;

use codec::{Kind, Role, Segment};

use super::Lane;
use crate::{
    classifier::{ClassifierRequest, ClassifierSegment},
    classifiers::{self, CUSTOM_TOPICS},
    inspection::Inspected,
    risk,
    set::set,
};

impl Lane {
    /// What to ask the classifiers about this request, whose own score may be unsure; `None` where none has anything to say or
    /// there is no text.
    pub(crate) fn classifier_request(
        &self,
        inspected: &Inspected,
        is_score_unsure: bool,
    ) -> Option<ClassifierRequest> {
        let unsure = inspected.unsure();
        let raters = unsure.flat_map(|finding| classifiers::raters(&finding.detector));
        let raters = raters.filter(|id| self.of_requests.contains(id));
        let models = self.unsure.iter().filter(|_| is_score_unsure);
        let classifiers = set(self.needed.iter().chain(models).copied().chain(raters));
        let texts = inspected.segments().iter();
        // What is beside the prompt is nothing said; names in it are looked for all the same.
        let kind = |s: &Segment| match inspected.prompt().holds(s) || !risk::is_said(s.kind) {
            true => s.kind,
            false => Kind::Metadata,
        };
        self.ask(
            texts.map(|s| (kind(s), risk::speaker(s), s.text.as_str())),
            classifiers,
            false,
        )
    }

    /// What to ask the classifiers about the texts of a response.
    pub(crate) fn response_request<'t>(
        &self,
        texts: impl IntoIterator<Item = (Kind, &'t str)>,
    ) -> Option<ClassifierRequest> {
        let classifiers = set(self.needed_of_responses.iter().copied());
        let is_said = |kind: &Kind| matches!(kind, Kind::Text | Kind::Reasoning | Kind::Refusal);
        let texts = texts.into_iter().filter(|(kind, _)| is_said(kind));
        let texts = texts.map(|(kind, text)| (kind, Role::Assistant, text));
        self.ask(texts, classifiers, true)
    }

    fn ask<'t>(
        &self,
        texts: impl IntoIterator<Item = (Kind, Role, &'t str)>,
        classifiers: BTreeSet<&'static str>,
        is_response: bool,
    ) -> Option<ClassifierRequest> {
        if classifiers.is_empty() {
            return None;
        }
        let mut segments: Vec<ClassifierSegment> = texts
            .into_iter()
            .enumerate()
            .filter(|(_, (kind, _, text))| {
                !text.trim().is_empty() && !matches!(kind, Kind::ToolDefinition | Kind::Media)
            })
            .map(|(index, (kind, role, text))| ClassifierSegment {
                segment: u32::try_from(index).unwrap_or(u32::MAX),
                role: match kind {
                    Kind::File => ClassifierSegment::FILE.to_owned(),
                    kind if is_response || risk::is_said(kind) => role.as_str().to_owned(),
                    _ => ClassifierSegment::UNSAID.to_owned(),
                },
                text: text.to_owned(),
            })
            .collect();
        let joined = joined(&segments);
        segments.extend(joined);
        let topics = match classifiers.contains(CUSTOM_TOPICS) {
            true => self.topics.clone(),
            false => Vec::new(),
        };
        let classifiers = classifiers.into_iter().map(str::to_owned).collect();
        (!segments.is_empty()).then_some(ClassifierRequest {
            classifiers,
            segments,
            budget_ms: self.classifier_budget_ms,
            topics,
            is_response,
        })
    }
}

/// What a user said in several pieces one after the other, once more in one: who asks in pieces asks all the same.
fn joined(segments: &[ClassifierSegment]) -> Vec<ClassifierSegment> {
    let said: Vec<&ClassifierSegment> = segments
        .iter()
        .filter(|segment| segment.role != ClassifierSegment::UNSAID)
        .collect();
    let is_users =
        |segment: &&ClassifierSegment| matches!(segment.role.as_str(), "user" | "unknown");
    let runs = said.chunk_by(|one, next| is_users(one) && is_users(next));
    let runs = runs.filter(|run| run.len() > 1);
    let joined = runs.filter_map(|run| {
        let mut text = String::new();
        for piece in run {
            let joint =
                text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
            if !text.is_empty() && !joint {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        Some(ClassifierSegment {
            segment: run.first()?.segment,
            role: ClassifierSegment::JOINED.to_owned(),
            text,
        })
    });
    joined.collect()
}
