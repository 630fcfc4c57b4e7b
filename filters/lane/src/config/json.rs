//! Reads the document from JSON.
//!
//! What serde derives reads more than a document may say: a list for a struct, an object for a name. serde_json offers all of it
//! and so brings all of it into the wasm module. [`Plain`] lies between the two and asks for less.

use std::{fmt, mem};

use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, IntoDeserializer, MapAccess, SeqAccess, Visitor},
};

use super::ConfigError;

/// Reads all of `text`.
pub(super) fn read<'de, T: Deserialize<'de>>(text: &'de str) -> Result<T, ConfigError> {
    let mut json = serde_json::Deserializer::from_str(text);
    T::deserialize(Plain(&mut json))
        .and_then(|value| json.end().map(|()| value))
        .map_err(|error| explain(text, &error))
}

fn explain(text: &str, error: &serde_json::Error) -> ConfigError {
    let lines = text
        .split_inclusive('\n')
        .take(error.line().saturating_sub(1));
    let read = lines.map(str::len).sum::<usize>() + error.column();
    let mut message = error.to_string();
    let mut read = text.get(..read).unwrap_or(text);
    // What is wrong with a value is found out when its object, or list, has ended.
    if !message.starts_with("missing field") {
        read = read.trim_end_matches(['}', ']']);
    }
    let path = path(read);
    // Envoy's YAML comes as one line that nobody wrote.
    if error.line() == 1
        && !path.is_empty()
        && let Some(end) = message.rfind(" at line ")
    {
        message.truncate(end);
    }
    ConfigError::at(path, message)
}

/// The path of what was read last.
fn path(read: &str) -> String {
    let mut path = String::new();
    // The containers we are in: how long their path is, and in a list the index.
    let mut open: Vec<(usize, Option<usize>)> = Vec::new();
    let mut is_key = false;
    let mut bytes = read.bytes().enumerate();
    while let Some((start, byte)) = bytes.next() {
        match byte {
            b'"' => {
                let mut end = start;
                while let Some((at, byte)) = bytes.next() {
                    end = at;
                    match byte {
                        b'"' => break,
                        b'\\' => drop(bytes.next()),
                        _ => {}
                    }
                }
                if mem::take(&mut is_key) {
                    path.push('.');
                    path.push_str(read.get(start + 1..end).unwrap_or_default());
                }
            }
            b'{' => {
                open.push((path.len(), None));
                is_key = true;
            }
            b'[' => open.push((path.len(), Some(0))),
            b'}' | b']' => {
                if let Some((length, _)) = open.pop() {
                    path.truncate(length);
                }
            }
            b',' => {
                if let Some((length, index)) = open.last_mut() {
                    path.truncate(*length);
                    match index {
                        Some(index) => *index += 1,
                        None => is_key = true,
                    }
                }
            }
            _ => {}
        }
        if let Some((length, Some(index))) = open.last()
            && path.len() == *length
            && byte != b'['
        {
            path.push_str(&format!("[{index}]"));
        }
    }
    path.trim_start_matches('.').to_owned()
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
                "lanes: invalid type: sequence, expected struct LanesConfig",
            ),
            (
                "{\"version\": 1,\n\"limits\": {\"max_bodi\": 1}}",
                "limits.max_bodi: unknown field `max_bodi`, expected one of",
            ),
            (
                "{\"version\": 1,\n\"limits\": {\"max_bodi\": 1}}",
                "at line 2 column 21",
            ),
            (
                r#"{"version": 1, "lanes": {"ai_waf": {"mode": "x"}}}"#,
                "lanes.ai_waf.mode: unknown variant `x`, expected",
            ),
            (
                r#"{"version": 1, "lanes": {"ai_waf": {"mode": 5}}}"#,
                "lanes.ai_waf.mode: invalid type: integer `5`, expected a string",
            ),
            (
                r#"{"version": 1, "lanes": {"ai_waf": {"mode": {"log": null}}}}"#,
                "lanes.ai_waf.mode: invalid type: map, expected a string",
            ),
            (r#"{"version": 1} {"#, "trailing characters"),
            (
                r#"{"version": 1, "version": 1}"#,
                "duplicate field `version`",
            ),
            ("{}", "missing field `version`"),
            (
                r#"{"version": 1, "lanes": {"ai_waf": {"rules": [{"id": "a\"}", "when": "ssl", "action": "log"}, {"id": "b", "when": "ssl"}]}}}"#,
                "lanes.ai_waf.rules[1]: missing field `action`",
            ),
            (
                r#"{"version": 1, "lanes": {"ai_waf": {"profiles": ["a", 1]}}}"#,
                "lanes.ai_waf.profiles[1]: invalid type",
            ),
        ];
        for (text, expected) in cases {
            let error = read::<Config>(text).unwrap_err().to_string();
            assert!(error.contains(expected), "{text}: {error}");
        }
    }
}
