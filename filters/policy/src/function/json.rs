//! Looking one value up in a JSON document, without building the document.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Accepts, Body, Function, Given, INT, Parameter, STRING, TEXT};
use crate::{
    documentation::native,
    value::{Type, Value},
};

const KEY: Accepts = Accepts::OneOf(&[Type::STRING, Type::INT]);

pub(super) static LOOKUP_JSON_STRING: Function = Function {
    name: "lookup_json_string",
    doc: native(
        "The string at that path (object keys and array positions) of a JSON document; nil where there is none.",
    ),
    parameters: &[
        Parameter::field("document", TEXT),
        Parameter::literal("key", KEY),
    ],
    repeats: true,
    returns: STRING,
    body: Body::Pure(|given| lookup(given).filter(|found| matches!(found, Value::Bytes(_)))),
    prepare: None,
};

pub(super) static LOOKUP_JSON_INTEGER: Function = Function {
    name: "lookup_json_integer",
    doc: native(
        "The integer at that path (object keys and array positions) of a JSON document; nil where there is none, also for `42.0`.",
    ),
    parameters: &[
        Parameter::field("document", TEXT),
        Parameter::literal("key", KEY),
    ],
    repeats: true,
    returns: INT,
    body: Body::Pure(|given| lookup(given).filter(|found| matches!(found, Value::Int(_)))),
    prepare: None,
};

fn lookup(given: &[Given<'_>]) -> Option<Value> {
    let (_, path) = given.split_first()?;
    let mut reader = serde_json::Deserializer::from_slice(Given::bytes(given, 0)?);
    let found = Path(path).deserialize(&mut reader).ok()?;
    reader.end().ok()?;
    found
}

/// Reads the value at the rest of the path; of equal keys the last one counts.
#[derive(Clone, Copy)]
struct Path<'p>(&'p [Given<'p>]);

impl<'de> DeserializeSeed<'de> for Path<'_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Self::Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Path<'_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any JSON value")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let key = Given::bytes(self.0, 0);
        let rest = Path(self.0.get(1..).unwrap_or_default());
        let mut found = None;
        while let Some(name) = map.next_key::<std::borrow::Cow<'_, str>>()? {
            if Some(name.as_bytes()) == key {
                found = map.next_value_seed(rest)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(found)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let wanted = Given::int(self.0, 0).and_then(|number| usize::try_from(number).ok());
        let rest = Path(self.0.get(1..).unwrap_or_default());
        let mut found = None;
        for position in 0.. {
            if Some(position) == wanted {
                match seq.next_element_seed(rest)? {
                    Some(value) => found = value,
                    None => break,
                }
            } else if seq.next_element::<IgnoredAny>()?.is_none() {
                break;
            }
        }
        Ok(found)
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.0.is_empty().then(|| Value::from(text)))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Self::Value, E> {
        Ok(self.0.is_empty().then_some(Value::Int(number)))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Self::Value, E> {
        let number = i64::try_from(number).ok();
        Ok(number.filter(|_| self.0.is_empty()).map(Value::Int))
    }

    fn visit_f64<E>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(json: &str, path: &[Value]) -> Option<Value> {
        let document = Value::from(json);
        let mut given = vec![Given::Value(&document)];
        given.extend(path.iter().map(Given::Value));
        lookup(&given)
    }

    #[test]
    fn follows_the_path() {
        let json = r#"{"a": [{"b": "x\u0041"}, -234], "n": 42.0, "a2": null}"#;
        let path = ["a".into(), 0.into(), "b".into()];
        assert_eq!(find(json, &path), Some("xA".into()));
        assert_eq!(find(json, &["a".into(), 1.into()]), Some(Value::Int(-234)));
        for path in [
            &["n".into()][..],
            &["a2".into()],
            &["a".into()],
            &["a".into(), "0".into()],
            &[0.into()],
        ] {
            assert_eq!(find(json, path), None);
        }
        assert_eq!(find(r#"{"k": 1} x"#, &["k".into()]), None);
        assert_eq!(find("[18446744073709551615]", &[0.into()]), None);
    }

    #[test]
    fn deep_documents_are_no_danger() {
        let deep = "[".repeat(200_000);
        assert_eq!(find(&deep, &[0.into()]), None);
    }
}
