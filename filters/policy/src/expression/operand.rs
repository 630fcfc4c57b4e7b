//! Fields, function calls, their indexes and arguments.

use super::{
    ast::{Argument, Call, Index, Logic, Operand, Root},
    cursor::Parsed,
    error::Fault,
    parser::{Arity, Parser},
};
use crate::{
    field::{FIELDS, FieldId},
    function::{Accepts, FUNCTIONS, Function, Parameter, ParameterKind, Returns},
    nearest::nearest,
    value::{Type, Value},
};

/// An argument, its type, and where it stands.
#[derive(Debug)]
struct Given {
    argument: Argument,
    kind: Type,
    start: usize,
    end: usize,
}

impl Parser<'_> {
    /// A field or a call with its indexes.
    pub(super) fn operand(&mut self) -> Parsed<Operand> {
        let start = self.cursor.at();
        let is_path = self.paths.is_some() && self.cursor.rest().starts_with('[');
        let name = if is_path { "" } else { self.cursor.name()? };
        let is_call = self.paths.is_none() || self.is_at_call();
        let (root, mut kind, mut indexes) = if let Some(field) = FieldId::find(name) {
            self.check_readable(start, field)?;
            self.fields.push(field);
            (Root::Field(field), field.field().kind, Vec::new())
        } else if let Some(function) = Function::find(name).filter(|_| is_call) {
            let (call, kind) = self.nested(|parser| parser.call(start, function))?;
            (Root::Call(Box::new(call)), kind, Vec::new())
        } else if let Some((field, kind)) = self.member_of_each(name) {
            self.fields.push(field);
            self.check_readable(start, field)?;
            (Root::Field(field), kind, vec![Index::Each])
        } else if self.paths.is_some()
            && !is_call
            && let Some(input) = self.body_path(start, name)?
        {
            return Ok(Operand {
                root: Root::Input(input),
                indexes: vec![Index::Each],
                kind: Type::STRING,
            });
        } else {
            return Err(self.unknown(start, name));
        };
        loop {
            let start = self.cursor.at();
            let Some(index) = self.index()? else {
                return Ok(Operand {
                    root,
                    indexes,
                    kind,
                });
            };
            let fits = match index {
                Index::Each => kind.is_array() || kind.is_map(),
                Index::Key(_) => kind.is_map(),
                Index::Number(_) => kind.is_array(),
            };
            match kind.element() {
                Some(element) if fits => kind = element,
                _ => {
                    return Err(self
                        .cursor
                        .fault_since(start, format!("a value of type {kind} has no such index")));
                }
            }
            indexes.push(index);
        }
    }

    /// Whether arguments are next.
    fn is_at_call(&self) -> bool {
        let mut ahead = self.cursor;
        ahead.skip_space();
        ahead.take("(")
    }

    /// One `[…]`, if it is next.
    pub(super) fn index(&mut self) -> Parsed<Option<Index>> {
        let start = self.cursor.at();
        if !self.cursor.take("[") {
            return Ok(None);
        }
        self.cursor.skip_space();
        let index = if self.cursor.take("*") {
            Index::Each
        } else if self.cursor.rest().starts_with('"') {
            let key = self.cursor.string()?;
            if std::str::from_utf8(&key).is_err() {
                return Err(self.cursor.fault_since(start, "a key must be UTF-8"));
            }
            Index::Key(key)
        } else {
            let number = self.cursor.int().ok().and_then(|n| u32::try_from(n).ok());
            match number {
                Some(number) => Index::Number(number as usize),
                None => {
                    return Err(self
                        .cursor
                        .fault_since(start, "not an index")
                        .expected("`[*]`, a number from 0 or a key in double quotes"));
                }
            }
        };
        self.cursor.skip_space();
        self.cursor.expect("]", "the index is not closed")?;
        Ok(Some(index))
    }

    /// `identity.groups[*].name` is another way to write `identity.groups.name[*]`.
    fn member_of_each(&mut self, name: &str) -> Option<(FieldId, Type)> {
        let mut ahead = self.cursor;
        if !ahead.take("[*].") {
            return None;
        }
        let member = ahead.name().ok()?;
        let field = FieldId::find(&format!("{name}.{member}"))?;
        let kind = field.field().kind.element()?;
        self.cursor = ahead;
        Some((field, kind))
    }

    fn unknown(&self, start: usize, name: &str) -> Box<Fault> {
        let is_call = self.is_at_call();
        let fields = FIELDS.iter().map(|field| field.name).filter(|_| !is_call);
        let functions = FUNCTIONS.iter().map(|function| function.name);
        let what = if is_call { "function" } else { "field" };
        let fault = self
            .cursor
            .fault_since(start, format!("unknown {what} `{name}`"))
            .nearest(nearest(name, fields.chain(functions)));
        match self.paths.is_some() && !is_call {
            true => fault.expected("a field, or `[\"name\"]` for a member of the body"),
            false => fault,
        }
    }

    fn call(&mut self, start: usize, function: &'static Function) -> Parsed<(Call, Type)> {
        self.cursor.skip_space();
        self.cursor
            .expect("(", "a function without its arguments")?;
        let mut given: Vec<Given> = Vec::new();
        loop {
            self.cursor.skip_space();
            if self.cursor.take(")") {
                break;
            }
            if !given.is_empty() {
                self.closing_or_comma()?;
                self.cursor.skip_space();
            }
            let argument = self.argument()?;
            check(function, &given, &argument)?;
            given.push(argument);
        }
        if given.len() < function.required() {
            return Err(self.cursor.fault_since(
                start,
                format!("too few arguments: {}", function.signature()),
            ));
        }
        let returns = match (&function.returns, given.first()) {
            (Returns::First, Some(first)) => first.kind,
            (Returns::First, None) => Type::STRING,
            (Returns::Always(kind), _) => *kind,
        };
        let places: Vec<_> = given.iter().map(|given| (given.start, given.end)).collect();
        let mut arguments: Vec<_> = given.into_iter().map(|given| given.argument).collect();
        if let Some(prepare) = function.prepare {
            prepare(&mut arguments).map_err(|(index, error)| {
                let (start, end) = places.get(index).copied().unwrap_or((start, start));
                Fault::new(start, end, error)
            })?;
        }
        let call = Call {
            function,
            arguments,
        };
        let kind = if call.is_each() {
            returns.array()
        } else {
            returns
        };
        Ok((call, kind))
    }

    fn closing_or_comma(&mut self) -> Parsed<()> {
        if self.cursor.take(",") {
            return Ok(());
        }
        let fault = self.cursor.fault("the argument cannot go on here");
        let is_logic = ["and", "or", "xor", "&&", "||", "^^"]
            .iter()
            .any(|word| self.cursor.rest().starts_with(word));
        Err(fault.expected(if is_logic {
            "`)`, or parentheses around the whole argument"
        } else {
            "`,` or `)`"
        }))
    }

    fn argument(&mut self) -> Parsed<Given> {
        let start = self.cursor.at();
        let (argument, kind) = self.argument_value()?;
        Ok(Given {
            argument,
            kind,
            start,
            end: self.cursor.at(),
        })
    }

    fn argument_value(&mut self) -> Parsed<(Argument, Type)> {
        if self.cursor.is_at_string() {
            let bytes = self.cursor.string()?;
            return Ok((Argument::Literal(Value::Bytes(bytes)), Type::STRING));
        }
        let rest = self.cursor.rest();
        if ["(", "!", "not"]
            .iter()
            .any(|start| rest.starts_with(start))
        {
            return self.logic().map(condition);
        }
        if let Some((literal, kind)) = self.argument_literal() {
            return Ok((Argument::Literal(literal), kind));
        }
        let operand = self.operand()?;
        if self.is_at_operator() {
            return self.comparison(operand).map(condition);
        }
        let kind = operand.kind;
        Ok((Argument::Operand(operand), kind))
    }

    /// A number, an address or `61:62`, unless it is a known name.
    fn argument_literal(&mut self) -> Option<(Value, Type)> {
        let mut ahead = self.cursor;
        let is_known = ahead
            .name()
            .is_ok_and(|name| FieldId::find(name).is_some() || Function::find(name).is_some());
        if is_known {
            return None;
        }
        let mut ahead = self.cursor;
        if let Ok(address) = ahead.address() {
            self.cursor = ahead;
            return Some((Value::Ip(address), Type::IP));
        }
        if let Some(bytes) = self.cursor.hex_bytes() {
            return Some((Value::Bytes(bytes), Type::STRING));
        }
        let mut ahead = self.cursor;
        if let Ok(number) = ahead.int() {
            self.cursor = ahead;
            return Some((Value::Int(number), Type::INT));
        }
        None
    }
}

