//! `weir eval` over the documented expressions.

use serde_json::Value;

use super::cli::{lines, weir};

/// The same table as the rules language's own test.
const TABLE: &str = include_str!("../../../filters/policy/tests/ai_security.jsonl");

#[test]
fn documented_expressions_decide_as_documented() {
    for row in lines(TABLE) {
        let expression = row["expression"].as_str().unwrap();
        let fields = row["fields"].to_string();
        let said = weir(&["eval", expression, "--fields", "-"], fields);
        let wanted = format!("{}\n", row["matches"]);
        assert_eq!(said, (0, wanted, String::new()), "{row}");
        if row["fields"] == Value::Object(serde_json::Map::new()) {
            // Without fields all have their defaults.
            assert_eq!(weir(&["eval", expression], "").1, said.1, "{row}");
        }
    }
}
