//! The forms in which events are handed on beside Weir's own: each a list of fields with what fills them.

mod logpush;
mod ocsf;

use serde::Serialize;
use serde_json::{Map, Value};

pub use self::{
    logpush::{LOGPUSH, LogpushNames, logpush},
    ocsf::{OCSF, OCSF_VERSION, ocsf},
};

use crate::event::Event;

/// One field of a form.
#[derive(Clone, Copy, Debug)]
pub struct FormField {
    /// Its name; a dot goes one object down.
    pub name: &'static str,
    /// What it was called before, where that differs.
    pub older: Option<&'static str>,
    /// What of the event it holds.
    pub holds: &'static str,
    /// Its value; none where the event has none.
    value: fn(&Event) -> Option<Value>,
}

const fn field(
    name: &'static str,
    holds: &'static str,
    value: fn(&Event) -> Option<Value>,
) -> FormField {
    FormField {
        name,
        older: None,
        holds,
        value,
    }
}

/// Puts a value where its name says.
fn put(object: &mut Map<String, Value>, name: &str, value: Value) {
    let Some((first, rest)) = name.split_once('.') else {
        object.insert(name.to_owned(), value);
        return;
    };
    let inner = object
        .entry(first)
        .or_insert_with(|| Value::Object(Map::new()));
    if let Value::Object(inner) = inner {
        put(inner, rest, value);
    }
}

/// A part of an event as Weir itself writes it.
fn as_written(part: &impl Serialize) -> Option<Value> {
    // Only string keys and plain values: it cannot fail.
    serde_json::to_value(part).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LOGPUSH, OCSF};

    #[test]
    fn names_are_unique() {
        for form in [LOGPUSH, OCSF] {
            let names: BTreeSet<_> = form.iter().map(|field| field.name).collect();
            assert_eq!(names.len(), form.len());
        }
    }
}
