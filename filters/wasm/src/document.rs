//! The configuration as Envoy hands it over: the text of a `StringValue`, or the bytes of a `google.protobuf.Struct`
//! (which lets a policy be written as YAML inside Envoy's own).
//!
//! Message definition: <https://protobuf.dev/reference/protobuf/google.protobuf/#struct>

use std::collections::BTreeMap;

use prost::{Message, Oneof};
use serde_json::Number;

/// The document as JSON text.
///
/// # Errors
/// When the bytes are neither UTF-8 text nor a `Struct`.
pub(crate) fn json(bytes: Vec<u8>) -> Result<String, String> {
    if !bytes.starts_with(b"{")
        && let Ok(document) = Struct::decode(bytes.as_slice())
        && !document.fields.is_empty()
    {
        return serde_json::to_string(&object(document)).map_err(|e| e.to_string());
    }
    String::from_utf8(bytes)
        .map_err(|_| "neither JSON text nor a google.protobuf.Struct".to_owned())
}

#[derive(Clone, Message, PartialEq)]
struct Struct {
    #[prost(btree_map = "string, message", tag = "1")]
    fields: BTreeMap<String, Value>,
}

#[derive(Clone, Message, PartialEq)]
struct Value {
    #[prost(oneof = "Kind", tags = "1, 2, 3, 4, 5, 6")]
    kind: Option<Kind>,
}

#[derive(Clone, Oneof, PartialEq)]
enum Kind {
    #[prost(int32, tag = "1")]
    Null(i32),
    #[prost(double, tag = "2")]
    Number(f64),
    #[prost(string, tag = "3")]
    String(String),
    #[prost(bool, tag = "4")]
    Bool(bool),
    #[prost(message, tag = "5")]
    Struct(Struct),
    #[prost(message, tag = "6")]
    List(List),
}

#[derive(Clone, Message, PartialEq)]
struct List {
    #[prost(message, repeated, tag = "1")]
    values: Vec<Value>,
}

fn object(document: Struct) -> serde_json::Value {
    let mut object = serde_json::Map::new();
    for (name, v) in document.fields {
        object.insert(name, value(v));
    }
    serde_json::Value::Object(object)
}

fn value(from: Value) -> serde_json::Value {
    match from.kind {
        None | Some(Kind::Null(_)) => serde_json::Value::Null,
        Some(Kind::Number(number)) => number_value(number),
        Some(Kind::String(text)) => text.into(),
        Some(Kind::Bool(flag)) => flag.into(),
        Some(Kind::Struct(document)) => object(document),
        Some(Kind::List(list)) => list.values.into_iter().map(value).collect(),
    }
}

/// A `Struct` has no integers; whole numbers were written as such.
fn number_value(number: f64) -> serde_json::Value {
    if number.fract() == 0.0 && number.abs() <= EXACT {
        return (number as i64).into();
    }
    Number::from_f64(number).map_or(serde_json::Value::Null, serde_json::Value::Number)
}

/// 2^53, up to which a double holds every integer.
const EXACT: f64 = 9_007_199_254_740_992.0;

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use prost::Message;

    use super::{Kind, List, Struct, Value, json};

    fn of(kind: Kind) -> Value {
        Value { kind: Some(kind) }
    }

    #[test]
    fn a_struct_becomes_the_json_it_was_written_as() {
        let list = List {
            values: vec![
                of(Kind::String("a".to_owned())),
                of(Kind::Bool(true)),
                of(Kind::Null(0)),
            ],
        };
        let fields = [
            ("version", of(Kind::Number(1.0))),
            ("ratio", of(Kind::Number(0.5))),
            ("list", of(Kind::List(list))),
            ("inner", of(Kind::Struct(Struct::default()))),
        ];
        let document = Struct {
            fields: fields.map(|(name, value)| (name.to_owned(), value)).into(),
        };
        assert_eq!(
            json(document.encode_to_vec()).unwrap(),
            r#"{"inner":{},"list":["a",true,null],"ratio":0.5,"version":1}"#
        );
    }

    #[test]
    fn text_stays_text() {
        for text in ["{\"version\": 1}", "\n  {\"version\": 1}\n", "", "nonsense"] {
            assert_eq!(json(text.as_bytes().to_vec()).unwrap(), text);
        }
        assert!(json(vec![0x0a, 0xff]).is_err());
    }

    #[test]
    fn an_entry_as_long_as_a_brace_is_still_a_struct() {
        // The first map entry is 123 bytes long, which is `{`.
        let text = "x".repeat(123 - 6);
        let fields = BTreeMap::from([("a".to_owned(), of(Kind::String(text)))]);
        let bytes = Struct { fields }.encode_to_vec();
        assert!(json(bytes).unwrap().starts_with("{\"a\":\"xxx"));
    }
}
