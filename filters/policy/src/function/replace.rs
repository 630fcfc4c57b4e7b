//! Replacing what a pattern matches.

use super::{Body, Function, Given, Parameter, STRING, TEXT, check_flags, literal_bytes};
use crate::{
    documentation::native,
    expression::{Argument, Regex, Template, Wildcard},
    value::Value,
};

pub(super) static REGEX_REPLACE: Function = Function {
    name: "regex_replace",
    doc: native(
        "The string with the first match of a regular expression replaced; `${1}` is its first group, `$$` a dollar sign.",
    ),
    parameters: &[
        Parameter::either("source", TEXT),
        Parameter::literal("pattern", TEXT),
        Parameter::literal("replacement", TEXT),
    ],
    repeats: false,
    returns: STRING,
    body: Body::Pure(regex_replace),
    prepare: Some(prepare_regex),
};

pub(super) static WILDCARD_REPLACE: Function = Function {
    name: "wildcard_replace",
    doc: native(
        "The replacement, if the whole string matches the wildcard, else the string; `${1}` is what its first `*` stands for; the flag `s` makes case count.",
    ),
    parameters: &[
        Parameter::field("source", TEXT),
        Parameter::literal("pattern", TEXT),
        Parameter::literal("replacement", TEXT),
        Parameter::literal("flags", TEXT).optional(),
    ],
    repeats: false,
    returns: STRING,
    body: Body::Pure(wildcard_replace),
    prepare: Some(prepare_wildcard),
};

fn prepare_regex(arguments: &mut Vec<Argument>) -> Result<(), (usize, String)> {
    let pattern = std::str::from_utf8(literal_bytes(arguments, 1))
        .map_err(|_| (1, String::from("a regular expression must be UTF-8")))?;
    let regex = Regex::new(pattern).map_err(|error| (1, format!("regular expression: {error}")))?;
    let groups = regex.groups();
    compiled(arguments, Argument::Regex(regex), groups)
}

fn prepare_wildcard(arguments: &mut Vec<Argument>) -> Result<(), (usize, String)> {
    check_flags(arguments, 3, "s")?;
    let is_strict = literal_bytes(arguments, 3).contains(&b's');
    let wildcard = Wildcard::new(literal_bytes(arguments, 1), is_strict)
        .map_err(|error| (1, format!("wildcard: {error}")))?;
    let groups = wildcard.groups();
    compiled(arguments, Argument::Wildcard(wildcard), groups)
}

/// Puts the compiled pattern and replacement in the place of the literals.
fn compiled(
    arguments: &mut Vec<Argument>,
    pattern: Argument,
    groups: usize,
) -> Result<(), (usize, String)> {
    let template =
        Template::new(literal_bytes(arguments, 2), groups).map_err(|error| (2, error))?;
    arguments.truncate(1);
    arguments.push(pattern);
    arguments.push(Argument::Template(template));
    Ok(())
}

fn regex_replace(given: &[Given<'_>]) -> Option<Value> {
    let source = Given::bytes(given, 0)?;
    let (Some(Given::Regex(regex)), Some(Given::Template(template))) = (given.get(1), given.get(2))
    else {
        return None;
    };
    let Some(captures) = regex.captures(source) else {
        return Some(source.into());
    };
    let whole = captures.get_match()?;
    let mut out = source.get(..whole.start())?.to_vec();
    let group = |number| {
        let span = captures.get_group(number);
        span.and_then(|span| source.get(span.range()))
            .unwrap_or_default()
    };
    template.write(group, &mut out);
    out.extend_from_slice(source.get(whole.end()..)?);
    Some(Value::Bytes(out))
}

fn wildcard_replace(given: &[Given<'_>]) -> Option<Value> {
    let source = Given::bytes(given, 0)?;
    let (Some(Given::Wildcard(wildcard)), Some(Given::Template(template))) =
        (given.get(1), given.get(2))
    else {
        return None;
    };
    let Some(stars) = wildcard.stars(source) else {
        return Some(source.into());
    };
    let mut out = Vec::new();
    let group = |number: usize| match number.checked_sub(1) {
        Some(index) => stars.get(index).copied().unwrap_or_default(),
        None => source,
    };
    template.write(group, &mut out);
    Some(Value::Bytes(out))
}
