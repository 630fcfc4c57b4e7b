//! Whether an expression is true of some facts.
//!
//! A missing key or index is nil. Every comparison with nil is false, `ne` too; `not` of it is therefore true.
//! A function of nil is nil unless its description says otherwise. Nothing here allocates for a comparison of fields
//! with literals.

use std::{borrow::Cow, cmp::Ordering, ops::ControlFlow};

use super::ast::{
    Argument, Call, Comparison, Index, Logic, LogicOperator, Operand, Order, Right, Root, Test,
};
use crate::{
    attributes::Attributes,
    function::{Body, Given},
    value::Value,
};

impl Logic {
    /// The truth of a condition that is one truth value.
    pub(crate) fn is_true(&self, facts: &Attributes) -> bool {
        match self {
            Self::Constant(constant) => *constant,
            Self::Not(inner) => !inner.is_true(facts),
            Self::Combine(LogicOperator::And, all) => all.iter().all(|one| one.is_true(facts)),
            Self::Combine(LogicOperator::Or, all) => all.iter().any(|one| one.is_true(facts)),
            Self::Combine(LogicOperator::Xor, all) => all
                .iter()
                .fold(false, |so_far, one| so_far ^ one.is_true(facts)),
            Self::Compare(comparison) => comparison
                .left
                .value(facts)
                .is_some_and(|value| comparison.test.holds(&value, facts)),
        }
    }

    /// The truth values of a condition that is an array of them. Arrays of two lengths join to the shorter one.
    fn truths(&self, facts: &Attributes) -> Vec<bool> {
        match self {
            Self::Constant(constant) => vec![*constant],
            Self::Not(inner) => {
                let mut truths = inner.truths(facts);
                truths.iter_mut().for_each(|truth| *truth = !*truth);
                truths
            }
            Self::Combine(operator, all) => {
                let mut all = all.iter().map(|one| one.truths(facts));
                let mut joined = all.next().unwrap_or_default();
                for truths in all {
                    joined.truncate(truths.len());
                    for (left, right) in joined.iter_mut().zip(truths) {
                        *left = match operator {
                            LogicOperator::And => *left && right,
                            LogicOperator::Or => *left || right,
                            LogicOperator::Xor => *left ^ right,
                        };
                    }
                }
                joined
            }
            Self::Compare(comparison) => {
                let mut truths = Vec::new();
                let _: ControlFlow<()> = comparison.visit(facts, &mut |truth| {
                    truths.push(truth);
                    ControlFlow::Continue(())
                });
                truths
            }
        }
    }

    /// Whether the array has an element that is `wanted`.
    fn has(&self, wanted: bool, facts: &Attributes) -> bool {
        match self {
            // Stops at the first one, where nothing has to be joined.
            Self::Compare(comparison) => comparison
                .visit(facts, &mut |truth| {
                    if truth == wanted {
                        ControlFlow::Break(())
                    } else {
                        ControlFlow::Continue(())
                    }
                })
                .is_break(),
            Self::Not(inner) => inner.has(!wanted, facts),
            _ => self.truths(facts).contains(&wanted),
        }
    }
}

impl Comparison {
    fn visit(
        &self,
        facts: &Attributes,
        found: &mut dyn FnMut(bool) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let mut each = |value: &Value| found(self.test.holds(value, facts));
        if self.left.is_each() {
            return self.left.visit(facts, &mut each);
        }
        // An array (or map) of truth values that a function returned or a field holds.
        match self.left.value(facts).as_deref() {
            Some(Value::Array(items)) => items.iter().try_for_each(each),
            Some(Value::Map(items)) => items.values().try_for_each(each),
            _ => ControlFlow::Continue(()),
        }
    }
}

impl Test {
    fn holds(&self, value: &Value, facts: &Attributes) -> bool {
        match (self, value) {
            (Self::Is(wanted), Value::Bool(flag)) => flag == wanted,
            (Self::Order(order, right), value) => right
                .with(facts, |right| order.holds(value, right))
                .unwrap_or(false),
            (Self::Bits(right), Value::Int(left)) => right
                .with(
                    facts,
                    |right| matches!(right, Value::Int(right) if left & right != 0),
                )
                .unwrap_or(false),
            (Self::In(set), value) => set.contains(value),
            (Self::Contains(finder), Value::Bytes(bytes)) => finder.find(bytes).is_some(),
            (Self::Matches(regex), Value::Bytes(bytes)) => regex.is_match(bytes),
            (Self::Wildcard(wildcard), Value::Bytes(bytes)) => wildcard.is_match(bytes),
            _ => false,
        }
    }
}

impl Order {
    fn holds(self, left: &Value, right: &Value) -> bool {
        let ordering = match (left, right) {
            (Value::Bytes(left), Value::Bytes(right)) => left.cmp(right),
            (Value::Int(left), Value::Int(right)) => left.cmp(right),
            (Value::Ip(left), Value::Ip(right)) if left.is_ipv4() == right.is_ipv4() => {
                left.cmp(right)
            }
            // Addresses of two versions have no order; they only differ.
            _ => return self == Self::NotEqual,
        };
        match self {
            Self::Equal => ordering == Ordering::Equal,
            Self::NotEqual => ordering != Ordering::Equal,
            Self::Less => ordering == Ordering::Less,
            Self::LessOrEqual => ordering != Ordering::Greater,
            Self::Greater => ordering == Ordering::Greater,
            Self::GreaterOrEqual => ordering != Ordering::Less,
        }
    }
}

impl Right {
    fn with<T>(&self, facts: &Attributes, read: impl FnOnce(&Value) -> T) -> Option<T> {
        match self {
            Self::Literal(literal) => Some(read(literal)),
            Self::Operand(operand) => operand.value(facts).map(|value| read(&value)),
        }
    }
}

