//! Values that a rule sees and their types.

use std::{collections::BTreeMap, fmt, net::IpAddr};

/// A type, as a scalar inside up to eight arrays and maps: `Map<Array<String>>`.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Type {
    scalar: Scalar,
    /// How many arrays and maps are around the scalar.
    depth: u8,
    /// One bit for each of them, the outermost in the highest used bit: 1 is a map.
    maps: u8,
}

/// What is at the bottom of every type.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Scalar {
    Bool,
    Int,
    Ip,
    String,
}

impl Type {
    /// `Boolean`.
    pub const BOOL: Self = Self::scalar(Scalar::Bool);
    /// `Integer`, 64 bits, signed.
    pub const INT: Self = Self::scalar(Scalar::Int);
    /// `IP address`, version 4 or 6.
    pub const IP: Self = Self::scalar(Scalar::Ip);
    /// `String`: any bytes.
    pub const STRING: Self = Self::scalar(Scalar::String);

    const fn scalar(scalar: Scalar) -> Self {
        Self {
            scalar,
            depth: 0,
            maps: 0,
        }
    }

    /// An array of this. Deeper than eight levels it stays what it is.
    pub const fn array(self) -> Self {
        self.wrapped(0)
    }

    /// A map from strings to this. Deeper than eight levels it stays what it is.
    pub const fn map(self) -> Self {
        self.wrapped(1)
    }

    const fn wrapped(self, bit: u8) -> Self {
        if self.depth >= 8 {
            return self;
        }
        Self {
            scalar: self.scalar,
            depth: self.depth + 1,
            maps: self.maps | (bit << self.depth),
        }
    }

    /// What an array or map holds.
    pub const fn element(self) -> Option<Self> {
        if self.depth == 0 {
            return None;
        }
        let depth = self.depth - 1;
        Some(Self {
            scalar: self.scalar,
            depth,
            maps: self.maps & !(1 << depth),
        })
    }

    /// Whether it is an array.
    pub const fn is_array(self) -> bool {
        self.depth > 0 && self.maps >> (self.depth - 1) & 1 == 0
    }

    /// Whether it is a map.
    pub const fn is_map(self) -> bool {
        self.depth > 0 && self.maps >> (self.depth - 1) & 1 == 1
    }
}

impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.element() {
            Some(element) if self.is_map() => write!(f, "Map<{element}>"),
            Some(element) => write!(f, "Array<{element}>"),
            None => f.write_str(match self.scalar {
                Scalar::Bool => "Boolean",
                Scalar::Int => "Integer",
                Scalar::Ip => "IP address",
                Scalar::String => "String",
            }),
        }
    }
}

impl fmt::Debug for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A value. Its `Debug` form shows lengths, never text.
#[derive(Clone, Eq, PartialEq)]
pub enum Value {
    /// An array; all elements have one type.
    Array(Vec<Value>),
    /// True or false.
    Bool(bool),
    /// A string of bytes.
    Bytes(Vec<u8>),
    /// A number.
    Int(i64),
    /// An address.
    Ip(IpAddr),
    /// A map; all values have one type.
    Map(BTreeMap<Vec<u8>, Value>),
}

impl Value {
    /// Whether it is of that type (an empty array is of every array type).
    pub fn is(&self, kind: Type) -> bool {
        match self {
            Self::Array(items) => {
                kind.is_array()
                    && kind
                        .element()
                        .is_some_and(|element| items.iter().all(|item| item.is(element)))
            }
            Self::Map(items) => {
                kind.is_map()
                    && kind
                        .element()
                        .is_some_and(|element| items.values().all(|item| item.is(element)))
            }
            Self::Bool(_) => kind == Type::BOOL,
            Self::Bytes(_) => kind == Type::STRING,
            Self::Int(_) => kind == Type::INT,
            Self::Ip(_) => kind == Type::IP,
        }
    }

    /// A value of that type from JSON; strings are taken as they are, IP addresses from strings.
    /// `None` where the JSON is of another type.
    pub fn from_json(kind: Type, json: &serde_json::Value) -> Option<Self> {
        use serde_json::Value as Json;
        match json {
            Json::Bool(flag) => (kind == Type::BOOL).then_some(Self::Bool(*flag)),
            Json::Number(number) if kind == Type::INT => number.as_i64().map(Self::Int),
            Json::String(text) if kind == Type::IP => text.parse().ok().map(Self::Ip),
            Json::String(text) => (kind == Type::STRING).then(|| Self::from(text.as_str())),
            Json::Array(items) if kind.is_array() => {
                let element = kind.element()?;
                let items: Option<Vec<_>> = items
                    .iter()
                    .map(|item| Self::from_json(element, item))
                    .collect();
                items.map(Self::Array)
            }
            Json::Object(items) if kind.is_map() => {
                let element = kind.element()?;
                let mut map = BTreeMap::new();
                for (key, item) in items {
                    map.insert(key.clone().into_bytes(), Self::from_json(element, item)?);
                }
                Some(Self::Map(map))
            }
            _ => None,
        }
    }
}

impl fmt::Debug for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Array(items) => write!(f, "Array({} elements)", items.len()),
            Self::Bool(_) => f.write_str("Boolean"),
            Self::Bytes(bytes) => write!(f, "String({} bytes)", bytes.len()),
            Self::Int(_) => f.write_str("Integer"),
            Self::Ip(_) => f.write_str("IP address"),
            Self::Map(items) => write!(f, "Map({} keys)", items.len()),
        }
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Bool(flag)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<IpAddr> for Value {
    fn from(address: IpAddr) -> Self {
        Self::Ip(address)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Bytes(text.as_bytes().to_vec())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Bytes(text.into_bytes())
    }
}

impl From<&[u8]> for Value {
    fn from(bytes: &[u8]) -> Self {
        Self::Bytes(bytes.to_vec())
    }
}

impl From<Vec<u8>> for Value {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::Array(items)
    }
}

impl From<BTreeMap<Vec<u8>, Value>> for Value {
    fn from(items: BTreeMap<Vec<u8>, Value>) -> Self {
        Self::Map(items)
    }
}

impl<V: Into<Value>> FromIterator<V> for Value {
    fn from_iter<I: IntoIterator<Item = V>>(items: I) -> Self {
        Self::Array(items.into_iter().map(Into::into).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_nest_and_print() {
        let kind = Type::STRING.array().map();
        assert_eq!(kind.to_string(), "Map<Array<String>>");
        assert!(kind.is_map() && !kind.is_array());
        assert_eq!(kind.element(), Some(Type::STRING.array()));
        assert_eq!(Type::INT.map().array().to_string(), "Array<Map<Integer>>");
        assert_eq!(Type::INT.element(), None);
    }

    #[test]
    fn debug_shows_no_text() {
        let value: Value = ["secret", "words"].into_iter().collect();
        assert_eq!(format!("{value:?}"), "Array(2 elements)");
        assert_eq!(format!("{:?}", Value::from("secret")), "String(6 bytes)");
    }

    #[test]
    fn json_must_have_the_type() {
        let json = serde_json::json!({"a": ["b"]});
        assert!(Value::from_json(Type::STRING.array().map(), &json).is_some());
        assert!(Value::from_json(Type::INT.array().map(), &json).is_none());
        assert!(Value::from_json(Type::IP, &serde_json::json!("10.0.0.1")).is_some());
        assert!(Value::from_json(Type::IP, &serde_json::json!("10.0.0")).is_none());
        assert!(Value::from_json(Type::INT, &serde_json::json!(1.5)).is_none());
    }
}
