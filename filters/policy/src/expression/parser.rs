//! Text to checked expression: `and`, `or`, `xor`, `not`, parentheses and comparisons.
//!
//! The grammar needs types while it reads (what may follow `eq` depends on what stands before it), so both go together.
//! Nesting has a limit, so that no text can use up the stack; chains of any length are flat.

use std::fmt;

use super::{
    ast::{Index, Logic, LogicOperator, Operand},
    cursor::{Cursor, Parsed},
};
use crate::{field::FieldId, list::Lists};

/// How deep parentheses, `not` and function calls may nest.
pub(super) const MAX_NESTING: usize = 100;

#[derive(Debug)]
pub(super) struct Parser<'s> {
    pub(super) cursor: Cursor<'s>,
    pub(super) lists: &'s Lists,
    pub(super) depth: usize,
    /// The fields read so far, with repetitions.
    pub(super) fields: Vec<FieldId>,
    /// In a value expression: the paths into the body read so far.
    pub(super) paths: Option<Vec<Vec<Index>>>,
}

/// A part of an expression and whether it is one truth value or many.
pub(super) type Typed = (Logic, Arity);

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Arity {
    Many,
    One,
}

impl fmt::Display for Arity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Many => "an array of truth values",
            Self::One => "one truth value",
        })
    }
}

impl<'s> Parser<'s> {
    pub(super) fn new(source: &'s str, lists: &'s Lists) -> Self {
        Self {
            cursor: Cursor::new(source),
            lists,
            depth: 0,
            fields: Vec::new(),
            paths: None,
        }
    }

    /// The whole text.
    pub(super) fn whole(&mut self) -> Parsed<Logic> {
        self.cursor.skip_space();
        let start = self.cursor.at();
        let (logic, arity) = self.logic()?;
        if arity == Arity::Many {
            return Err(self
                .cursor
                .fault_since(start, "an array of truth values decides nothing")
                .expected("`any(…)` or `all(…)` around it"));
        }
        self.cursor.skip_space();
        if self.cursor.is_at_end() {
            Ok(logic)
        } else {
            Err(self
                .cursor
                .fault("cannot go on here")
                .expected("`and`, `or`, `xor` or the end"))
        }
    }

    /// The whole text, as a value.
    pub(super) fn whole_value(&mut self) -> Parsed<Operand> {
        self.cursor.skip_space();
        let operand = self.operand()?;
        self.cursor.skip_space();
        if self.cursor.is_at_end() {
            Ok(operand)
        } else {
            let fault = self.cursor.fault("a value cannot go on here");
            Err(fault.expected("the end"))
        }
    }

    pub(super) fn logic(&mut self) -> Parsed<Typed> {
        self.chain(LogicOperator::Or)
    }

    /// Runs `read` one level deeper.
    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Parsed<T>) -> Parsed<T> {
        if self.depth >= MAX_NESTING {
            return Err(self
                .cursor
                .fault(format!("nested more than {MAX_NESTING} deep")));
        }
        self.depth += 1;
        let result = read(self);
        self.depth -= 1;
        result
    }

    /// Operands joined by one operator; each is a chain of the next tighter operator.
    fn chain(&mut self, operator: LogicOperator) -> Parsed<Typed> {
        let (first, arity) = self.link(operator)?;
        let mut links = vec![first];
        while self.take_logic_operator(operator) {
            self.cursor.skip_space();
            let start = self.cursor.at();
            let (link, next) = self.link(operator)?;
            if next != arity {
                return Err(self
                    .cursor
                    .fault_since(start, format!("{next} cannot be joined with {arity}"))
                    .expected(arity.to_string()));
            }
            links.push(link);
        }
        let logic = match links.pop() {
            Some(only) if links.is_empty() => only,
            Some(last) => {
                links.push(last);
                Logic::Combine(operator, links)
            }
            None => Logic::Constant(false),
        };
        Ok((logic, arity))
    }

    fn link(&mut self, operator: LogicOperator) -> Parsed<Typed> {
        match operator {
            LogicOperator::Or => self.chain(LogicOperator::Xor),
            LogicOperator::Xor => self.chain(LogicOperator::And),
            LogicOperator::And => self.simple(),
        }
    }

    fn take_logic_operator(&mut self, operator: LogicOperator) -> bool {
        let (word, sign) = match operator {
            LogicOperator::Or => ("or", "||"),
            LogicOperator::Xor => ("xor", "^^"),
            LogicOperator::And => ("and", "&&"),
        };
        let mut ahead = self.cursor;
        ahead.skip_space();
        let taken = ahead.take(word) || ahead.take(sign);
        if taken {
            self.cursor = ahead;
        }
        taken
    }

    fn simple(&mut self) -> Parsed<Typed> {
        if self.cursor.take("(") {
            return self.nested(|parser| {
                parser.cursor.skip_space();
                let inner = parser.logic()?;
                parser.cursor.skip_space();
                parser.cursor.expect(")", "the parenthesis is not closed")?;
                Ok(inner)
            });
        }
        if self.cursor.take("not") || self.cursor.take("!") {
            return self.nested(|parser| {
                parser.cursor.skip_space();
                let (logic, arity) = parser.simple()?;
                Ok((Logic::Not(Box::new(logic)), arity))
            });
        }
        if let Some(constant) = self.take_constant() {
            return Ok((Logic::Constant(constant), Arity::One));
        }
        let left = self.operand()?;
        self.comparison(left)
    }

    /// `true` or `false`, as a word of its own.
    pub(super) fn take_constant(&mut self) -> Option<bool> {
        let mut ahead = self.cursor;
        let constant = match ahead.name().ok()? {
            "true" => true,
            "false" => false,
            _ => return None,
        };
        self.cursor = ahead;
        Some(constant)
    }
}