impl Operand {
    /// The value; where it stands for many, they are in an array.
    pub(super) fn value<'f>(&'f self, facts: &'f Attributes) -> Option<Cow<'f, Value>> {
        if self.is_each() {
            let mut items = Vec::new();
            let _: ControlFlow<()> = self.visit(facts, &mut |item| {
                items.push(item.clone());
                ControlFlow::Continue(())
            });
            return Some(Cow::Owned(Value::Array(items)));
        }
        match self.root_value(facts)? {
            Cow::Borrowed(value) => self
                .indexes
                .iter()
                .try_fold(value, |value, index| inside(value, index))
                .map(Cow::Borrowed),
            Cow::Owned(value) => self
                .indexes
                .iter()
                .try_fold(value, taken_from)
                .map(Cow::Owned),
        }
    }

    fn root_value<'f>(&'f self, facts: &'f Attributes) -> Option<Cow<'f, Value>> {
        match &self.root {
            Root::Field(field) => facts.value(*field).map(Cow::Borrowed),
            Root::Call(call) => call.value(facts).map(Cow::Owned),
            Root::Input(input) => facts.inputs.get(*input).map(Cow::Borrowed),
        }
    }

    /// Calls `found` with every value that it stands for. One that is nil is left out.
    fn visit(
        &self,
        facts: &Attributes,
        found: &mut dyn FnMut(&Value) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        match self.root_value(facts) {
            Some(value) => visit(&value, &self.indexes, found),
            None => ControlFlow::Continue(()),
        }
    }
}

fn visit(
    value: &Value,
    indexes: &[Index],
    found: &mut dyn FnMut(&Value) -> ControlFlow<()>,
) -> ControlFlow<()> {
    let Some((index, rest)) = indexes.split_first() else {
        return found(value);
    };
    match (index, value) {
        (Index::Each, Value::Array(items)) => {
            items.iter().try_for_each(|item| visit(item, rest, found))
        }
        (Index::Each, Value::Map(items)) => {
            items.values().try_for_each(|item| visit(item, rest, found))
        }
        (index, value) => match inside(value, index) {
            Some(value) => visit(value, rest, found),
            None => ControlFlow::Continue(()),
        },
    }
}

fn inside<'v>(value: &'v Value, index: &Index) -> Option<&'v Value> {
    match (value, index) {
        (Value::Array(items), Index::Number(number)) => items.get(*number),
        (Value::Map(items), Index::Key(key)) => items.get(key),
        _ => None,
    }
}

fn taken_from(value: Value, index: &Index) -> Option<Value> {
    match (value, index) {
        (Value::Array(mut items), Index::Number(number)) => {
            (*number < items.len()).then(|| items.swap_remove(*number))
        }
        (Value::Map(mut items), Index::Key(key)) => items.remove(key),
        _ => None,
    }
}

impl Call {
    fn value(&self, facts: &Attributes) -> Option<Value> {
        let run = match self.function.body {
            Body::All => return self.first_truths(facts, |logic| !logic.has(false, facts)),
            Body::Any => return self.first_truths(facts, |logic| logic.has(true, facts)),
            Body::Pure(run) => run,
        };
        let skipped = usize::from(self.is_each());
        let values: Vec<_> = self
            .arguments
            .iter()
            .skip(skipped)
            .map(|argument| argument.value(facts))
            .collect();
        let mut given = Vec::with_capacity(self.arguments.len());
        given.extend((0..skipped).map(|_| Given::Nil));
        for (argument, value) in self.arguments.iter().skip(skipped).zip(&values) {
            given.push(argument.given(value.as_deref()));
        }
        match self.arguments.first() {
            Some(Argument::Operand(operand)) if operand.is_each() => {
                let mut results = Vec::new();
                let _: ControlFlow<()> = operand.visit(facts, &mut |value| {
                    let mut given = given.clone();
                    if let Some(first) = given.first_mut() {
                        *first = Given::Value(value);
                    }
                    results.extend(run(&given));
                    ControlFlow::Continue(())
                });
                Some(Value::Array(results))
            }
            _ => run(&given),
        }
    }

    /// For `any` and `all`: the array is a condition, or a function's result.
    fn first_truths(&self, facts: &Attributes, judge: impl Fn(&Logic) -> bool) -> Option<Value> {
        match self.arguments.first()? {
            Argument::Logic(logic) => Some(Value::Bool(judge(logic))),
            Argument::Operand(operand) => {
                let Some(Value::Array(items)) = operand.value(facts).map(Cow::into_owned) else {
                    return None;
                };
                let mut flags = items.iter().map(|item| *item == Value::Bool(true));
                Some(Value::Bool(match self.function.body {
                    Body::All => flags.all(|flag| flag),
                    _ => flags.any(|flag| flag),
                }))
            }
            _ => None,
        }
    }
}

impl Argument {
    fn value<'f>(&'f self, facts: &'f Attributes) -> Option<Cow<'f, Value>> {
        match self {
            Self::Literal(literal) => Some(Cow::Borrowed(literal)),
            Self::Operand(operand) => operand.value(facts),
            Self::Logic(logic) => Some(Cow::Owned(Value::Bool(logic.is_true(facts)))),
            Self::Regex(_) | Self::Template(_) | Self::Wildcard(_) => None,
        }
    }

    fn given<'f>(&'f self, value: Option<&'f Value>) -> Given<'f> {
        match (self, value) {
            (Self::Regex(regex), _) => Given::Regex(regex),
            (Self::Template(template), _) => Given::Template(template),
            (Self::Wildcard(wildcard), _) => Given::Wildcard(wildcard),
            (_, Some(value)) => Given::Value(value),
            (_, None) => Given::Nil,
        }
    }
}
