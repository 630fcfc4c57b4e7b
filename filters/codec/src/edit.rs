//! Edits of text, carried out as splices of the bytes it came from.

use std::{borrow::Cow, fmt, ops::Range};

use crate::{
    form,
    json::{Lexer, Tree, Whole, escape_into, raw_ranges, replacements},
    limits::JsonLimits,
    looks::encode_text,
    segment::{At, Form},
};

/// A change to the text of one segment.
#[derive(Clone, Eq, PartialEq)]
pub struct Edit {
    /// The segment's index in its document, or the delta's in its event.
    pub segment: usize,
    /// Bytes of the segment's text. Grows to whole characters and escapes; what lies outside the text is ignored.
    pub span: Range<usize>,
    /// What takes the place of those bytes; unescaped.
    pub with: String,
}

impl fmt::Debug for Edit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Edit")
            .field("segment", &self.segment)
            .field("span", &self.span)
            .field("with_len", &self.with.len())
            .finish()
    }
}

/// A value that says the same as a group of texts in another way, and what it becomes when one of them is edited.
#[derive(Clone, Debug)]
pub(crate) struct Dependent {
    pub(crate) raw: Range<usize>,
    pub(crate) group: u32,
    pub(crate) with: &'static str,
}

/// Bytes to put in the place of others.
pub(crate) type Splice = (Range<usize>, String);

/// What `edits` mean for the JSON text the segments came from: ascending, disjoint.
///
/// What is sorted here are keys with an index behind, all of one type: each type that is sorted brings 4 KB of code.
pub(crate) fn splices<'s>(
    json: &str,
    segment: &dyn Fn(usize) -> Option<(&'s str, &'s At)>,
    dependents: &[Dependent],
    edits: &[Edit],
) -> Vec<Splice> {
    let key = |(i, e): (usize, &Edit)| [e.segment, e.span.start, e.span.end, i];
    let order = edits.iter().enumerate().map(key);
    let order: Vec<&Edit> = sorted(order.collect())
        .filter_map(|i| edits.get(i))
        .collect();
    let mut out = Vec::with_capacity(order.len());
    let mut groups = Vec::new();
    for of_one in order.chunk_by(|a, b| a.segment == b.segment) {
        let Some((text, at)) = of_one.first().and_then(|e| segment(e.segment)) else {
            continue;
        };
        let before = out.len();
        segment_splices(json, text, at, &disjoint(text, of_one), &mut out);
        if out.len() > before {
            groups.push(group_key(at.group));
        }
    }
    groups.sort_unstable();
    for dependent in dependents {
        // Outside of every group it depends on all of them.
        let is_of_all = dependent.group == 0 && !groups.is_empty();
        if is_of_all || groups.binary_search(&group_key(dependent.group)).is_ok() {
            out.push((dependent.raw.clone(), dependent.with.to_owned()));
        }
    }
    in_order(out)
}

/// The splices, ascending.
pub(crate) fn in_order(mut splices: Vec<Splice>) -> Vec<Splice> {
    let key = |(i, splice): (usize, &Splice)| [splice.0.start, splice.0.end, 0, i];
    let order = sorted(splices.iter().enumerate().map(key).collect());
    order
        .filter_map(|i| splices.get_mut(i).map(std::mem::take))
        .collect()
}

fn group_key(group: u32) -> [usize; 4] {
    [group as usize, 0, 0, 0]
}

/// The indices behind the keys, in the keys' order.
fn sorted(mut keys: Vec<[usize; 4]>) -> impl Iterator<Item = usize> {
    keys.sort_unstable();
    keys.into_iter().map(|[.., index]| index)
}

/// Applies ascending splices; one that overlaps an earlier one is left out.
pub(crate) fn apply(bytes: &[u8], splices: &[Splice]) -> Vec<u8> {
    let grown: usize = splices.iter().map(|s| s.1.len()).sum();
    let mut out = Vec::with_capacity(bytes.len() + grown);
    let mut at = 0;
    for (range, with) in splices.iter().filter(|s| s.0.end <= bytes.len()) {
        if range.start < at {
            continue;
        }
        out.extend_from_slice(bytes.get(at..range.start).unwrap_or_default());
        out.extend_from_slice(with.as_bytes());
        at = range.end;
    }
    out.extend_from_slice(bytes.get(at..).unwrap_or_default());
    out
}

