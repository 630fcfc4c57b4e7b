//! Ordered rules, evaluated to a verdict.
//!
//! `log` and `redact` go on, `allow` and `block` end the phase, `skip` leaves out the rules it names or ends the phase.
//! A rule in log mode does nothing of that.

use std::sync::Arc;

use crate::{
    action::{Action, Phase, RuleMode, Skip},
    attributes::Attributes,
    each_once::each_once,
    expression::Expression,
    field::{FieldId, Source},
    verdict::{Decision, Effect, Redaction, RuleMatch, Verdict},
};

/// One rule, compiled.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Names it in events.
    pub id: Arc<str>,
    /// For people.
    pub description: String,
    /// Which half of the exchange it decides about.
    pub phase: Phase,
    /// The condition.
    pub expression: Expression,
    /// What it does.
    pub action: Action,
    /// Whether it does it.
    pub mode: RuleMode,
    /// Whether what was found is logged, sealed, where it matches.
    pub payload_log: bool,
    /// Whether the whole body is, where it matches.
    pub body_log: bool,
}

impl Rule {
    /// What must be known before it can be evaluated.
    pub fn sources(&self) -> impl Iterator<Item = Source> {
        self.expression.fields().map(|field| field.source)
    }

    /// The fields that it reads and a classifier fills (or helps to fill), and which.
    pub fn classifiers(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        let fields = self.expression.fields();
        fields.filter_map(|field| Some((field.name, field.source.classifier()?)))
    }

    /// Whether it reads the field of that name.
    pub fn reads(&self, field: &str) -> bool {
        FieldId::find(field).is_some_and(|id| self.expression.field_ids().contains(&id))
    }

    /// Whether it can change the exchange: it enforces, and blocks or redacts.
    pub fn acts(&self) -> bool {
        let changes = matches!(self.action, Action::Block(_) | Action::Redact(_));
        self.mode == RuleMode::Enforce && changes
    }

    /// What is recorded of it where it matches.
    pub fn matched(&self) -> RuleMatch {
        RuleMatch {
            rule: Arc::clone(&self.id),
            action: self.action.kind(),
            effect: match self.mode {
                RuleMode::Enforce => Effect::Applied,
                RuleMode::Log => Effect::WouldApply,
            },
        }
    }

    /// Whether its match changes which rules come after it.
    fn is_ending(&self) -> bool {
        self.mode == RuleMode::Enforce
            && matches!(
                self.action,
                Action::Allow | Action::Block(_) | Action::Skip(_)
            )
    }
}

/// Rules in order. Immutable; shared by all exchanges.
#[derive(Clone, Debug, Default)]
pub struct Ruleset {
    rules: Vec<Rule>,
    /// What any of them reads, sorted.
    fields: Vec<FieldId>,
}

impl Ruleset {
    pub(crate) fn new(rules: Vec<Rule>) -> Self {
        let ids = rules.iter().flat_map(|rule| rule.expression.field_ids());
        let fields = each_once(ids.copied());
        Self { rules, fields }
    }

    /// The rules in order.
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// The rules of one phase, in order.
    pub fn phase(&self, phase: Phase) -> impl Iterator<Item = &Rule> {
        self.rules.iter().filter(move |rule| rule.phase == phase)
    }

    /// Whether any rule reads the field of that name.
    pub fn reads(&self, field: &str) -> bool {
        FieldId::find(field).is_some_and(|id| self.reads_field(id))
    }

    /// Whether any rule reads that field.
    pub fn reads_field(&self, field: FieldId) -> bool {
        self.fields.binary_search(&field).is_ok()
    }

    /// Whether a rule of this phase can change the exchange.
    pub fn acts(&self, phase: Phase) -> bool {
        self.phase(phase).any(Rule::acts)
    }

