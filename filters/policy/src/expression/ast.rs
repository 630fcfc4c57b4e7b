//! A checked expression: every type fits, every pattern is compiled, every list is a set.

use memchr::memmem::Finder;

use super::pattern::{Regex, Template, Wildcard};
use crate::{
    field::FieldId,
    function::Function,
    list::Set,
    value::{Type, Value},
};

/// Something that is true or false, or an array of that.
#[derive(Clone, Debug)]
pub(crate) enum Logic {
    Combine(LogicOperator, Vec<Logic>),
    Compare(Box<Comparison>),
    Constant(bool),
    Not(Box<Logic>),
}

/// In ascending precedence.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) enum LogicOperator {
    Or,
    Xor,
    And,
}

#[derive(Clone, Debug)]
pub(crate) struct Comparison {
    pub(crate) left: Operand,
    pub(crate) test: Test,
}

#[derive(Clone, Debug)]
pub(crate) enum Test {
    /// At least one bit in common.
    Bits(Right),
    Contains(Box<Finder<'static>>),
    In(Set),
    Is(bool),
    Matches(Regex),
    Order(Order, Right),
    Wildcard(Wildcard),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Order {
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    NotEqual,
}

/// What is compared with.
#[derive(Clone, Debug)]
pub(crate) enum Right {
    Literal(Value),
    Operand(Operand),
}

/// A field or a function's result, and what of it.
#[derive(Clone, Debug)]
pub(crate) struct Operand {
    pub(crate) root: Root,
    pub(crate) indexes: Vec<Index>,
    /// The type after all indexes; where one of them is `[*]`, the type of each.
    pub(crate) kind: Type,
}

#[derive(Clone, Debug)]
pub(crate) enum Root {
    Call(Box<Call>),
    Field(FieldId),
    /// In a value expression: what the path of that number leads to.
    Input(usize),
}

/// One step into a value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Index {
    /// `[*]`: every element of an array, every value of a map.
    Each,
    /// `["name"]`: the value of that key.
    Key(Vec<u8>),
    /// `[0]`: the element at that position.
    Number(usize),
}

#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) function: &'static Function,
    pub(crate) arguments: Vec<Argument>,
}

#[derive(Clone, Debug)]
pub(crate) enum Argument {
    Literal(Value),
    Logic(Logic),
    Operand(Operand),
    Regex(Regex),
    Template(Template),
    Wildcard(Wildcard),
}

impl Operand {
    /// Whether it stands for many values.
    pub(crate) fn is_each(&self) -> bool {
        self.indexes.contains(&Index::Each)
    }
}

impl Call {
    /// Whether the function is called once for each value of its first argument.
    pub(crate) fn is_each(&self) -> bool {
        matches!(self.arguments.first(), Some(Argument::Operand(operand)) if operand.is_each())
    }
}
