//! The texts of a stream, kept for the payload log: a match is shown with what stands around it, also after it.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

use codec::{SegmentKey, StreamEvent};
use detect::Finding;
use policy::Verdict;

use crate::{compile::Lane, payload::Text};

/// The texts of a stream, each as far as it fits.
#[derive(Default)]
pub(super) struct Kept {
    texts: BTreeMap<SegmentKey, KeptText>,
    /// Those that ended. What goes on after its end counts its places anew: such a text is not shown.
    ended: BTreeSet<SegmentKey>,
    bytes: usize,
    /// The last verdict of which a rule matched.
    verdict: Verdict,
}

#[derive(Default)]
struct KeptText {
    role: &'static str,
    segment: &'static str,
    text: String,
    findings: Vec<Finding>,
    is_full: bool,
}

impl Kept {
    pub(super) fn take(&mut self, event: &StreamEvent) {
        for delta in event.deltas() {
            let kept = self.texts.entry(delta.key).or_default();
            kept.role = delta.role.as_str();
            kept.segment = delta.kind.as_str();
            kept.is_full |= self.ended.contains(&delta.key) || self.bytes + delta.text.len() > MOST;
            if !kept.is_full {
                self.bytes += delta.text.len();
                kept.text.push_str(&delta.text);
            }
        }
        self.ended.extend(event.closes());
    }

    pub(super) fn decided(&mut self, verdict: &Verdict) {
        if !verdict.matches.is_empty() {
            self.verdict = verdict.clone();
        }
    }

    /// What was found in the texts, sealed, if a rule asks for it.
    pub(super) fn sealed(
        &mut self,
        lane: &Lane,
        findings: &BTreeMap<SegmentKey, Vec<Finding>>,
    ) -> Option<String> {
        for (key, kept) in &mut self.texts {
            let mut found = findings.get(key).cloned().unwrap_or_default();
            found.retain(|f| kept.text.get(f.span.start..f.span.end).is_some());
            found.sort_by_key(|f| f.span);
            kept.findings = found;
        }
        let texts = self.texts.values().map(|kept| Text {
            role: kept.role,
            segment: kept.segment,
            text: &kept.text,
            findings: &kept.findings,
        });
        lane.sealed_payload(&self.verdict, texts)
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Kept")
            .field("texts", &self.texts.len())
            .field("bytes", &self.bytes)
            .finish_non_exhaustive()
    }
}

/// Bytes of text that are kept of one stream. A match beyond is in the event, but in no payload.
const MOST: usize = 1 << 20;
