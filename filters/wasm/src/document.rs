//! The configuration as Envoy hands it over: the text of a `StringValue`, or the bytes of a `google.protobuf.Struct`
//! (which lets a policy be written as YAML inside Envoy's own).
//!
//! Message definition: <https://protobuf.dev/reference/protobuf/google.protobuf/#struct>

use std::collections::BTreeMap;

use prost::{Message, Oneof};

/// The document as JSON text.
///
/// # Errors
/// When the bytes are neither UTF-8 text nor a `Struct`.
pub(crate) fn json(bytes: Vec<u8>) -> Result<String, String> {
    if !bytes.starts_with(b"{")
        && let Ok(document) = Struct::decode(bytes.as_slice())
        && !document.fields.is_empty()
    {
        let mut text = String::new();
        object(&document, &mut text).map_err(|e| e.to_string())?;
        return Ok(text);
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

/// Writes JSON as it goes: a tree of `serde_json`'s values between would be 7 KB of the module.
fn object(document: &Struct, out: &mut String) -> serde_json::Result<()> {
    for (index, (name, v)) in document.fields.iter().enumerate() {
        out.push(if index == 0 { '{' } else { ',' });
        out.push_str(&serde_json::to_string(name)?);
        out.push(':');
        value(v, out)?;
    }
    out.push_str(if document.fields.is_empty() {
        "{}"
    } else {
        "}"
    });
    Ok(())
}

fn value(from: &Value, out: &mut String) -> serde_json::Result<()> {
    match &from.kind {
        None | Some(Kind::Null(_)) => out.push_str("null"),
        // A `Struct` has no integers; whole numbers were written as such.
        Some(Kind::Number(number)) if number.fract() == 0.0 && number.abs() <= EXACT => {
            out.push_str(&(*number as i64).to_string());
        }
        Some(Kind::Number(number)) => out.push_str(&serde_json::to_string(number)?),
        Some(Kind::String(text)) => out.push_str(&serde_json::to_string(text)?),
        Some(Kind::Bool(flag)) => out.push_str(if *flag { "true" } else { "false" }),
        Some(Kind::Struct(document)) => object(document, out)?,
        Some(Kind::List(list)) => {
            out.push('[');
            for (index, item) in list.values.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                value(item, out)?;
            }
            out.push(']');
        }
    }
    Ok(())
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