    /// The classifiers that fill (or help to fill) what rules of this phase read, sorted, each once.
    pub fn classifiers(&self, phase: Phase) -> Vec<&'static str> {
        let fields = self.phase(phase).flat_map(Rule::classifiers);
        each_once(fields.map(|(_, id)| id))
    }

    /// Whether a rule of this phase reads something that is only known with the phase's own body.
    pub fn needs_body(&self, phase: Phase) -> bool {
        let is_response = phase == Phase::Response;
        self.phase(phase).flat_map(Rule::sources).any(|source| {
            source == Source::Detectors
                || source.needs_body() && source.is_response() == is_response
        })
    }

    /// What the rules of a phase decide when everything is known that will be known.
    pub fn evaluate(&self, phase: Phase, facts: &Attributes) -> Verdict {
        self.run(phase, facts, |_| true).unwrap_or_default()
    }

    /// What the rules of a phase decide now that only some sources are known: `Some` as soon as nothing that is still
    /// unknown can change the decision (then no more has to be read and no classifier asked).
    ///
    /// A rule that only logs needs its facts like any other: only a block, which ends the exchange, does without them.
    /// Such rules are then not in [`Verdict::matches`].
    pub fn decide_early(
        &self,
        phase: Phase,
        facts: &Attributes,
        is_known: impl Fn(Source) -> bool,
    ) -> Option<Verdict> {
        self.run(phase, facts, is_known)
    }

    fn run(
        &self,
        phase: Phase,
        facts: &Attributes,
        is_known: impl Fn(Source) -> bool,
    ) -> Option<Verdict> {
        let mut verdict = Verdict::default();
        let mut skipped: Vec<&str> = Vec::new();
        let mut is_any_open = false;
        for rule in self.phase(phase) {
            if skipped.contains(&&*rule.id) {
                continue;
            }
            if !rule.sources().all(&is_known) {
                if rule.is_ending() {
                    return None;
                }
                is_any_open = true;
                continue;
            }
            if !rule.expression.matches(facts) {
                continue;
            }
            verdict.matches.push(rule.matched());
            if rule.mode == RuleMode::Log {
                continue;
            }
            match &rule.action {
                Action::Skip(Skip::Rules(ids)) => skipped.extend(ids.iter().map(String::as_str)),
                action => verdict.apply(rule, action),
            }
            if verdict.decision != Decision::Pass {
                break;
            }
        }
        let is_block = matches!(verdict.decision, Decision::Block { .. });
        (is_block || !is_any_open).then_some(verdict)
    }
}

