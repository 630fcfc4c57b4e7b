//! What a lane's rules and profiles ask of the classifiers. What no classifier will be asked about is refused: of responses they
//! tell only unsafe topics.

use std::collections::BTreeSet;

use detect::{DetectorId, Profile, is_topic};
use policy::{Field, FieldId, Phase, Rule, Ruleset, Source};

use crate::{
    classifiers::{self, CUSTOM_TOPICS, PROMPT},
    config::{ClassifierMode, Config, ConfigError},
    profiles::has_pattern,
};

/// The classifiers that rules need about the request. A field that a classifier alone fills needs it, and so does a value that only it can
/// find; what detectors fill too only uses it where the document says where classifiers run. `path` is the rules'.
pub(crate) fn of_rules(
    rules: &Ruleset,
    profiles: &[Profile],
    config: &Config,
    path: &str,
) -> Result<Vec<&'static str>, ConfigError> {
    let mode = config.classifiers.mode;
    let mut needed = Vec::new();
    for (index, rule) in rules.rules().iter().enumerate() {
        let wrong = |message| ConfigError::at(format!("{path}[{index}].when"), message);
        for field in rule.expression.fields() {
            needed.extend(of_field(rule, field, profiles, mode).map_err(wrong)?);
        }
    }
    if config.custom_topics.is_empty() {
        // There is nothing to ask for: the field stays empty.
        needed.retain(|id| *id != CUSTOM_TOPICS);
    }
    Ok(needed)
}

fn of_field(
    rule: &Rule,
    field: &Field,
    profiles: &[Profile],
    mode: ClassifierMode,
) -> Result<Option<&'static str>, String> {
    let name = field.name;
    let is_answer = match field.source {
        Source::Classifier(_) if rule.phase == Phase::Response => {
            return Err(format!(
                "{name} is about the prompt: it is known in the request phase only"
            ));
        }
        Source::Classifier(id) => return Ok(Some(id)),
        // The filter's own score stands where nobody is asked, and answers are another call.
        Source::RequestModel(_) | Source::ResponseClassifier(_) => return Ok(None),
        Source::ResponseDetectors => true,
        Source::Detectors => rule.phase == Phase::Response,
        _ => false,
    };
    let only_classified = mentioned(rule, name, profiles);
    match (only_classified, field.source) {
        (Some(what), _) if is_answer => Err(format!(
            "{what} is found by a classifier only, and classifiers are asked about prompts, not about answers"
        )),
        (Some(_), Source::RequestDetectors(id)) => Ok(id),
        (None, Source::RequestDetectors(id)) if mode.is_chosen() => Ok(id),
        _ => Ok(None),
    }
}

/// The classifiers that rules need about the response.
pub(crate) fn of_responses(rules: &Ruleset) -> Vec<&'static str> {
    let fields = rules
        .rules()
        .iter()
        .flat_map(|rule| rule.expression.fields());
    let ids = fields.filter_map(|field| match field.source {
        Source::ResponseClassifier(id) => Some(id),
        _ => None,
    });
    ids.collect()
}

/// What the classifier of prompts has to tell for these fields and profiles: topics by their ids, `prompt.injection`; `unsafe`, `content`
/// and `intent` where any of these is read.
pub(crate) fn of_prompts(
    fields: &BTreeSet<&'static str>,
    profiles: &[Profile],
) -> BTreeSet<&'static str> {
    let by_field = read(fields).filter_map(|field| match field.source {
        Source::Classifier(PROMPT) | Source::ResponseClassifier(PROMPT) => {
            let kinds = ["unsafe", "content", "intent"];
            kinds.into_iter().find(|kind| field.name.contains(kind))
        }
        _ => None,
    });
    let detectors = profiles.iter().flat_map(|profile| &profile.detectors);
    let by_profile = detectors.filter_map(classifiers::of_prompts);
    by_field.chain(by_profile).collect()
}

/// The classifiers that are asked where the filter's own model is not sure of what is read.
pub(crate) fn of_unsure(
    fields: &BTreeSet<&'static str>,
    mode: ClassifierMode,
) -> Vec<&'static str> {
    let ids = read(fields).filter_map(|field| match field.source {
        Source::RequestModel(id) if mode.is_chosen() => Some(id),
        _ => None,
    });
    ids.collect()
}

