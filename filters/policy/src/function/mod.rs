//! The functions of the language.
//!
//! A function of nil is nil unless its description says otherwise. Of Cloudflare's, `uuidv4` (a verdict may not depend on
//! chance), `bit_slice` (of packets), `is_timed_hmac_valid_v0` (keys do not belong into rules), `is_jwt_present` and
//! `is_jwt_valid` (of token configurations, which are none here) are left out, and `sha512`, which its reference does not
//! describe.

mod address;
mod collection;
mod encoding;
mod json;
mod replace;
mod text;

use std::fmt;

pub use self::encoding::url_decode;
use crate::{
    expression::{Argument, Regex, Template, Wildcard},
    value::{Type, Value},
};

/// A function: what it takes, what it gives, how it is called.
pub struct Function {
    /// As written in expressions.
    pub name: &'static str,
    /// What it does, in one line.
    pub doc: &'static str,
    /// What it takes. Those that may be left out come last.
    pub parameters: &'static [Parameter],
    /// Whether the last parameter may be given any number of times.
    pub repeats: bool,
    pub(crate) returns: Returns,
    pub(crate) body: Body,
    /// Checks and compiles literal arguments, once, when the expression is read.
    pub(crate) prepare: Option<Prepare>,
}

/// Says which argument is wrong and why.
pub(crate) type Prepare = fn(&mut Vec<Argument>) -> Result<(), (usize, String)>;

/// One parameter of a function.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// What it is for.
    pub name: &'static str,
    /// Where its value may come from.
    pub kind: ParameterKind,
    /// Whether it may be left out.
    pub optional: bool,
    pub(crate) accepts: Accepts,
}

/// Where an argument's value may come from.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ParameterKind {
    /// A literal, a field or a function.
    Either,
    /// A field or a function.
    Field,
    /// A literal.
    Literal,
}

/// Which types a parameter takes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Accepts {
    Collection,
    Element,
    Joinable,
    Map,
    OneOf(&'static [Type]),
    SameAsFirst,
    Sized,
}

/// Which type a function gives.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Returns {
    Always(Type),
    First,
}

/// How it is called.
#[derive(Clone, Copy)]
pub(crate) enum Body {
    All,
    Any,
    Pure(fn(&[Given<'_>]) -> Option<Value>),
}

/// An argument at the time of the call.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Given<'g> {
    Nil,
    Regex(&'g Regex),
    Template(&'g Template),
    Value(&'g Value),
    Wildcard(&'g Wildcard),
}

const BOOL: Returns = Returns::Always(Type::BOOL);
const INT: Returns = Returns::Always(Type::INT);
const STRING: Returns = Returns::Always(Type::STRING);
const TEXT: Accepts = Accepts::OneOf(&[Type::STRING]);
const NUMBER: Accepts = Accepts::OneOf(&[Type::INT]);

/// All functions, by name.
pub static FUNCTIONS: &[&Function] = &[
    &collection::ALL,
    &collection::ANY,
    &address::CIDR,
    &address::CIDR6,
    &collection::COALESCE,
    &collection::CONCAT,
    &encoding::DECODE_BASE64,
    &encoding::ENCODE_BASE64,
    &text::ENDS_WITH,
    &collection::HAS_KEY,
    &collection::HAS_VALUE,
    &collection::JOIN,
    &collection::LEN,
    &json::LOOKUP_JSON_INTEGER,
    &json::LOOKUP_JSON_STRING,
    &text::LOWER,
    &replace::REGEX_REPLACE,
    &text::REMOVE_BYTES,
    &text::REMOVE_QUERY_ARGS,
    &encoding::SHA256,
    &collection::SPLIT,
    &text::STARTS_WITH,
    &text::SUBSTRING,
    &text::TO_STRING,
    &text::TRIM,
    &text::TRIM_END,
    &text::TRIM_START,
    &text::UPPER,
    &encoding::URL_DECODE,
    &replace::WILDCARD_REPLACE,
];

impl Function {
    /// The function of that name.
    pub fn find(name: &str) -> Option<&'static Self> {
        FUNCTIONS
            .iter()
            .copied()
            .find(|function| function.name == name)
    }

    /// `starts_with(source String, prefix String) → Boolean`.
    pub fn signature(&self) -> String {
        let mut parameters: Vec<String> = self
            .parameters
            .iter()
            .map(|parameter| {
                let mark = if parameter.optional { "?" } else { "" };
                format!("{}{mark} {}", parameter.name, parameter.accepts)
            })
            .collect();
        if self.repeats {
            parameters.push(String::from("…"));
        }
        let returns = match self.returns {
            Returns::Always(kind) => kind.to_string(),
            Returns::First => String::from("the type of the first"),
        };
        format!("{}({}) → {returns}", self.name, parameters.join(", "))
    }

    /// The parameter at that position.
    pub(crate) fn parameter(&self, position: usize) -> Option<&'static Parameter> {
        self.parameters
            .get(position)
            .or_else(|| self.parameters.last().filter(|_| self.repeats))
    }

    /// How many arguments it needs.
    pub(crate) fn required(&self) -> usize {
        self.parameters
            .iter()
            .filter(|parameter| !parameter.optional)
            .count()
    }
}

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Function").field(&self.name).finish()
    }
}

impl fmt::Display for Accepts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Collection => f.write_str("Array or Map"),
            Self::Element => f.write_str("what the first argument holds"),
            Self::Joinable => f.write_str("String or Array"),
            Self::Map => f.write_str("Map"),
            Self::SameAsFirst => f.write_str("the same type as the first argument"),
            Self::Sized => f.write_str("String, Array or Map"),
            Self::OneOf(kinds) => {
                for (index, kind) in kinds.iter().enumerate() {
                    let separator = if index == 0 { "" } else { " or " };
                    write!(f, "{separator}{kind}")?;
                }
                Ok(())
            }
        }
    }
}

