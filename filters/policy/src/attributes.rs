//! What is known of one exchange: field number to value, everything else has its field's default.

use std::fmt;

use crate::{
    field::{FIELDS, FieldId},
    value::{Type, Value},
};

/// The facts of one exchange. Its `Debug` form names the fields that are set, never their values.
#[derive(Clone, Default, Eq, PartialEq)]
pub struct Attributes {
    /// Sorted by field.
    set: Vec<(FieldId, Value)>,
    /// While a value expression is evaluated: what its paths lead to.
    pub(crate) inputs: Vec<Value>,
}

impl Attributes {
    /// Nothing is known: every field has its default.
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets a field by its name.
    ///
    /// # Errors
    /// No field has that name, or the value is not of the field's type.
    pub fn set(&mut self, name: &str, value: impl Into<Value>) -> Result<(), AttributeError> {
        let field = FieldId::find(name).ok_or_else(|| AttributeError::unknown(name))?;
        self.set_field(field, value)
    }

    /// Sets a field.
    ///
    /// # Errors
    /// The value is not of the field's type.
    pub fn set_field(
        &mut self,
        field: FieldId,
        value: impl Into<Value>,
    ) -> Result<(), AttributeError> {
        let value = value.into();
        if !value.is(field.field().kind) {
            return Err(AttributeError::mismatch(field));
        }
        match self.set.binary_search_by_key(&field, |(id, _)| *id) {
            Ok(at) => {
                if let Some(slot) = self.set.get_mut(at) {
                    slot.1 = value;
                }
            }
            Err(at) => self.set.insert(at, (field, value)),
        }
        Ok(())
    }

    /// Sets fields from one flat JSON object, field name to value.
    ///
    /// # Errors
    /// Not an object, an unknown field, or a value of another type than its field's.
    pub fn from_json(json: &serde_json::Value) -> Result<Self, AttributeError> {
        let object = json.as_object().ok_or(AttributeError {
            text: String::from("expected one JSON object, field name to value"),
        })?;
        let mut attributes = Self::new();
        for (name, json) in object {
            let field = FieldId::find(name).ok_or_else(|| AttributeError::unknown(name))?;
            let value = Value::from_json(field.field().kind, json)
                .ok_or_else(|| AttributeError::mismatch(field))?;
            attributes.set_field(field, value)?;
        }
        Ok(attributes)
    }

    /// A field's value, or its default. `None` is nil: not known, and no default can be given.
    pub fn value(&self, field: FieldId) -> Option<&Value> {
        match self.set.binary_search_by_key(&field, |(id, _)| *id) {
            Ok(at) => self.set.get(at).map(|(_, value)| value),
            Err(_) => field.field().default_value(),
        }
    }

    /// The fields that were set.
    pub fn fields(&self) -> impl Iterator<Item = FieldId> {
        self.set.iter().map(|(field, _)| *field)
    }
}

impl fmt::Debug for Attributes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.set.iter().map(|(id, value)| (id.field().name, value)))
            .finish()
    }
}

/// A fact that has no place: an unknown field or a value of the wrong type. It names the field, never the value.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct AttributeError {
    text: String,
}

impl AttributeError {
    fn unknown(name: &str) -> Self {
        let names = FIELDS.iter().map(|field| field.name);
        Self {
            text: match crate::nearest::nearest(name, names) {
                Some(near) => format!("unknown field `{name}`; did you mean `{near}`?"),
                None => format!("unknown field `{name}`"),
            },
        }
    }

    fn mismatch(field: FieldId) -> Self {
        let kind: Type = field.field().kind;
        Self {
            text: format!("field `{}` expects a value of type {kind}", field.name()),
        }
    }
}

impl fmt::Display for AttributeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl std::error::Error for AttributeError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn defaults_are_lazy_and_typed() {
        let mut attributes = Attributes::new();
        let score = FieldId::of("cf.llm.prompt.injection_score");
        assert_eq!(attributes.value(score), Some(&Value::Int(100)));
        attributes.set_field(score, 7_i64).unwrap();
        assert_eq!(attributes.value(score), Some(&Value::Int(7)));
        assert!(attributes.set_field(score, "7").is_err());
        assert_eq!(attributes.value(FieldId::of("ip.src")), None);
    }

    #[test]
    fn names_are_checked() {
        let mut attributes = Attributes::new();
        let error = attributes.set("http.hots", "a").unwrap_err();
        assert!(error.to_string().contains("`http.host`"), "{error}");
    }

    #[test]
    fn debug_has_no_values() {
        let mut attributes = Attributes::new();
        attributes.set("http.host", "secret.example").unwrap();
        assert_eq!(
            format!("{attributes:?}"),
            r#"{"http.host": String(14 bytes)}"#
        );
    }
}
