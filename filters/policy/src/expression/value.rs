//! An expression that is a value and no condition: what a rate limit counts by.

use std::fmt;

use super::{
    ast::Operand,
    error::{ExpressionError, Fault},
    parser::Parser,
};
use crate::{
    attributes::Attributes,
    each_once::each_once,
    field::{Field, FieldId},
    list::Lists,
    value::Value,
};

/// A field with its indexes, or a function's result: `ip.src`, `http.request.headers["x-api-key"]`, `lower(http.host)`.
/// Immutable and cheap to share.
#[derive(Clone)]
pub struct ValueExpression {
    source: String,
    operand: Operand,
    /// Sorted, each once.
    fields: Vec<FieldId>,
}

impl ValueExpression {
    /// Reads, checks and compiles it; `lists` are what `$name` may refer to.
    ///
    /// # Errors
    /// The place of what is wrong, as for [`crate::Expression::parse`].
    pub fn parse(source: &str, lists: &Lists) -> Result<Self, ExpressionError> {
        let wrong = |fault: Box<Fault>| ExpressionError::new(source, *fault);
        let mut parser = Parser::new(source, lists);
        let operand = parser.whole_value().map_err(wrong)?;
        Ok(Self {
            source: String::from(source),
            operand,
            fields: each_once(parser.fields.into_iter()),
        })
    }

    /// The fields that it reads, in the order of [`crate::FIELDS`].
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().map(|id| id.field())
    }

    /// The text it was made from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Hands the value's bytes to `take`, for a hash: different values never have the same bytes, also where several
    /// expressions follow each other. What is missing (nil) is a value too, and another than an empty one.
    pub fn write(&self, facts: &Attributes, take: &mut dyn FnMut(&[u8])) {
        match self.operand.value(facts) {
            Some(value) => write(&value, take),
            None => take(b"n"),
        }
    }
}

fn write(value: &Value, take: &mut dyn FnMut(&[u8])) {
    let mut tagged = |tag: u8, bytes: &[u8]| {
        take(&[tag]);
        take(&(bytes.len() as u64).to_le_bytes());
        take(bytes);
    };
    match value {
        Value::Bool(flag) => tagged(b'b', &[u8::from(*flag)]),
        Value::Bytes(bytes) => tagged(b's', bytes),
        Value::Int(number) => tagged(b'i', &number.to_le_bytes()),
        Value::Ip(address) => match address.to_canonical() {
            std::net::IpAddr::V4(address) => tagged(b'4', &address.octets()),
            std::net::IpAddr::V6(address) => tagged(b'6', &address.octets()),
        },
        Value::Array(items) => {
            take(b"a");
            take(&(items.len() as u64).to_le_bytes());
            items.iter().for_each(|item| write(item, take));
        }
        Value::Map(items) => {
            take(b"m");
            take(&(items.len() as u64).to_le_bytes());
            for (key, item) in items {
                take(&(key.len() as u64).to_le_bytes());
                take(key);
                write(item, take);
            }
        }
    }
}

impl fmt::Debug for ValueExpression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ValueExpression")
            .field(&self.source)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Json, json};

    use super::*;

    fn bytes(sources: &[&str], facts: Json) -> Vec<u8> {
        let facts = Attributes::from_json(&facts).unwrap();
        let mut bytes = Vec::new();
        for source in sources {
            let value = ValueExpression::parse(source, &Lists::new()).unwrap();
            value.write(&facts, &mut |more| bytes.extend_from_slice(more));
        }
        bytes
    }

    #[test]
    fn different_values_have_different_bytes() {
        let key = "http.request.headers[\"x-api-key\"]";
        let header = |values: Json| json!({"http.request.headers": {"x-api-key": values}});
        let all = [
            bytes(&[key], json!({})),
            bytes(&[key], header(json!([]))),
            bytes(&[key], header(json!([""]))),
            bytes(&[key], header(json!(["a", "b"]))),
            bytes(&[key], header(json!(["ab"]))),
            bytes(&[key, key], header(json!(["a"]))),
            bytes(&["ip.src"], json!({"ip.src": "10.0.0.1"})),
            bytes(&["ip.src"], json!({"ip.src": "::a00:1"})),
            bytes(&["ssl"], json!({"ssl": true})),
            bytes(&["len(http.host)"], json!({"http.host": "a"})),
        ];
        for (at, one) in all.iter().enumerate() {
            assert!(all.iter().skip(at + 1).all(|other| one != other), "{at}");
        }
        let mapped = json!({"ip.src": "::ffff:10.0.0.1"});
        assert_eq!(bytes(&["ip.src"], mapped), all[6]);
        assert_eq!(
            bytes(&["lower(http.host)"], json!({"http.host": "A"})),
            bytes(&["http.host"], json!({"http.host": "a"}))
        );
    }

    #[test]
    fn what_is_no_value_is_refused_with_its_place() {
        for (source, wanted) in [
            ("ip.scr", "ip.src"),
            ("ip.src eq 10.0.0.1", "cannot go on"),
            ("", "name"),
            ("http.host http.host", "cannot go on"),
        ] {
            let error = ValueExpression::parse(source, &Lists::new()).unwrap_err();
            let said = error.to_string().to_lowercase();
            assert!(said.contains(wanted), "{source}: {said}");
        }
    }
}
