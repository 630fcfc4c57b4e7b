//! Functions of arrays and maps.

use memchr::memmem;

use super::{
    Accepts, BOOL, Body, Function, Given, INT, NUMBER, Parameter, Returns, STRING, TEXT,
    check_between, literal_bytes,
};
use crate::{
    documentation::native,
    value::{Type, Value},
};

const TRUTHS: Accepts = Accepts::OneOf(&[Type::BOOL.array()]);

pub(super) static ANY: Function = Function {
    name: "any",
    doc: native("Whether at least one element is true; of no elements, false."),
    parameters: &[Parameter::field("condition", TRUTHS)],
    repeats: false,
    returns: BOOL,
    body: Body::Any,
    prepare: None,
};

pub(super) static ALL: Function = Function {
    name: "all",
    doc: native("Whether every element is true; of no elements, true."),
    parameters: &[Parameter::field("condition", TRUTHS)],
    repeats: false,
    returns: BOOL,
    body: Body::All,
    prepare: None,
};

pub(super) static COALESCE: Function = Function {
    name: "coalesce",
    doc: native("The first argument that is not nil."),
    parameters: &[
        Parameter::either(
            "value",
            Accepts::OneOf(&[Type::STRING, Type::INT, Type::IP]),
        ),
        Parameter::either("otherwise", Accepts::SameAsFirst),
    ],
    repeats: true,
    returns: Returns::First,
    body: Body::Pure(|given| {
        (0..given.len())
            .find_map(|position| Given::value(given, position))
            .cloned()
    }),
    prepare: None,
};

pub(super) static CONCAT: Function = Function {
    name: "concat",
    doc: native(
        "The arguments, two or more strings or arrays, one after the other; nil is left out.",
    ),
    parameters: &[
        Parameter::either("first", Accepts::Joinable),
        Parameter::either("next", Accepts::SameAsFirst),
    ],
    repeats: true,
    returns: Returns::First,
    body: Body::Pure(concat),
    prepare: None,
};

pub(super) static HAS_KEY: Function = Function {
    name: "has_key",
    doc: native("Whether the map has that key."),
    parameters: &[
        Parameter::field("map", Accepts::Map),
        Parameter::literal("key", TEXT),
    ],
    repeats: false,
    returns: BOOL,
    body: Body::Pure(|given| match Given::value(given, 0)? {
        Value::Map(items) => Some(Value::Bool(items.contains_key(Given::bytes(given, 1)?))),
        _ => None,
    }),
    prepare: None,
};

pub(super) static HAS_VALUE: Function = Function {
    name: "has_value",
    doc: native("Whether the array or map holds that value."),
    parameters: &[
        Parameter::field("collection", Accepts::Collection),
        Parameter::literal("value", Accepts::Element),
    ],
    repeats: false,
    returns: BOOL,
    body: Body::Pure(|given| {
        let wanted = Given::value(given, 1)?;
        match Given::value(given, 0)? {
            Value::Array(items) => Some(Value::Bool(items.contains(wanted))),
            Value::Map(items) => Some(Value::Bool(items.values().any(|item| item == wanted))),
            _ => None,
        }
    }),
    prepare: None,
};

pub(super) static JOIN: Function = Function {
    name: "join",
    doc: native("The strings of an array with the separator between them."),
    parameters: &[
        Parameter::field("items", Accepts::OneOf(&[Type::STRING.array()])),
        Parameter::literal("separator", TEXT),
    ],
    repeats: false,
    returns: STRING,
    body: Body::Pure(join),
    prepare: None,
};

pub(super) static LEN: Function = Function {
    name: "len",
    doc: native("How many bytes a string has, elements an array, keys a map."),
    parameters: &[Parameter::field("value", Accepts::Sized)],
    repeats: false,
    returns: INT,
    body: Body::Pure(|given| {
        let length = match Given::value(given, 0)? {
            Value::Array(items) => items.len(),
            Value::Bytes(bytes) => bytes.len(),
            Value::Map(items) => items.len(),
            _ => return None,
        };
        i64::try_from(length).ok().map(Value::Int)
    }),
    prepare: None,
};

pub(super) static SPLIT: Function = Function {
    name: "split",
    doc: native(
        "The string cut at the separator into at most `limit` (1 to 128) pieces; the last is the rest.",
    ),
    parameters: &[
        Parameter::field("source", TEXT),
        Parameter::literal("separator", TEXT),
        Parameter::literal("limit", NUMBER),
    ],
    repeats: false,
    returns: Returns::Always(Type::STRING.array()),
    body: Body::Pure(split),
    prepare: Some(|arguments| {
        if literal_bytes(arguments, 1).is_empty() {
            return Err((1, String::from("the separator is empty")));
        }
        check_between(arguments, 2, 1..=128)
    }),
};

fn concat(given: &[Given<'_>]) -> Option<Value> {
    let mut values = (0..given.len()).filter_map(|position| Given::value(given, position));
    let mut joined = values.next()?.clone();
    for value in values {
        match (&mut joined, value) {
            (Value::Bytes(joined), Value::Bytes(bytes)) => joined.extend_from_slice(bytes),
            (Value::Array(joined), Value::Array(items)) => joined.extend_from_slice(items),
            _ => return None,
        }
    }
    Some(joined)
}

fn join(given: &[Given<'_>]) -> Option<Value> {
    let Value::Array(items) = Given::value(given, 0)? else {
        return None;
    };
    let separator = Given::bytes(given, 1)?;
    let mut joined = Vec::new();
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            joined.extend_from_slice(separator);
        }
        if let Value::Bytes(bytes) = item {
            joined.extend_from_slice(bytes);
        }
    }
    Some(Value::Bytes(joined))
}

fn split(given: &[Given<'_>]) -> Option<Value> {
    let mut rest = Given::bytes(given, 0)?;
    let separator = Given::bytes(given, 1)?;
    let limit = usize::try_from(Given::int(given, 2)?).ok()?;
    let finder = memmem::Finder::new(separator);
    let mut pieces = Vec::new();
    while pieces.len() + 1 < limit {
        let Some(at) = finder.find(rest) else { break };
        let (piece, after) = rest.split_at(at);
        pieces.push(Value::from(piece));
        rest = after.get(separator.len()..)?;
    }
    pieces.push(Value::from(rest));
    Some(Value::Array(pieces))
}
