//! One expression over given fields, outside any exchange: `weir eval`.

use policy::{Attributes, Expression, Lists};

/// Parses and type-checks an expression.
///
/// # Errors
/// Names line and column, what was expected, and the nearest known name.
pub fn check(expression: &str) -> Result<(), String> {
    Expression::parse(expression, &Lists::default())
        .map(|_| ())
        .map_err(|e| e.to_string())
}

/// Evaluates an expression over one flat JSON object, field name to value; absent fields have their defaults.
///
/// # Errors
/// A bad expression (line and column), bad JSON, an unknown field or a value of the wrong type.
pub fn matches(expression: &str, fields: &str) -> Result<bool, String> {
    let expression = Expression::parse(expression, &Lists::default()).map_err(|e| e.to_string())?;
    let json: serde_json::Value =
        serde_json::from_str(fields).map_err(|e| format!("fields: {e}"))?;
    let attributes = Attributes::from_json(&json).map_err(|e| format!("fields: {e}"))?;
    Ok(expression.matches(&attributes))
}