/// The fields of these names.
fn read(names: &BTreeSet<&'static str>) -> impl Iterator<Item = &'static Field> {
    let ids = names.iter().filter_map(|name| FieldId::find(name));
    ids.map(FieldId::field)
}

/// A value that the rule looks for in the field and only a classifier can find.
fn mentioned<'p>(rule: &Rule, field: &str, profiles: &'p [Profile]) -> Option<&'p str> {
    let strings = rule.expression.strings(field);
    let is_mentioned = |text: &&str| strings.contains(&text.as_bytes());
    match field.rsplit('.').next() {
        Some("pii_categories") => classifiers::own_categories().find(is_mentioned),
        Some("detectors" | "entries") => {
            let named = profiles.iter().flat_map(|profile| &profile.detectors);
            let topics = named.map(DetectorId::as_str).filter(|id| is_topic(id));
            let ids = classifiers::detector_ids().map(|id| -> &'p str { id });
            ids.chain(topics).find(is_mentioned)
        }
        Some("profiles") => {
            let without = profiles.iter().filter(|profile| !has_pattern(profile));
            without
                .map(|profile| profile.id.as_str())
                .find(is_mentioned)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::{Config, ConfigError, Lane, LaneKind};

    fn lane(mode: Option<&str>, rule: &Value) -> Result<Vec<&'static str>, ConfigError> {
        let mut rule = rule.clone();
        rule["id"] = json!("a");
        let mut config = json!({
            "version": 1,
            "profiles": [
                { "id": "people", "detectors": ["pii.person", "pii.address"] },
                { "id": "contacts", "detectors": ["pii.person", "pii.email"] },
            ],
            "lanes": { "llm_gateway": { "profiles": [], "rules": [rule] } },
        });
        if rule["when"]
            .as_str()
            .is_some_and(|when| when.contains("dlp"))
        {
            config["lanes"]["llm_gateway"]["profiles"] = json!(["people", "contacts"]);
        }
        if let Some(mode) = mode {
            config["classifiers"] = json!({ "mode": mode });
        }
        let config = Config::from_json(&config.to_string()).unwrap();
        Lane::compile(&config, LaneKind::LlmGateway).map(|lane| lane.classifiers().to_vec())
    }

    #[test]
    fn what_only_a_classifier_finds_is_refused_for_answers() {
        for when in [
            "any(cf.llm.response.pii_categories[*] == \"PERSON\")",
            "any(cf.llm.response.pii_categories[*] in {\"EMAIL_ADDRESS\" \"LOCATION\"})",
            "any(dlp.profiles[*] == \"people\")",
            "any(dlp.response.profiles[*] == \"people\")",
            "any(dlp.response.detectors[*] == \"pii.person\")",
            "any(dlp.entries[*] == \"pii.person\")",
        ] {
            let rule = json!({ "phase": "response", "when": when, "action": "block" });
            let error = lane(Some("in_process"), &rule).unwrap_err();
            assert_eq!(error.path(), "lanes.llm_gateway.rules[0].when", "{when}");
            assert!(error.message().contains("by a classifier only"), "{error}");
        }
        for when in [
            "any(cf.llm.response.pii_categories[*] == \"EMAIL_ADDRESS\")",
            "any(dlp.response.profiles[*] == \"contacts\")",
            "any(dlp.request.profiles[*] == \"people\")",
        ] {
            let rule = json!({ "phase": "response", "when": when, "action": "log" });
            assert!(lane(Some("in_process"), &rule).is_ok(), "{when}");
        }
    }

    #[test]
    fn a_redaction_of_answers_by_a_classifier_only_is_refused() {
        let redact = |profile: &str| json!({ "phase": "response", "when": "len(dlp.profiles) gt 0", "action": "redact", "redact": { "with": "mask", "profiles": [profile] } });
        let error = lane(Some("in_process"), &redact("people")).unwrap_err();
        assert_eq!(
            error.path(),
            "lanes.llm_gateway.rules[0].redact.profiles[0]"
        );
        assert!(lane(Some("in_process"), &redact("contacts")).is_ok());
    }

    #[test]
    fn a_category_that_only_a_classifier_finds_needs_it_in_prompts() {
        let rule = |category: &str| json!({ "when": format!("any(cf.llm.prompt.pii_categories[*] == \"{category}\")"), "action": "block" });
        assert_eq!(lane(None, &rule("PERSON")).unwrap(), ["pii_ner"]);
        assert!(lane(None, &rule("EMAIL_ADDRESS")).unwrap().is_empty());
        let everywhere = lane(Some("in_process"), &rule("EMAIL_ADDRESS")).unwrap();
        assert_eq!(everywhere, ["pii_ner"]);
        let off = lane(Some("off"), &rule("PERSON")).unwrap_err();
        assert_eq!(off.path(), "classifiers.mode");
    }
}
