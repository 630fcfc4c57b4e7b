//! Reads the document from YAML. What is wrong is said in the words of the document, not of the library that reads it.

use serde::de::DeserializeOwned;
use serde_saphyr::{Error, MessageFormatter as _, UserMessageFormatter};

use super::{ConfigError, locate};

/// Reads all of `text`.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, ConfigError> {
    serde_saphyr::from_str(text).map_err(|error| explain(text, &error))
}

fn explain(text: &str, error: &Error) -> ConfigError {
    let message = message(error);
    let Some(location) = error.location() else {
        return ConfigError::at("", message);
    };
    let place = (location.line(), location.column());
    let path = locate::path(text, place).unwrap_or_default();
    ConfigError::at(path, message).in_place(place)
}

fn message(error: &Error) -> String {
    match error.without_snippet() {
        Error::DuplicateMappingKey { key: Some(key), .. } => {
            format!("the key `{key}` is here twice")
        }
        Error::DuplicateMappingKey { .. } => "a key is here twice".to_owned(),
        Error::Eof { .. } => "the document ends where a value belongs".to_owned(),
        Error::InvalidScalar { ty, .. } => {
            let wanted = match *ty {
                "boolean" => "true or false",
                "floating point" => "a number",
                unsigned if unsigned.starts_with('u') => "a whole number, 0 or more",
                _ => "a whole number",
            };
            format!("{wanted} belongs here")
        }
        Error::MultipleDocuments { .. } => "a second document begins here".to_owned(),
        Error::SerdeMissingField { field, .. } => format!("the key `{field}` is missing"),
        Error::SerdeUnknownField {
            field, expected, ..
        } => unknown("key", field, expected),
        Error::SerdeUnknownVariant {
            variant, expected, ..
        } => unknown("value", variant, expected),
        Error::Unexpected { expected, .. } => {
            let wanted = match *expected {
                "mapping start" => "a mapping (`key: value`)",
                "sequence start" => "a list",
                other => other,
            };
            format!("{wanted} belongs here")
        }
        Error::UnknownAnchor { .. } => "there is no anchor of that name before".to_owned(),
        other => UserMessageFormatter.format_message(other).into_owned(),
    }
}

fn unknown(what: &str, given: &str, known: &[&str]) -> String {
    format!("unknown {what} `{given}`; known here: {}", known.join(", "))
}

#[cfg(test)]
mod tests {
    use crate::Config;

    #[test]
    fn what_is_wrong_is_said_with_its_place_and_its_field() {
        let lane = "version: 1\nlanes:\n  llm_gateway:\n";
        for (text, wanted) in [
            (
                format!("{lane}    mode: enforcd\n"),
                "w.yaml:4:11: lanes.llm_gateway.mode: unknown value `enforcd`; known here: enforce, observe",
            ),
            (
                format!("{lane}    rules:\n    - id: a\n      actoin: block\n"),
                "w.yaml:6:7: lanes.llm_gateway.rules[0].actoin: unknown key `actoin`; known here: id, ",
            ),
            (
                format!("{lane}    rules: {{}}\n"),
                "w.yaml:4:12: lanes.llm_gateway.rules: a list belongs here",
            ),
            (
                format!("{lane}   rules\n"),
                "w.yaml:4:4: lanes.llm_gateway: a mapping (`key: value`) belongs here",
            ),
            (
                "version: 1\nversion: 1\n".to_owned(),
                "w.yaml:2:1: the key `version` is here twice",
            ),
            (
                "version: 1\nlimits: {max_body_bytes: -1}\n".to_owned(),
                "w.yaml:2:26: limits.max_body_bytes: a whole number, 0 or more belongs here",
            ),
            (
                "lanes: {}\n".to_owned(),
                "w.yaml:1:1: the key `version` is missing",
            ),
            (
                "version: 1\nlanes: *x\n".to_owned(),
                "w.yaml:2:8: there is no anchor of that name before",
            ),
            (
                "version: 1\n---\nversion: 2\n".to_owned(),
                "w.yaml:3:1: a second document begins here",
            ),
            (
                String::new(),
                "w.yaml:1:1: the document ends where a value belongs",
            ),
        ] {
            let error = Config::from_yaml(&text).unwrap_err();
            let said = error.in_document("w.yaml", &text);
            assert!(said.starts_with(wanted), "{said}");
            assert!(!said.contains('\n') && !said.contains("<input>"), "{said}");
        }
    }
}