fn condition((logic, arity): (Logic, Arity)) -> (Argument, Type) {
    let kind = match arity {
        Arity::Many => Type::BOOL.array(),
        Arity::One => Type::BOOL,
    };
    (Argument::Logic(logic), kind)
}

/// Whether the next argument may stand there.
fn check(function: &'static Function, before: &[Given], next: &Given) -> Parsed<()> {
    let fault = |message: String| Fault::new(next.start, next.end, message);
    let position = before.len();
    let Some(parameter) = function.parameter(position) else {
        return Err(fault(format!(
            "too many arguments: {}",
            function.signature()
        )));
    };
    let is_each = matches!(&next.argument, Argument::Operand(operand) if operand.is_each());
    if is_each && position > 0 {
        return Err(fault(String::from(
            "`[*]` may only stand in a function's first argument",
        )));
    }
    let is_literal = matches!(next.argument, Argument::Literal(_));
    let place = format!("argument {} of {}()", position + 1, function.name);
    match parameter.kind {
        ParameterKind::Field if is_literal => {
            return Err(fault(format!("{place} is a literal")).expected("a field or a function"));
        }
        ParameterKind::Literal if !is_literal => {
            return Err(fault(format!("{place} is not a literal")).expected("a literal"));
        }
        _ => {}
    }
    if accepts(parameter, before.first().map(|first| first.kind), next.kind) {
        return Ok(());
    }
    Err(fault(format!("{place} is of type {}", next.kind)).expected(parameter.accepts.to_string()))
}

fn accepts(parameter: &Parameter, first: Option<Type>, kind: Type) -> bool {
    match parameter.accepts {
        Accepts::Collection => kind.is_array() || kind.is_map(),
        Accepts::Element => first.and_then(Type::element) == Some(kind),
        Accepts::Joinable => kind == Type::STRING || kind.is_array(),
        Accepts::Map => kind.is_map(),
        Accepts::OneOf(kinds) => kinds.contains(&kind),
        Accepts::SameAsFirst => first == Some(kind),
        Accepts::Sized => kind == Type::STRING || kind.is_array() || kind.is_map(),
    }
}
