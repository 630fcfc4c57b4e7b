//! Which values an expression looks for in a field. What nobody can ever find there is refused at load.

use super::ast::{Argument, Call, Comparison, Logic, Operand, Order, Right, Root, Test};
use crate::{field::FieldId, value::Value};

/// A value that is looked for in a field.
pub(super) struct Mention<'m> {
    pub(super) field: FieldId,
    pub(super) value: &'m Value,
}

impl Mention<'_> {
    /// Whether the field, or one of its elements, is compared with the value, alone or in a set: `eq`, `ne`, `in`,
    /// `has_value()`.
    pub(super) fn is_in(&self, logic: &Logic) -> bool {
        match logic {
            Logic::Combine(_, parts) => parts.iter().any(|part| self.is_in(part)),
            Logic::Compare(comparison) => self.is_compared(comparison),
            Logic::Constant(_) => false,
            Logic::Not(part) => self.is_in(part),
        }
    }

    fn is_compared(&self, Comparison { left, test }: &Comparison) -> bool {
        let named = match test {
            Test::In(set) => set.contains(self.value),
            Test::Order(Order::Equal | Order::NotEqual, Right::Literal(value)) => {
                value == self.value
            }
            _ => false,
        };
        named && self.is_field(left) || self.is_within(left)
    }

    fn is_within(&self, operand: &Operand) -> bool {
        let Root::Call(call) = &operand.root else {
            return false;
        };
        let Call { arguments, .. } = &**call;
        let of_field = |argument: &Argument| matches!(argument, Argument::Operand(operand) if self.is_field(operand));
        let named = |argument: &Argument| matches!(argument, Argument::Literal(value) if value == self.value);
        arguments.iter().any(of_field) && arguments.iter().any(named)
            || arguments.iter().any(|argument| match argument {
                Argument::Logic(logic) => self.is_in(logic),
                Argument::Operand(operand) => self.is_within(operand),
                _ => false,
            })
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
            assert_eq!(parsed.mentions(categories, "PERSON"), mentions, "{source}");
        }
    }
}
