//! What a path led to, as segments: those that are there, and those that nobody would look at otherwise.

use crate::{
    path::Selected,
    segment::{At, Form, Kind, Role, Segment},
};

/// Marks the segments that lie in what was selected. A selected word, identifier or short number, which no table makes a segment,
/// becomes one; all stay in the body's order.
pub(crate) fn mark(
    segments: &mut Vec<Segment>,
    selected: &Selected,
    path: u16,
    role: Option<Role>,
) {
    let mut starts: Vec<[usize; 4]> = Vec::with_capacity(segments.len());
    for segment in segments.iter_mut() {
        let raw = &segment.at.raw;
        starts.push([raw.start, 0, 0, 0]);
        if selected.hold(raw) && segment.path.is_none() {
            choose(segment, path, role);
        }
    }
    starts.sort_unstable();
    let known = segments.len();
    for value in &selected.values {
        let next = starts.partition_point(|start| start[0] < value.raw.start);
        let is_known = starts
            .get(next)
            .is_some_and(|start| start[0] < value.raw.end);
        if let Some((text, is_string)) =
            value.text.as_ref().filter(|t| !is_known && !t.0.is_empty())
        {
            segments.push(added(text, *is_string, value.raw.clone(), path, role));
        }
    }
    if segments.len() > known {
        in_order(segments);
    }
}

fn choose(segment: &mut Segment, path: u16, role: Option<Role>) {
    segment.path = Some(path);
    segment.role = speaker(role, segment.role);
    segment.kind = kind(segment.kind);
}

/// Who speaks: who is said to, or who the body says, or else the user.
pub(crate) fn speaker(given: Option<Role>, own: Role) -> Role {
    match (given, own) {
        (Some(role), _) => role,
        (None, Role::Unknown) => Role::User,
        (None, own) => own,
    }
}

/// What is selected is said to the model, whatever it would be elsewhere.
pub(crate) fn kind(kind: Kind) -> Kind {
    match kind {
        Kind::File | Kind::Media | Kind::Opaque | Kind::Tokens | Kind::ToolResult => kind,
        _ => Kind::Text,
    }
}

fn added(
    text: &str,
    is_string: bool,
    raw: std::ops::Range<usize>,
    path: u16,
    role: Option<Role>,
) -> Segment {
    let (raw, form) = match is_string {
        true => (raw.start + 1..raw.end.saturating_sub(1), Form::String),
        false => (raw, Form::Number),
    };
    Segment {
        role: speaker(role, Role::Unknown),
        kind: Kind::Text,
        text: text.to_owned(),
        place: "*",
        media: None,
        file: None,
        path: Some(path),
        at: At {
            raw,
            form,
            group: 0,
            list: 0,
        },
    }
}

fn in_order(segments: &mut Vec<Segment>) {
    let key = |(index, segment): (usize, &Segment)| [segment.at.raw.start, index, 0, 0];
    let mut keys: Vec<[usize; 4]> = segments.iter().enumerate().map(key).collect();
    keys.sort_unstable();
    let mut slots: Vec<Option<Segment>> = std::mem::take(segments).into_iter().map(Some).collect();
    segments.extend(keys.iter().filter_map(|key| slots.get_mut(key[1])?.take()));
}
