//! JSON as spans into the original bytes: what is not edited can be passed on as it came.
//!
//! An ordinary parser loses the places, the duplicate keys and the spelling of numbers; all three matter to a reader
//! that must see what any other reader might see.

mod inner;
mod reader;
mod string;

pub(crate) use self::{
    inner::{Lexer, Whole, replacements},
    reader::{Node, NodeKind, Tree},
    string::{decode, escape_into, raw_ranges},
};