impl Verdict {
    fn apply(&mut self, rule: &Rule, action: &Action) {
        let id = Arc::clone(&rule.id);
        match action {
            Action::Allow => self.decision = Decision::Allow { rule: id },
            Action::Block(block) => {
                self.decision = Decision::Block {
                    rule: id,
                    block: Arc::clone(block),
                };
            }
            Action::Redact(redact) => self.redactions.push(Redaction {
                rule: id,
                redact: Arc::clone(redact),
            }),
            Action::Skip(_) => self.decision = Decision::Skip { rule: id },
            Action::Log => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{action::ActionKind, config::RuleConfig, list::Lists};

    fn rules(json: serde_json::Value) -> Ruleset {
        let rules: Vec<RuleConfig> = serde_json::from_value(json).unwrap();
        Ruleset::compile(&rules, &Lists::new()).unwrap()
    }

    fn facts(json: serde_json::Value) -> Attributes {
        Attributes::from_json(&json).unwrap()
    }

    fn matched(verdict: &Verdict) -> Vec<&str> {
        verdict.matches.iter().map(|m| &*m.rule).collect()
    }

    #[test]
    fn redactions_add_up_and_the_first_end_wins() {
        let rules = rules(serde_json::json!([
            {"id": "log", "when": "ssl", "action": "log"},
            {"id": "one", "when": "ssl", "action": "redact", "redact": {"profiles": ["a"]}},
            {"id": "two", "when": "ssl", "action": "redact", "redact": {"with": "hash"}},
            {"id": "would", "when": "ssl", "action": "block", "mode": "log"},
            {"id": "block", "when": "ssl", "action": "block", "block": {"status": 451}},
            {"id": "never", "when": "ssl", "action": "allow"},
            {"id": "other", "phase": "response", "when": "ssl", "action": "allow"},
        ]));
        let verdict = rules.evaluate(Phase::Request, &facts(serde_json::json!({"ssl": true})));
        assert_eq!(matched(&verdict), ["log", "one", "two", "would", "block"]);
        assert_eq!(verdict.redactions.len(), 2);
        assert!(
            matches!(&verdict.decision, Decision::Block { rule, block } if &**rule == "block" && block.status == 451)
        );
        assert_eq!(verdict.matches[3].effect, Effect::WouldApply);
        assert_eq!(verdict.matches[3].action, ActionKind::Block);
        let verdict = rules.evaluate(Phase::Request, &Attributes::new());
        assert_eq!(verdict, Verdict::default());
    }

    #[test]
    fn skip_leaves_out_some_or_all() {
        let rules = rules(serde_json::json!([
            {"id": "some", "when": "ssl", "action": "skip", "skip": {"rules": ["b"]}},
            {"id": "b", "when": "ssl", "action": "block"},
            {"id": "c", "when": "ssl", "action": "log"},
            {"id": "rest", "when": "ssl", "action": "skip"},
            {"id": "d", "when": "ssl", "action": "block"},
        ]));
        let verdict = rules.evaluate(Phase::Request, &facts(serde_json::json!({"ssl": true})));
        assert_eq!(matched(&verdict), ["some", "c", "rest"]);
        assert!(matches!(verdict.decision, Decision::Skip { .. }));
    }

    #[test]
    fn decides_early_only_what_cannot_change() {
        let head = |source| !Source::needs_body(source);
        let body_allow = serde_json::json!({"id": "body", "when": "llm.stream", "action": "allow"});
        let body_redact =
            serde_json::json!({"id": "body", "when": "llm.stream", "action": "redact"});
        let body_log = serde_json::json!({"id": "body", "when": "llm.stream", "action": "log"});
        let block = serde_json::json!({"id": "head", "when": "ssl", "action": "block"});
        let allow = serde_json::json!({"id": "head", "when": "ssl", "action": "allow"});
        let facts = facts(serde_json::json!({"ssl": true}));
        let decide = |rules: Ruleset| rules.decide_early(Phase::Request, &facts, head);
        assert!(decide(rules(serde_json::json!([body_allow, block]))).is_none());
        assert!(decide(rules(serde_json::json!([block, body_allow]))).is_some());
        assert!(decide(rules(serde_json::json!([body_redact, block]))).is_some());
        assert!(decide(rules(serde_json::json!([body_redact, allow]))).is_none());
        assert!(decide(rules(serde_json::json!([body_log, block]))).is_some());
        assert!(decide(rules(serde_json::json!([body_log]))).is_none());
        assert!(decide(rules(serde_json::json!([allow, body_log]))).is_some());
    }

    #[test]
    fn says_what_it_needs() {
        let rules = rules(serde_json::json!([
            {"id": "a", "when": "cf.llm.prompt.unsafe_topic_detected or cf.llm.prompt.pii_detected", "action": "block"},
            {"id": "b", "phase": "response", "when": "http.response.code eq 200", "action": "log"},
        ]));
        assert_eq!(rules.classifiers(Phase::Request), ["pii_ner", "prompt"]);
        assert!(rules.classifiers(Phase::Response).is_empty());
        assert!(rules.needs_body(Phase::Request) && !rules.needs_body(Phase::Response));
        assert!(rules.acts(Phase::Request) && !rules.acts(Phase::Response));
        assert!(rules.reads("http.response.code") && !rules.reads("ssl"));
    }
}
