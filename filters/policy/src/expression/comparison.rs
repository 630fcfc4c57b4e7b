//! Comparisons: operators and what may stand on their right, by the type of what stands on their left.

use memchr::memmem::Finder;

use super::{
    ast::{Comparison, Logic, Operand, Order, Right, Test},
    cursor::Parsed,
    error::Fault,
    parser::{Arity, Parser, Typed},
    pattern::{Regex, Wildcard},
};
use crate::{
    list::Set,
    nearest::nearest,
    value::{Type, Value},
};

#[derive(Clone, Copy, Debug)]
enum Operator {
    Bits,
    Contains,
    In,
    Matches,
    Order(Order),
    Wildcard { is_strict: bool },
}

/// In the order in which they are tried: none may be a prefix of a later one.
const OPERATORS: &[(&str, Operator)] = &[
    ("in", Operator::In),
    ("eq", Operator::Order(Order::Equal)),
    ("==", Operator::Order(Order::Equal)),
    ("ne", Operator::Order(Order::NotEqual)),
    ("!=", Operator::Order(Order::NotEqual)),
    ("ge", Operator::Order(Order::GreaterOrEqual)),
    (">=", Operator::Order(Order::GreaterOrEqual)),
    ("le", Operator::Order(Order::LessOrEqual)),
    ("<=", Operator::Order(Order::LessOrEqual)),
    ("gt", Operator::Order(Order::Greater)),
    (">", Operator::Order(Order::Greater)),
    ("lt", Operator::Order(Order::Less)),
    ("<", Operator::Order(Order::Less)),
    ("&", Operator::Bits),
    ("bitwise_and", Operator::Bits),
    ("contains", Operator::Contains),
    ("~", Operator::Matches),
    ("matches", Operator::Matches),
    ("wildcard", Operator::Wildcard { is_strict: false }),
    ("strict wildcard", Operator::Wildcard { is_strict: true }),
];

