//! Rules as typed to rules that run: after this nothing can be wrong with them.

use std::{fmt, sync::Arc};

use crate::{
    action::{Action, ActionKind, Block, Phase, Redact, Skip},
    config::RuleConfig,
    each_once::insert,
    expression::{Expression, ExpressionError},
    list::Lists,
    ruleset::{Rule, Ruleset},
};

/// How long a block's body may be, in bytes.
pub const MAX_BLOCK_BODY_BYTES: usize = 2048;
const DEFAULT_STATUS: u16 = 403;

impl Ruleset {
    /// Compiles rules; their order is the order in which they are evaluated.
    ///
    /// # Errors
    /// Names the rule and what is wrong with it; for its expression also the place.
    pub fn compile(rules: &[RuleConfig], lists: &Lists) -> Result<Self, RulesetError> {
        let mut ids = Vec::new();
        let mut compiled = Vec::with_capacity(rules.len());
        for (index, rule) in rules.iter().enumerate() {
            let later = rules.get(index + 1..).unwrap_or_default();
            let wrong = |reason| RulesetError {
                rule: rule.id.clone(),
                reason,
            };
            if !is_id(&rule.id) {
                let text = "an id is 1 to 64 letters, digits, `_`, `-` or `.`";
                return Err(wrong(Reason::Text(String::from(text))));
            }
            if !insert(&mut ids, rule.id.as_str()) {
                return Err(wrong(Reason::Text(String::from(
                    "another rule has this id",
                ))));
            }
            compiled.push(compile(rule, later, lists).map_err(wrong)?);
        }
        Ok(Self::new(compiled))
    }
}

fn compile(rule: &RuleConfig, later: &[RuleConfig], lists: &Lists) -> Result<Rule, Reason> {
    let expression = Expression::parse(&rule.when, lists).map_err(Reason::Expression)?;
    let response_field = expression
        .fields()
        .find(|field| rule.phase == Phase::Request && field.source.is_response());
    if let Some(field) = response_field {
        return Err(Reason::Text(format!(
            "`{}` is not known in the request phase: it comes from the {}; set `phase: response`",
            field.name, field.source
        )));
    }
    Ok(Rule {
        id: Arc::from(rule.id.as_str()),
        description: rule.description.clone(),
        phase: rule.phase,
        expression,
        action: action(rule, later).map_err(Reason::Text)?,
        mode: rule.mode,
        payload_log: rule.payload_log,
        body_log: rule.body_log,
    })
}

fn action(rule: &RuleConfig, later: &[RuleConfig]) -> Result<Action, String> {
    let extras = [
        (rule.redact.is_some(), ActionKind::Redact),
        (rule.block.is_some(), ActionKind::Block),
        (rule.skip.is_some(), ActionKind::Skip),
    ];
    for (is_given, kind) in extras {
        let has_page = kind == ActionKind::Block && rule.action.is_challenge();
        if is_given && kind != rule.action && !has_page {
            let (extra, action) = (kind.as_str(), rule.action.as_str());
            return Err(format!("`{extra}` is given, but the action is `{action}`"));
        }
    }
    Ok(match rule.action {
        ActionKind::Allow => Action::Allow,
        ActionKind::Block
        | ActionKind::Challenge
        | ActionKind::JsChallenge
        | ActionKind::ManagedChallenge => Action::Block(Arc::new(block(rule)?)),
        ActionKind::Log => Action::Log,
        ActionKind::Redact => {
            let redact = rule.redact.clone().unwrap_or_default();
            Action::Redact(Arc::new(Redact {
                with: redact.with,
                profiles: redact.profiles,
                detectors: redact.detectors,
            }))
        }
        ActionKind::Skip => Action::Skip(skip(rule, later)?),
    })
}

fn block(rule: &RuleConfig) -> Result<Block, String> {
    let block = rule.block.clone().unwrap_or_default();
    let status = block.status.unwrap_or(DEFAULT_STATUS);
    if !(400..=499).contains(&status) {
        return Err(format!("status {status} is not between 400 and 499"));
    }
    let length = block.body.as_ref().map_or(0, String::len);
    if length > MAX_BLOCK_BODY_BYTES {
        return Err(format!(
            "the body has {length} bytes, more than {MAX_BLOCK_BODY_BYTES}"
        ));
    }
    Ok(Block {
        action: rule.action,
        status,
        content_type: block.content_type,
        body: block.body,
    })
}

