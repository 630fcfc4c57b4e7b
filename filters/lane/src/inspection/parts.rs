//! Texts that come in parts: what no part says alone, all of them may say together.

use codec::{Edit, Segment};
use detect::{Finding, Span};

use crate::compile::Lane;

/// So many bytes of a long part are looked at together with its neighbours.
const MOST: usize = 4096;

/// Stands for a part that is taken out whole: some servers accept no empty one.
const LABEL: &str = "[REDACTED]";

/// The ends of parts that follow each other, as one text.
#[derive(Default)]
struct Joined {
    text: String,
    /// Where each begins: in the text, its segment, and where in that.
    pieces: Vec<(usize, usize, usize)>,
}

/// Adds what is found across the parts of one text to the findings of the segment where it begins: its span goes on
/// behind that segment's end.
pub(super) fn scan(lane: &Lane, segments: &[Segment], findings: &mut [Vec<Finding>]) {
    let mut joined = Joined::default();
    let mut list = None;
    for (index, segment) in segments.iter().enumerate() {
        if segment.list().is_none() {
            continue;
        }
        if segment.list() != list {
            list = segment.list();
            joined.scan(lane, findings);
        }
        let text = &segment.text;
        if text.len() <= MOST {
            joined.push(index, 0, text);
            continue;
        }
        let head = text.floor_char_boundary(MOST);
        joined.push(index, 0, text.get(..head).unwrap_or_default());
        joined.scan(lane, findings);
        let tail = text.ceil_char_boundary(text.len() - MOST);
        joined.push(index, tail, text.get(tail..).unwrap_or_default());
    }
    joined.scan(lane, findings);
}

impl Joined {
    fn push(&mut self, segment: usize, from: usize, text: &str) {
        self.pieces.push((self.text.len(), segment, from));
        self.text.push_str(text);
    }

    /// Looks at what is joined, and forgets it.
    fn scan(&mut self, lane: &Lane, findings: &mut [Vec<Finding>]) {
        let Self { text, pieces } = std::mem::take(self);
        if pieces.len() < 2 {
            return;
        }
        for mut finding in lane.scanner().scan_patterns(&text) {
            let next = pieces.partition_point(|piece| piece.0 <= finding.span.start);
            let piece = next.checked_sub(1).and_then(|at| pieces.get(at));
            let crosses = pieces.get(next).is_some_and(|p| p.0 < finding.span.end);
            let Some(&(at, segment, from)) = piece.filter(|_| crosses && lane.wants(&finding))
            else {
                continue;
            };
            let start = from + finding.span.start - at;
            finding.span = Span::new(start, start + finding.span.len());
            if let Some(list) = findings.get_mut(segment) {
                list.push(finding);
            }
        }
    }
}

/// What is left of a finding behind the end of its segment: its text, added to `matched`, and the edits that take it
/// out of the parts that follow.
pub(super) fn rest(
    segments: &[Segment],
    index: usize,
    finding: &Finding,
    matched: &mut String,
    edits: &mut Vec<Edit>,
) {
    let own = segments.get(index);
    let list = own.and_then(Segment::list);
    let mut left = finding.span.end;
    left = left.saturating_sub(own.map_or(left, |s| s.text.len()));
    for (segment, part) in segments.iter().enumerate().skip(index + 1) {
        if left == 0 || list.is_none() {
            return;
        }
        if part.list() != list {
            continue;
        }
        let end = left.min(part.text.len());
        let with = match end == part.text.len() {
            true => LABEL,
            false => "",
        };
        left -= end;
        matched.push_str(part.text.get(..end).unwrap_or_default());
        edits.push(Edit {
            segment,
            span: 0..end,
            with: with.to_owned(),
        });
    }
}