impl Parser<'_> {
    /// The rest of a comparison whose left side was read.
    pub(super) fn comparison(&mut self, left: Operand) -> Parsed<Typed> {
        let is_each = left.is_each();
        let is_bools = left.kind.element() == Some(Type::BOOL);
        let test = if left.kind == Type::BOOL || (is_bools && !is_each) {
            Test::Is(self.boolean_test()?)
        } else {
            self.test(left.kind)?
        };
        let arity = if is_each || is_bools {
            Arity::Many
        } else {
            Arity::One
        };
        Ok((Logic::Compare(Box::new(Comparison { left, test })), arity))
    }

    /// Nothing, which asks for true; or `== true`, `ne false` and the like.
    fn boolean_test(&mut self) -> Parsed<bool> {
        let mut ahead = self.cursor;
        ahead.skip_space();
        let equal = if ahead.take("eq") || ahead.take("==") {
            true
        } else if ahead.take("ne") || ahead.take("!=") {
            false
        } else {
            return Ok(true);
        };
        ahead.skip_space();
        self.cursor = ahead;
        match self.take_constant() {
            Some(constant) => Ok(constant == equal),
            None => Err(self
                .cursor
                .fault("a Boolean is compared with something else")
                .expected("`true` or `false`")),
        }
    }

    fn test(&mut self, kind: Type) -> Parsed<Test> {
        self.cursor.skip_space();
        let start = self.cursor.at();
        let Some(operator) = self.take_operator() else {
            return Err(self
                .cursor
                .fault(format!("a value of type {kind} is no condition"))
                .expected(format!("a comparison: {}", spellings(kind))));
        };
        let after = self.cursor;
        self.cursor.skip_space();
        match (kind, operator) {
            (Type::INT | Type::IP | Type::STRING, Operator::In) => self.set(kind).map(Test::In),
            (Type::INT | Type::IP | Type::STRING, Operator::Order(order)) => {
                Ok(Test::Order(order, self.right(kind)?))
            }
            (Type::INT, Operator::Bits) => Ok(Test::Bits(self.right(kind)?)),
            (Type::STRING, Operator::Contains) => {
                let bytes = self.string_or_hex()?;
                Ok(Test::Contains(Box::new(Finder::new(&bytes).into_owned())))
            }
            (Type::STRING, Operator::Matches) => {
                let start = self.cursor.at();
                let pattern = self.cursor.pattern()?;
                Regex::new(&pattern).map(Test::Matches).map_err(|error| {
                    self.cursor
                        .fault_since(start, format!("regular expression: {error}"))
                })
            }
            (Type::STRING, Operator::Wildcard { is_strict }) => {
                let start = self.cursor.at();
                let pattern = self.cursor.string()?;
                Wildcard::new(&pattern, is_strict)
                    .map(Test::Wildcard)
                    .map_err(|error| self.cursor.fault_since(start, format!("wildcard: {error}")))
            }
            _ => Err(after
                .fault_since(start, format!("this comparison has no meaning for {kind}"))
                .expected(spellings(kind))),
        }
    }

    fn take_operator(&mut self) -> Option<Operator> {
        OPERATORS
            .iter()
            .find(|(spelling, _)| self.cursor.take(spelling))
            .map(|(_, operator)| *operator)
    }

    /// Whether a comparison follows, spaces aside.
    pub(super) fn is_at_operator(&self) -> bool {
        let mut ahead = self.cursor;
        ahead.skip_space();
        OPERATORS
            .iter()
            .any(|(spelling, _)| ahead.rest().starts_with(spelling))
    }

    fn string_or_hex(&mut self) -> Parsed<Vec<u8>> {
        match self.cursor.hex_bytes() {
            Some(bytes) => Ok(bytes),
            None => self.cursor.string(),
        }
    }

    /// What stands on the right of `eq`: a literal, a field or a function's result.
    fn right(&mut self, kind: Type) -> Parsed<Right> {
        let start = self.cursor.at();
        if let Some(literal) = self.literal(kind)? {
            return Ok(Right::Literal(literal));
        }
        let is_name = self
            .cursor
            .rest()
            .starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        if !is_name {
            return Err(self
                .cursor
                .fault("cannot be compared with")
                .expected(example(kind)));
        }
        let operand = self.operand()?;
        if operand.is_each() {
            return Err(self
                .cursor
                .fault_since(start, "`[*]` may not stand on the right of a comparison"));
        }
        if operand.kind != kind {
            return Err(self
                .cursor
                .fault_since(start, format!("this is of type {}", operand.kind))
                .expected(format!("a value of type {kind}")));
        }
        Ok(Right::Operand(operand))
    }

    /// A literal of that type; `None` where a name is next.
    fn literal(&mut self, kind: Type) -> Parsed<Option<Value>> {
        let rest = self.cursor.rest();
        let is_name = rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
        match kind {
            Type::STRING if self.cursor.is_at_string() => {
                self.cursor.string().map(|bytes| Some(bytes.into()))
            }
            Type::STRING => Ok(self.cursor.hex_bytes().map(Value::Bytes)),
            Type::INT if !is_name => self.cursor.int().map(|number| Some(number.into())),
            Type::IP if !is_name || rest.starts_with(|c: char| c.is_ascii_hexdigit()) => {
                let mut ahead = self.cursor;
                match ahead.address() {
                    Ok(address) => {
                        self.cursor = ahead;
                        Ok(Some(address.into()))
                    }
                    Err(_) if is_name => Ok(None),
                    Err(fault) => Err(fault),
                }
            }
            _ => Ok(None),
        }
    }

    /// `{…}` or `$list`.
    fn set(&mut self, kind: Type) -> Parsed<Set> {
        if self.cursor.rest().starts_with('$') {
            return self.list(kind);
        }
        self.cursor
            .expect("{", "no set of values after `in`")
            .map_err(|fault| fault.expected("`{` or `$` and a list's name"))?;
        let mut set = Set::empty(kind);
        loop {
            self.cursor.skip_space();
            if self.cursor.take("}") {
                return Ok(set.finished());
            }
            if self.cursor.is_at_end() {
                return Err(self.cursor.fault("the set is not closed").expected("`}`"));
            }
            let comma = self.cursor.rest().starts_with(',');
            self.set_item(&mut set).map_err(|fault| {
                if comma {
                    Fault::new(
                        fault.start,
                        fault.start + 1,
                        "items are separated by spaces",
                    )
                    .expected("another item or `}`")
                } else {
                    fault
                }
            })?;
        }
    }

    fn set_item(&mut self, set: &mut Set) -> Parsed<()> {
        match set {
            Set::Ints(items) => items.push(self.cursor.int_range()?),
            Set::Ips(items) => items.push(self.cursor.address_range()?),
            Set::Strings(items) => items.push(self.string_or_hex()?),
        }
        Ok(())
    }

    fn list(&mut self, kind: Type) -> Parsed<Set> {
        let start = self.cursor.at();
        self.cursor.take("$");
        let rest = self.cursor.rest();
        let end = rest
            .find(|c: char| !(c.is_ascii_lowercase() || c.is_ascii_digit() || "_.-".contains(c)))
            .unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default();
        if name.is_empty() || name.starts_with('.') || name.ends_with('.') {
            return Err(self
                .cursor
                .fault("not a list's name")
                .expected("lower-case letters, digits, `_`, `-` or `.`"));
        }
        self.cursor.take(name);
        match self.lists.compile(name, kind) {
            Some(Ok(set)) => Ok(set),
            Some(Err(error)) => Err(self.cursor.fault_since(
                start,
                format!("list `{name}` cannot be compared with {kind}: {error}"),
            )),
            None => {
                let message = match nearest(name, self.lists.names()) {
                    Some(near) => format!("there is no list `{name}`; did you mean `{near}`?"),
                    None => format!("there is no list `{name}`"),
                };
                Err(self.cursor.fault_since(start, message))
            }
        }
    }
}

fn spellings(kind: Type) -> &'static str {
    match kind {
        Type::STRING => "`eq ne lt le gt ge in contains matches wildcard` or `strict wildcard`",
        Type::INT => "`eq ne lt le gt ge in` or `&`",
        Type::IP => "`eq ne lt le gt ge` or `in`",
        Type::BOOL => "nothing, `== true` or `== false`",
        _ => "an index: `[0]`, `[*]` or `[\"key\"]`",
    }
}

fn example(kind: Type) -> &'static str {
    match kind {
        Type::STRING => "a string in double quotes",
        Type::INT => "an integer",
        _ => "an IP address",
    }
}
