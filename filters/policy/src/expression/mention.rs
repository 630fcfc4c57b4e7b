//! Which values an expression looks for in a field. What nobody can ever find there is refused at load.

use super::ast::{Argument, Call, Comparison, Logic, Operand, Order, Right, Root, Test};
use crate::{field::FieldId, value::Value};

/// Gathers the strings that a field, or one of its elements, is compared with, alone or in a set: `eq`, `ne`, `in`,
/// `has_value()`.
pub(super) struct Mentions<'m> {
    pub(super) field: FieldId,
    pub(super) strings: Vec<&'m [u8]>,
}

impl<'m> Mentions<'m> {
    pub(super) fn gather(&mut self, logic: &'m Logic) {
        match logic {
            Logic::Combine(_, parts) => parts.iter().for_each(|part| self.gather(part)),
            Logic::Compare(comparison) => self.gather_compared(comparison),
            Logic::Constant(_) => {}
            Logic::Not(part) => self.gather(part),
        }
    }

    fn gather_compared(&mut self, Comparison { left, test }: &'m Comparison) {
        if self.is_field(left) {
            match test {
                Test::In(set) => self.strings.extend(set.strings()),
                Test::Order(Order::Equal | Order::NotEqual, Right::Literal(value)) => {
                    self.add(value);
                }
                _ => {}
            }
        }
        self.gather_within(left);
    }

    fn gather_within(&mut self, operand: &'m Operand) {
        let Root::Call(call) = &operand.root else {
            return;
        };
        let Call { arguments, .. } = &**call;
        let of_field = |argument: &Argument| matches!(argument, Argument::Operand(operand) if self.is_field(operand));
        let is_asked = arguments.iter().any(of_field);
        for argument in arguments {
            match argument {
                Argument::Literal(value) if is_asked => self.add(value),
                Argument::Logic(logic) => self.gather(logic),
                Argument::Operand(operand) => self.gather_within(operand),
                _ => {}
            }
        }
    }

    fn add(&mut self, value: &'m Value) {
        if let Value::Bytes(bytes) = value {
            self.strings.push(bytes);
        }
    }

    fn is_field(&self, operand: &Operand) -> bool {
        matches!(operand.root, Root::Field(field) if field == self.field)
    }
}

#[cfg(test)]
mod tests {
    use crate::{expression::Expression, list::Lists};

    #[test]
    fn a_value_is_mentioned_wherever_it_is_compared() {
        let categories = "cf.llm.prompt.pii_categories";
        for (expression, mentions) in [
            ("any(F[*] == \"PERSON\")", true),
            ("not any(F[*] in {\"EMAIL_ADDRESS\" \"PERSON\"})", true),
            (
                "ssl and (has_value(F, \"PERSON\") or http.host eq \"a\")",
                true,
            ),
            ("F[0] ne \"PERSON\"", true),
            (
                "any(F[*] == \"EMAIL_ADDRESS\") or http.host eq \"PERSON\"",
                false,
            ),
            ("len(F) gt 0", false),
        ] {
            let source = expression.replace('F', categories);
            let parsed = Expression::parse(&source, &Lists::default()).unwrap();
            assert_eq!(
                parsed.strings(categories).contains(&b"PERSON".as_slice()),
                mentions,
                "{source}"
            );
        }
    }
}
