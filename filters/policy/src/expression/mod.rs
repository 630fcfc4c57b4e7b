//! Cloudflare's Rules language: text to a checked, compiled expression.

mod ast;
mod comparison;
mod cursor;
mod error;
mod evaluate;
mod mention;
mod operand;
mod parser;
mod pattern;
mod selector;
mod value;

use std::fmt;

pub(crate) use self::{
    ast::Argument,
    pattern::{Regex, Template, Wildcard},
};

pub use self::{ast::Index, error::ExpressionError, selector::Selector, value::ValueExpression};
use self::{ast::Logic, error::Fault, mention::Mentions, parser::Parser};
use crate::{
    attributes::Attributes,
    each_once::each_once,
    field::{Field, FieldId},
    list::Lists,
};

/// How long an expression may be, in bytes.
pub const MAX_EXPRESSION_BYTES: usize = 1 << 20;

/// A condition over the [fields](crate::FIELDS), checked and compiled. Immutable and cheap to share.
#[derive(Clone)]
pub struct Expression {
    source: String,
    logic: Logic,
    /// Sorted, each once.
    fields: Vec<FieldId>,
}

impl Expression {
    /// Reads, checks and compiles an expression; `lists` are what `$name` may refer to.
    ///
    /// # Errors
    /// The place of what is wrong, what is expected there, and the known name that was probably meant.
    pub fn parse(source: &str, lists: &Lists) -> Result<Self, ExpressionError> {
        let wrong = |fault: Box<Fault>| ExpressionError::new(source, *fault);
        if source.len() > MAX_EXPRESSION_BYTES {
            return Err(wrong(Fault::new(
                0,
                0,
                format!("the expression is longer than {MAX_EXPRESSION_BYTES} bytes"),
            )));
        }
        let mut parser = Parser::new(source, lists);
        let logic = parser.whole().map_err(wrong)?;
        Ok(Self {
            source: String::from(source),
            logic,
            fields: each_once(parser.fields.into_iter()),
        })
    }

    /// Whether it is true of these facts.
    pub fn matches(&self, facts: &Attributes) -> bool {
        self.logic.is_true(facts)
    }

    /// The fields that it reads, in the order of [`crate::FIELDS`].
    pub fn fields(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().map(|id| id.field())
    }

    /// The strings that it looks for in the field of that name: compares it, or one of its elements, with them.
    pub fn strings(&self, field: &str) -> Vec<&[u8]> {
        let Some(field) = FieldId::find(field) else {
            return Vec::new();
        };
        let strings = Vec::new();
        let mut mentions = Mentions { field, strings };
        mentions.gather(&self.logic);
        mentions.strings
    }

    pub(crate) fn field_ids(&self) -> &[FieldId] {
        &self.fields
    }

    /// The text it was made from.
    pub fn source(&self) -> &str {
        &self.source
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Expression").field(&self.source).finish()
    }
}
