//! Refuses what a lane cannot do as it is asked.

use detect::Profile;
use policy::{Action, Expression, Phase, Rule, RuleMode, Source};

use super::{Lane, acts};
use crate::{
    config::{ClassifierMode, Config, ConfigError, StreamMode},
    profiles::is_pattern,
};

impl Lane {
    /// Refuses what cannot be done as it is asked.
    pub(super) fn check(&self, config: &Config, path: &str) -> Result<(), ConfigError> {
        if !self.classifiers.is_empty() && config.classifiers.mode == ClassifierMode::Off {
            let which = self.classifiers.join(", ");
            let message = format!(
                "a rule or profile of {path} needs the classifier {which}, but classifiers.mode is off"
            );
            return Err(ConfigError::at("classifiers.mode", message));
        }
        if config.classifiers.mode == ClassifierMode::Remote && config.classifiers.remote.is_none()
        {
            return Err(ConfigError::at(
                "classifiers.remote",
                "remote classifiers need an address",
            ));
        }
        for (index, rule) in self.rules.rules().iter().enumerate() {
            let place = format!("{path}.rules[{index}]");
            self.check_profiles(&rule.expression, &format!("{place}.when"))?;
            self.check_unsafe_topics(&rule.expression, &format!("{place}.when"))?;
            self.check_redact(rule, config, &place)?;
            let is_of_stream = self.streams == StreamMode::Inspect && rule.phase == Phase::Response;
            // What lets pass decides for the rules behind it that act.
            if is_of_stream && (acts(rule) || lets_pass(rule) && self.response_rules_act()) {
                self.check_stream(rule, &place)?;
            }
        }
        for (index, (rule, limit)) in self.rate_limits.iter().enumerate() {
            let place = format!("{path}.rate_limits[{index}]");
            let counting = limit.counting.as_ref();
            let counting = counting.map(|counting| ("counting_expression", counting));
            for (key, when) in [("when", &rule.expression)].into_iter().chain(counting) {
                self.check_profiles(when, &format!("{place}.{key}"))?;
                self.check_unsafe_topics(when, &format!("{place}.{key}"))?;
            }
        }
        Ok(())
    }

    /// Refuses a rule that looks for a profile which is not in force: it would never match.
    fn check_profiles(&self, when: &Expression, place: &str) -> Result<(), ConfigError> {
        for field in PROFILE_FIELDS {
            for id in when.strings(field) {
                let id = String::from_utf8_lossy(id);
                if id.is_empty() || self.profiles.iter().any(|profile| profile.id == id) {
                    continue;
                }
                let names: Vec<&str> = self.profiles.iter().map(|p| p.id.as_str()).collect();
                let message = format!(
                    "the lane's profiles have none with the id {id}; they are {}",
                    names.join(", ")
                );
                return Err(ConfigError::at(place, message));
            }
        }
        Ok(())
    }

    /// Refuses a rule that looks for an unsafe topic by a name that it does not have here: it would never match.
    fn check_unsafe_topics(&self, when: &Expression, place: &str) -> Result<(), ConfigError> {
        let fields = when.fields();
        for field in fields.filter(|field| field.name.ends_with("unsafe_topic_categories")) {
            for name in when.strings(field.name) {
                let name = String::from_utf8_lossy(name);
                if name.is_empty() || self.unsafe_topics.has(&name) {
                    continue;
                }
                let message =
                    format!("no unsafe topic is called {name}: see classifiers.unsafe_topics");
                return Err(ConfigError::at(place, message));
            }
        }
        Ok(())
    }

    /// Refuses rules that are only decided at a body's end: on a stream, what they are to act on would be gone by then.
    fn check_stream(&self, rule: &Rule, place: &str) -> Result<(), ConfigError> {
        let wrong = |what: &str| {
            let message = format!(
                "{what} is known at the end of a body and cannot act on a stream; set streams: hold"
            );
            Err(ConfigError::at(format!("{place}.when"), message))
        };
        for field in rule.expression.fields() {
            if matches!(
                field.source,
                Source::ResponseBody | Source::ResponseClassifier(_)
            ) || matches!(field.name, "dlp.count" | "dlp.response.count")
            {
                return wrong(field.name);
            }
            let ends = |end| field.name.ends_with(end);
            let by_profile =
                field.name.starts_with("dlp.") && (ends("profiles") || ends("entries"));
            if let Some(profile) = self
                .profiles
                .iter()
                .find(|profile| by_profile && needs_whole_response(profile))
            {
                let id = &profile.id;
                return wrong(&match profile.judge_of_whole_texts() {
                    Some(judge) => format!("profile {id}, in which {judge} judges whole texts,"),
                    None => format!("profile {id}, which counts findings,"),
                });
            }
        }
        Ok(())
    }
}

/// Fields that hold ids of profiles.
const PROFILE_FIELDS: [&str; 3] = [
    "dlp.profiles",
    "dlp.request.profiles",
    "dlp.response.profiles",
];

/// Whether a rule keeps others from acting when it matches.
fn lets_pass(rule: &Rule) -> bool {
    rule.mode == RuleMode::Enforce && matches!(rule.action, Action::Allow | Action::Skip(_))
}

/// Whether a profile can only be judged at a response's end. Topics are not looked for in responses.
fn needs_whole_response(profile: &Profile) -> bool {
    let mut detectors = profile.detectors.iter();
    profile.allowed_match_count > 0
        || profile.together.is_some()
        || detectors.any(|id| is_pattern(id) && detect::needs_whole(id))
}