/// Clamps spans to the text and to characters, and lets none overlap an earlier one. Replacements are all kept.
fn disjoint<'e>(text: &str, edits: &[&'e Edit]) -> Vec<(Range<usize>, Cow<'e, str>)> {
    let mut out: Vec<(Range<usize>, Cow<'e, str>)> = Vec::with_capacity(edits.len());
    for edit in edits {
        let mut span =
            text.floor_char_boundary(edit.span.start)..text.ceil_char_boundary(edit.span.end);
        if let Some(last) = out.last() {
            span.start = span.start.max(last.0.end);
        }
        if span.start < span.end {
            out.push((span, Cow::Borrowed(edit.with.as_str())));
        }
    }
    out
}

fn segment_splices(
    json: &str,
    text: &str,
    at: &At,
    edits: &[(Range<usize>, Cow<'_, str>)],
    out: &mut Vec<Splice>,
) {
    let raw = json.get(at.raw.clone()).unwrap_or_default();
    match at.form {
        Form::Fixed => {}
        // Tools often answer with JSON in a string; nothing says so but the text itself.
        Form::String if is_json(text) => {
            inner(
                raw,
                text,
                at.raw.start,
                (Lexer::default(), Whole::Yes),
                edits,
                out,
            );
        }
        Form::String | Form::Piece => string(raw, at.raw.start, edits, out),
        // What should be JSON but is not has no structure to keep.
        Form::Json(_, Whole::Yes)
            if Tree::read(text.as_bytes(), &JsonLimits::default()).is_err() =>
        {
            string(raw, at.raw.start, edits, out);
        }
        Form::Json(state, whole) => inner(raw, text, at.raw.start, (state, whole), edits, out),
        Form::Number => {
            if !edits.is_empty() {
                let mut quoted = String::from("\"");
                escape_into(&mut quoted, &spliced(text, edits));
                quoted.push('"');
                out.push((at.raw.clone(), quoted));
            }
        }
        Form::Base64 => {
            if !edits.is_empty() {
                out.push((at.raw.clone(), encode_text(&spliced(text, edits))));
            }
        }
        Form::Literal(start, _) => {
            let kept = replacements(Lexer::String, text, edits, Whole::No).into_iter();
            let shifted = kept.map(|(r, with)| (r.start + start..r.end + start, Cow::Owned(with)));
            string(raw, at.raw.start, &shifted.collect::<Vec<_>>(), out);
        }
        Form::Field => {
            let ranges: Vec<_> = edits.iter().map(|e| e.0.clone()).collect();
            for (range, (_, with)) in form::raw_ranges(raw, &ranges).into_iter().zip(edits) {
                out.push((
                    range.start + at.raw.start..range.end + at.raw.start,
                    form::encode(with),
                ));
            }
        }
        Form::Plain => {
            for (range, with) in edits {
                let raw = at.raw.start + range.start..at.raw.start + range.end;
                out.push((raw, with.replace(['\r', '\n'], " ")));
            }
        }
    }
}

pub(crate) fn is_json(text: &str) -> bool {
    matches!(text.trim_start().as_bytes().first(), Some(b'{' | b'['))
        && Tree::read(text.as_bytes(), &JsonLimits::default()).is_ok()
}

fn inner(
    raw: &str,
    text: &str,
    offset: usize,
    (state, whole): (Lexer, Whole),
    edits: &[(Range<usize>, Cow<'_, str>)],
    out: &mut Vec<Splice>,
) {
    let inner = replacements(state, text, edits, whole);
    let inner: Vec<_> = inner.into_iter().map(|(r, w)| (r, Cow::Owned(w))).collect();
    string(raw, offset, &inner, out);
}

fn string(raw: &str, offset: usize, edits: &[(Range<usize>, Cow<'_, str>)], out: &mut Vec<Splice>) {
    let ranges: Vec<_> = edits.iter().map(|e| e.0.clone()).collect();
    for (range, (_, with)) in raw_ranges(raw, &ranges).into_iter().zip(edits) {
        let mut text = String::with_capacity(with.len());
        escape_into(&mut text, with);
        out.push((range.start + offset..range.end + offset, text));
    }
}

fn spliced(text: &str, edits: &[(Range<usize>, Cow<'_, str>)]) -> String {
    let mut out = String::new();
    let mut at = 0;
    for (range, with) in edits {
        out.push_str(text.get(at..range.start).unwrap_or_default());
        out.push_str(with);
        at = range.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}
