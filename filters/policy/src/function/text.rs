//! Functions of one string.

use super::{Accepts, BOOL, Body, Function, Given, NUMBER, Parameter, STRING, TEXT};
use crate::{
    documentation::native,
    value::{Type, Value},
};

pub(super) static LOWER: Function = Function {
    name: "lower",
    doc: native("The string with ASCII letters in lower case."),
    parameters: &[Parameter::field("source", TEXT)],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| Some(Given::bytes(given, 0)?.to_ascii_lowercase().into())),
    prepare: None,
};

pub(super) static UPPER: Function = Function {
    name: "upper",
    doc: native("The string with ASCII letters in upper case."),
    parameters: &[Parameter::field("source", TEXT)],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| Some(Given::bytes(given, 0)?.to_ascii_uppercase().into())),
    prepare: None,
};

pub(super) static STARTS_WITH: Function = Function {
    name: "starts_with",
    doc: native("Whether the string starts with the other, case included."),
    parameters: &[
        Parameter::field("source", TEXT),
        Parameter::either("prefix", TEXT),
    ],
    repeats: false,
    returns: BOOL,
    body: Body::Pure(|given| {
        Some(Value::Bool(
            Given::bytes(given, 0)?.starts_with(Given::bytes(given, 1)?),
        ))
    }),
    prepare: None,
};

pub(super) static ENDS_WITH: Function = Function {
    name: "ends_with",
    doc: native("Whether the string ends with the other, case included."),
    parameters: &[
        Parameter::field("source", TEXT),
        Parameter::either("suffix", TEXT),
    ],
    repeats: false,
    returns: BOOL,
    body: Body::Pure(|given| {
        Some(Value::Bool(
            Given::bytes(given, 0)?.ends_with(Given::bytes(given, 1)?),
        ))
    }),
    prepare: None,
};

pub(super) static SUBSTRING: Function = Function {
    name: "substring",
    doc: native(
        "The bytes from `start` up to, not including, `end` (or the end); negative positions count from the end.",
    ),
    parameters: &[
        Parameter::field("source", TEXT),
        Parameter::literal("start", NUMBER),
        Parameter::literal("end", NUMBER).optional(),
    ],
    repeats: false,
    returns: STRING,
    body: Body::Pure(substring),
    prepare: None,
};

pub(super) static REMOVE_BYTES: Function = Function {
    name: "remove_bytes",
    doc: native("The string without any of the given bytes."),
    parameters: &[
        Parameter::field("source", TEXT),
        Parameter::literal("bytes", TEXT),
    ],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| {
        let removed = Given::bytes(given, 1)?;
        let kept = Given::bytes(given, 0)?
            .iter()
            .filter(|byte| !removed.contains(byte));
        Some(Value::Bytes(kept.copied().collect()))
    }),
    prepare: None,
};

pub(super) static TO_STRING: Function = Function {
    name: "to_string",
    doc: native("A number, truth value or IP address as text."),
    parameters: &[Parameter::field(
        "value",
        Accepts::OneOf(&[Type::INT, Type::BOOL, Type::IP]),
    )],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| {
        Some(Value::from(match Given::value(given, 0)? {
            Value::Bool(flag) => flag.to_string(),
            Value::Int(number) => number.to_string(),
            Value::Ip(address) => address.to_string(),
            _ => return None,
        }))
    }),
    prepare: None,
};

pub(super) static TRIM: Function = Function {
    name: "trim",
    doc: native("The string without ASCII white space at both ends."),
    parameters: &[Parameter::field("source", TEXT)],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| Some(Given::bytes(given, 0)?.trim_ascii().into())),
    prepare: None,
};

pub(super) static TRIM_START: Function = Function {
    name: "trim_start",
    doc: native("The string without ASCII white space at its start."),
    parameters: &[Parameter::field("source", TEXT)],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| Some(Given::bytes(given, 0)?.trim_ascii_start().into())),
    prepare: None,
};

pub(super) static TRIM_END: Function = Function {
    name: "trim_end",
    doc: native("The string without ASCII white space at its end."),
    parameters: &[Parameter::field("source", TEXT)],
    repeats: false,
    returns: STRING,
    body: Body::Pure(|given| Some(Given::bytes(given, 0)?.trim_ascii_end().into())),
    prepare: None,
};

pub(super) static REMOVE_QUERY_ARGS: Function = Function {
    name: "remove_query_args",
    doc: native("The query without the arguments of these names, the others in their order."),
    parameters: &[
        Parameter::field("query", TEXT),
        Parameter::literal("name", TEXT),
    ],
    repeats: true,
    returns: STRING,
    body: Body::Pure(remove_query_args),
    prepare: None,
};

fn remove_query_args(given: &[Given<'_>]) -> Option<Value> {
    let query = Given::bytes(given, 0)?;
    let is_removed = |argument: &[u8]| {
        let name = argument.split(|byte| *byte == b'=').next();
        (1..given.len()).any(|position| Given::bytes(given, position) == name)
    };
    let kept: Vec<&[u8]> = query
        .split(|byte| *byte == b'&')
        .filter(|argument| !is_removed(argument))
        .collect();
    Some(Value::Bytes(kept.join(&b'&')))
}

fn substring(given: &[Given<'_>]) -> Option<Value> {
    let source = Given::bytes(given, 0)?;
    let length = i64::try_from(source.len()).unwrap_or(i64::MAX);
    let position = |number: i64| {
        let from_start = if number < 0 {
            length.saturating_add(number)
        } else {
            number
        };
        usize::try_from(from_start.clamp(0, length)).unwrap_or(0)
    };
    let start = position(Given::int(given, 1)?);
    let end = Given::int(given, 2).map_or(source.len(), position);
    Some(source.get(start..end).unwrap_or_default().into())
}
