//! Many cases from one: a case with `each` (and `and_each`) rows becomes one case per row, or pair of rows, `{{key}}`
//! replaced everywhere by the row's value.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

/// The cases that `case` stands for.
pub(crate) fn expand(case: Value) -> Result<Vec<Value>> {
    let Value::Object(mut map) = case else {
        bail!("a case is a map");
    };
    let each = rows(map.remove("each"))?;
    let and_each = rows(map.remove("and_each"))?;
    let template = Value::Object(map);
    let mut out = Vec::new();
    for a in &each {
        for b in &and_each {
            let mut row = a.clone();
            row.extend(b.clone());
            out.push(fill(&template, &row));
        }
    }
    Ok(out)
}

/// No `each` is one empty row.
fn rows(value: Option<Value>) -> Result<Vec<Map<String, Value>>> {
    match value {
        None => Ok(vec![Map::new()]),
        Some(v) => serde_json::from_value(v).context("`each` is a list of maps"),
    }
}

fn fill(template: &Value, row: &Map<String, Value>) -> Value {
    match template {
        Value::String(text) => fill_text(text, row),
        Value::Array(items) => Value::Array(items.iter().map(|v| fill(v, row)).collect()),
        Value::Object(map) => Value::Object(
            map.iter()
                .map(|(k, v)| (as_text(fill_text(k, row)), fill(v, row)))
                .collect(),
        ),
        other => other.clone(),
    }
}

/// A text that is nothing but one placeholder becomes the value itself, whatever its type.
fn fill_text(text: &str, row: &Map<String, Value>) -> Value {
    let whole = text.strip_prefix("{{").and_then(|t| t.strip_suffix("}}"));
    if let Some((key, value)) = whole.and_then(|key| row.get_key_value(key)) {
        // The value may name other keys of the row, and not itself.
        let mut others = row.clone();
        others.remove(key);
        return fill(value, &others);
    }
    let mut out = text.to_owned();
    // Twice: a row's value may name another of its keys.
    for _ in 0..2 {
        for (key, value) in row {
            out = out.replace(&format!("{{{{{key}}}}}"), &as_text(value.clone()));
        }
    }
    Value::String(out)
}

fn as_text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn rows_multiply() {
        let case = json!({"name": "{{a}} {{b}}", "n": "{{b}}", "each": [{"a": "x"}, {"a": "y"}], "and_each": [{"b": 1}, {"b": 2}]});
        let cases = expand(case).unwrap();
        assert_eq!(cases.len(), 4);
        assert_eq!(cases[3], json!({"name": "y 2", "n": 2}));
    }

    #[test]
    fn a_case_without_rows_is_itself() {
        let case = json!({"name": "plain {{kept}}"});
        assert_eq!(expand(case.clone()).unwrap(), vec![case]);
    }
}
