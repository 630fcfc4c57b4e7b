//! The Rules language against the real parser, wirefilter, and against what Cloudflare's reference says of values.
//!
//! `oracle/expressions.jsonl`: expressions and whether they are valid. Where the real parser thinks otherwise, `differs`
//! gives the reason; a difference that is not listed, or no longer exists, fails.
//! `oracle/evaluations.jsonl`: expressions, facts, and whether they match.

use std::{
    io::Write,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, anyhow, ensure};
use policy::{Attributes, Expression, ListItem, Lists};
use serde::Deserialize;

const EXPRESSIONS: &str = include_str!("oracle/expressions.jsonl");
const EVALUATIONS: &str = include_str!("oracle/evaluations.jsonl");

/// Reads JSON strings, a line each; writes `null` or the error for each.
const ASK: &str = "
import json, sys
from octorules_wirefilter import parse_expression
for line in sys.stdin:
    print(json.dumps(parse_expression(json.loads(line)).get('error')))
";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    expression: String,
    valid: bool,
    /// Why the real parser says the opposite.
    differs: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Evaluation {
    expression: String,
    #[serde(default)]
    fields: serde_json::Map<String, serde_json::Value>,
    matches: bool,
}

#[test]
fn expressions_are_valid_or_not() -> Result<()> {
    let cases: Vec<Case> = lines(EXPRESSIONS)?;
    let lists = lists();
    let valid = cases.iter().filter(|case| case.valid).count();
    ensure!(valid > 300 && cases.len() - valid > 300, "too few cases");
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let parsed = Expression::parse(&case.expression, &lists);
            (parsed.is_ok() != case.valid).then(|| (&case.expression, parsed.err()))
        })
        .collect();
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn errors_point_into_the_expression() -> Result<()> {
    let lists = lists();
    for Case { expression, .. } in lines::<Case>(EXPRESSIONS)? {
        let Err(error) = Expression::parse(&expression, &lists) else {
            continue;
        };
        let line = expression.split('\n').nth(error.line() - 1);
        let length = line.context("a line that is not there")?.chars().count();
        ensure!(error.column() <= length + 1, "{expression}: {error}");
        ensure!(!error.message().is_empty(), "{expression}: no message");
        ensure!(error.snippet().contains('^'), "{expression}: no caret");
    }
    Ok(())
}

#[test]
fn expressions_match_or_not() -> Result<()> {
    let lists = lists();
    for case in lines::<Evaluation>(EVALUATIONS)? {
        let text = &case.expression;
        let facts = Attributes::from_json(&case.fields.into()).with_context(|| text.clone())?;
        let expression = Expression::parse(text, &lists).with_context(|| text.clone())?;
        ensure!(
            expression.matches(&facts) == case.matches,
            "{text} on {facts:?}: expected {}",
            case.matches
        );
    }
    Ok(())
}

#[test]
fn the_real_parser_agrees() -> Result<()> {
    let cases: Vec<Case> = lines(EXPRESSIONS)?;
    let errors = ask(&cases)?;
    ensure!(cases.len() == errors.len(), "{} answers", errors.len());
    let wrong: Vec<_> = cases
        .iter()
        .zip(errors)
        .filter(|(case, error)| (case.valid == error.is_none()) == case.differs.is_some())
        .map(|(case, error)| (&case.expression, case.valid, error))
        .collect();
    ensure!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

/// The real parser's error for each expression, `None` where it takes it.
fn ask(cases: &[Case]) -> Result<Vec<Option<String>>> {
    let python = artefacts::python_env(&["octorules-wirefilter"])?;
    let mut child = Command::new(python)
        .args(["-c", ASK])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let input: String = cases
        .iter()
        .map(|case| format!("{}\n", serde_json::json!(case.expression)))
        .collect();
    // Everything is written before anything is read here: a thread keeps both pipes moving.
    let mut pipe = child.stdin.take().context("no pipe")?;
    let writer = std::thread::spawn(move || pipe.write_all(input.as_bytes()));
    let output = child.wait_with_output()?;
    ensure!(output.status.success(), "python: {}", output.status);
    writer.join().map_err(|_| anyhow!("the writer stopped"))??;
    lines(std::str::from_utf8(&output.stdout)?)
}

/// The lists that the expressions name.
fn lists() -> Lists {
    let mut lists = Lists::new();
    for (name, texts) in [
        ("foo", &[][..]),
        ("foo.bar", &[]),
        ("foo-bar", &[]),
        ("l", &[]),
        ("office", &["10.0.0.0/8"]),
        ("hosts", &["b.example", "a.example"]),
        ("ports", &["80", "8000..8009"]),
    ] {
        let items = texts.iter().map(|text| ListItem::Text(String::from(*text)));
        lists.insert(name, items.collect());
    }
    lists
}

fn lines<T: for<'de> Deserialize<'de>>(text: &str) -> Result<Vec<T>> {
    text.lines()
        .map(|line| serde_json::from_str(line).with_context(|| String::from(line)))
        .collect()
}
