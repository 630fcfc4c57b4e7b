//! The expressions of Cloudflare's documentation of AI Security for Apps, every operator that it uses, and what it says of prompts that
//! were not scored: each is read and decides as documented. `weir eval` is put to the same table.

use policy::{Attributes, Expression, Lists};
use serde::Deserialize;

const TABLE: &str = include_str!("ai_security.jsonl");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    expression: String,
    fields: serde_json::Value,
    matches: bool,
}

#[test]
fn documented_expressions_decide_as_documented() {
    let mut rows = 0;
    for line in TABLE.lines() {
        let row: Row = serde_json::from_str(line).unwrap();
        let expression = Expression::parse(&row.expression, &Lists::new());
        let expression = expression.unwrap_or_else(|error| panic!("{line}: {error}"));
        let facts =
            Attributes::from_json(&row.fields).unwrap_or_else(|error| panic!("{line}: {error}"));
        assert_eq!(expression.matches(&facts), row.matches, "{line}");
        rows += 1;
    }
    assert!(rows > 80, "{rows}");
}