fn skip(rule: &RuleConfig, later: &[RuleConfig]) -> Result<Skip, String> {
    let rules = rule.skip.clone().unwrap_or_default().rules;
    if rules.is_empty() {
        return Ok(Skip::Remainder);
    }
    for id in &rules {
        let is_later = |other: &RuleConfig| other.id == *id && other.phase == rule.phase;
        if !later.iter().any(is_later) {
            return Err(format!("there is no later rule `{id}` in this phase"));
        }
    }
    Ok(Skip::Rules(rules))
}

fn is_id(id: &str) -> bool {
    (1..=64).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_-.".contains(&byte))
}

/// A rule that cannot be compiled.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct RulesetError {
    rule: String,
    reason: Reason,
}

#[derive(Clone, Debug, Eq, PartialEq)]
enum Reason {
    Expression(ExpressionError),
    Text(String),
}

impl RulesetError {
    /// The rule's id.
    pub fn rule(&self) -> &str {
        &self.rule
    }

    /// What is wrong with its expression, where that is the reason.
    pub fn expression(&self) -> Option<&ExpressionError> {
        match &self.reason {
            Reason::Expression(error) => Some(error),
            Reason::Text(_) => None,
        }
    }
}

impl fmt::Display for RulesetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "rule `{}`: ", self.rule)?;
        match &self.reason {
            Reason::Expression(error) => write!(f, "when: {error}\n{}", error.snippet()),
            Reason::Text(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for RulesetError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn compile(json: serde_json::Value) -> Result<Ruleset, String> {
        let rules: Vec<RuleConfig> = serde_json::from_value(json).map_err(|e| e.to_string())?;
        Ruleset::compile(&rules, &Lists::new()).map_err(|e| e.to_string())
    }

    #[test]
    fn errors_name_the_rule() {
        let cases = [
            (
                serde_json::json!([{"id": "a", "when": "ssl", "action": "block", "block": {"status": 500}}]),
                "between 400 and 499",
            ),
            (
                serde_json::json!([{"id": "a", "when": "ssl", "action": "block", "block": {"body": "x".repeat(2049)}}]),
                "2049 bytes",
            ),
            (
                serde_json::json!([{"id": "a", "when": "ssl", "action": "block", "block": {"content_type": "image/png"}}]),
                "image/png",
            ),
            (
                serde_json::json!([{"id": "a", "when": "ssl", "action": "log", "block": {}}]),
                "the action is `log`",
            ),
            (
                serde_json::json!([{"id": "a", "when": "ssl", "action": "log", "extra": 1}]),
                "extra",
            ),
            (
                serde_json::json!([{"id": "a", "when": "ssl", "action": "log"}, {"id": "a", "when": "ssl", "action": "log"}]),
                "another rule",
            ),
            (
                serde_json::json!([{"id": "", "when": "ssl", "action": "log"}]),
                "an id is",
            ),
            (
                serde_json::json!([{"id": "a", "when": "http.response.code eq 1", "action": "log"}]),
                "phase: response",
            ),
            (
                serde_json::json!([{"id": "a", "when": "http.hots eq \"x\"", "action": "log"}]),
                "did you mean `http.host`?\nhttp.hots eq \"x\"\n^^^^^^^^^",
            ),
            (
                serde_json::json!([{"id": "a", "when": "ssl", "action": "skip", "skip": {"rules": ["a"]}}]),
                "no later rule `a`",
            ),
        ];
        for (rules, expected) in cases {
            let error = compile(rules).unwrap_err();
            assert!(error.contains(expected), "{error}");
        }
    }

    #[test]
    fn defaults() {
        let rules = compile(serde_json::json!([
            {"id": "a", "when": "ssl", "action": "block"},
            {"id": "b", "when": "ssl", "action": "redact", "redact": {"with": "mask_last4"}},
            {"id": "c", "when": "ssl", "action": "managed_challenge", "block": {"status": 429}},
        ]))
        .unwrap();
        let block = Block {
            action: ActionKind::Block,
            status: 403,
            content_type: crate::ContentType::Json,
            body: None,
        };
        assert_eq!(rules.rules()[0].action, Action::Block(Arc::new(block)));
        assert_eq!(rules.rules()[0].phase, Phase::Request);
        assert_eq!(rules.rules()[2].action.kind(), ActionKind::ManagedChallenge);
        assert!(matches!(&rules.rules()[2].action, Action::Block(page) if page.status == 429));
    }
}
