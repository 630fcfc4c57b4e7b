//! Reads the document from JSON.
//!
//! What serde derives reads more than a document may say: a list for a struct, an object for a name. serde_json offers all of it
//! and so brings all of it into the wasm module. [`Plain`] lies between the two and asks for less.

use std::fmt;

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor},
};

/// Reads all of `text`.
pub(super) fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(text);
    let value = T::deserialize(Plain(&mut json))?;
    json.end()?;
    Ok(value)
}

/// A struct is an object, a name is a string; so is all that lies inside.
struct Plain<T>(T);

macro_rules! asks {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$method(visitor)
        }
    )*};
}

macro_rules! asks_for_parts {
    ($($method:ident($($argument:ty),*) => $plain:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self $(, _: $argument)*, visitor: V) -> Result<V::Value, D::Error> {
            self.0.$plain(Plain(visitor))
        }
    )*};
}

impl<'de, D: Deserializer<'de>> Deserializer<'de> for Plain<D> {
    type Error = D::Error;

    asks! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_f32 deserialize_f64 deserialize_char deserialize_str
        deserialize_string deserialize_bytes deserialize_byte_buf deserialize_unit deserialize_identifier
        deserialize_ignored_any
    }

    asks_for_parts! {
        deserialize_any() => deserialize_any
        deserialize_option() => deserialize_option
        deserialize_seq() => deserialize_seq
        deserialize_map() => deserialize_map
        deserialize_tuple(usize) => deserialize_seq
        deserialize_tuple_struct(&'static str, usize) => deserialize_seq
        deserialize_unit_struct(&'static str) => deserialize_unit
        deserialize_struct(&'static str, &'static [&'static str]) => deserialize_map
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, D::Error> {
        visitor.visit_enum(String::deserialize(self.0)?.into_deserializer())
    }
}

macro_rules! tells {
    ($($method:ident($told:ty))*) => {$(
        fn $method<E: Error>(self, told: $told) -> Result<V::Value, E> {
            self.0.$method(told)
        }
    )*};
}

impl<'de, V: Visitor<'de>> Visitor<'de> for Plain<V> {
    type Value = V::Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }

    tells! {
        visit_bool(bool) visit_i64(i64) visit_u64(u64) visit_f64(f64) visit_str(&str)
    }

    fn visit_none<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_none()
    }

    fn visit_unit<E: Error>(self) -> Result<V::Value, E> {
        self.0.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, some: D) -> Result<V::Value, D::Error> {
        self.0.visit_some(Plain(some))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<V::Value, A::Error> {
        self.0.visit_seq(Plain(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, fields: A) -> Result<V::Value, A::Error> {
        self.0.visit_map(Plain(fields))
    }
}

impl<'de, A: SeqAccess<'de>> SeqAccess<'de> for Plain<A> {
    type Error = A::Error;

    fn next_element_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_element_seed(Plain(seed))
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Plain<A> {
    type Error = A::Error;

    fn next_key_seed<S: DeserializeSeed<'de>>(
        &mut self,
        seed: S,
    ) -> Result<Option<S::Value>, A::Error> {
        self.0.next_key_seed(Plain(seed))
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, A::Error> {
        self.0.next_value_seed(Plain(seed))
    }
}

impl<'de, S: DeserializeSeed<'de>> DeserializeSeed<'de> for Plain<S> {
    type Value = S::Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<S::Value, D::Error> {
        self.0.deserialize(Plain(from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Config;

    #[test]
    fn errors_say_what_and_where() {
        let cases = [
            (
                r#"[1]"#,
                "invalid type: sequence, expected struct Config at line 1",
            ),
            (
                r#"{"version": 1, "lanes": [{}]}"#,
                "invalid type: sequence, expected struct LanesConfig at line 1",
            ),
            (
                "{\"version\": 1,\n\"limits\": {\"max_bodi\": 1}}",
                "unknown field `max_bodi`, expected one of",
            ),
            (
                "{\"version\": 1,\n\"limits\": {\"max_bodi\": 1}}",
                "at line 2 column 21",
            ),
            (
                r#"{"version": 1, "lanes": {"ai_waf": {"mode": "x"}}}"#,
                "unknown variant `x`, expected",
            ),
            (
                r#"{"version": 1, "lanes": {"ai_waf": {"mode": 5}}}"#,
                "invalid type: integer `5`, expected a string at line 1 column 45",
            ),
            (
                r#"{"version": 1, "lanes": {"ai_waf": {"mode": {"log": null}}}}"#,
                "invalid type: map, expected a string",
            ),
            (r#"{"version": 1} {"#, "trailing characters"),
            (
                r#"{"version": 1, "version": 1}"#,
                "duplicate field `version`",
            ),
            ("{}", "missing field `version`"),
        ];
        for (text, expected) in cases {
            let error = read::<Config>(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