impl Parameter {
    const fn new(name: &'static str, kind: ParameterKind, accepts: Accepts) -> Self {
        Self {
            name,
            kind,
            optional: false,
            accepts,
        }
    }

    const fn field(name: &'static str, accepts: Accepts) -> Self {
        Self::new(name, ParameterKind::Field, accepts)
    }

    const fn literal(name: &'static str, accepts: Accepts) -> Self {
        Self::new(name, ParameterKind::Literal, accepts)
    }

    const fn either(name: &'static str, accepts: Accepts) -> Self {
        Self::new(name, ParameterKind::Either, accepts)
    }

    const fn optional(self) -> Self {
        Self {
            optional: true,
            ..self
        }
    }
}

impl<'g> Given<'g> {
    /// The string at that position.
    fn bytes(given: &[Self], position: usize) -> Option<&'g [u8]> {
        match given.get(position) {
            Some(Self::Value(Value::Bytes(bytes))) => Some(bytes),
            _ => None,
        }
    }

    /// The number at that position.
    fn int(given: &[Self], position: usize) -> Option<i64> {
        match given.get(position) {
            Some(Self::Value(Value::Int(number))) => Some(*number),
            _ => None,
        }
    }

    /// Whatever value is at that position.
    fn value(given: &[Self], position: usize) -> Option<&'g Value> {
        match given.get(position) {
            Some(Self::Value(value)) => Some(value),
            _ => None,
        }
    }
}

/// The literal string at that position of the written arguments.
fn literal_bytes(arguments: &[Argument], position: usize) -> &[u8] {
    match arguments.get(position) {
        Some(Argument::Literal(Value::Bytes(bytes))) => bytes,
        _ => &[],
    }
}

/// Refuses a literal number outside of the range.
fn check_between(
    arguments: &[Argument],
    position: usize,
    range: std::ops::RangeInclusive<i64>,
) -> Result<(), (usize, String)> {
    match arguments.get(position) {
        Some(Argument::Literal(Value::Int(number))) if !range.contains(number) => Err((
            position,
            format!(
                "{number} is not between {} and {}",
                range.start(),
                range.end()
            ),
        )),
        _ => Ok(()),
    }
}

/// Refuses flags other than these.
fn check_flags(
    arguments: &[Argument],
    position: usize,
    known: &str,
) -> Result<(), (usize, String)> {
    let flags = literal_bytes(arguments, position);
    if flags.iter().all(|flag| known.as_bytes().contains(flag)) {
        return Ok(());
    }
    Err((position, format!("unknown flag: only `{known}` are known")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_sorted_and_documented() {
        assert!(FUNCTIONS.is_sorted_by_key(|function| function.name));
        for function in FUNCTIONS {
            assert!(function.doc.ends_with('.'), "{}", function.name);
            assert!(
                function.parameters.is_sorted_by_key(|p| p.optional),
                "{}",
                function.name
            );
        }
    }

    #[test]
    fn signatures() {
        assert_eq!(
            text::SUBSTRING.signature(),
            "substring(source String, start Integer, end? Integer) → String"
        );
    }
}
