//! Turns one lane of the document into what runs: nothing in it can be invalid afterwards.

mod ask;
mod check;
mod rate_limits;

use std::{collections::BTreeSet, sync::Arc};

use detect::{Confidence, DetectorId, Finding, OWN_TOPICS, Profile, Scanner};
use policy::{Action, Phase, RedactWith, Rule, RuleConfig, RuleMode, Ruleset};

use self::rate_limits::at_its_rule;
pub(crate) use self::{
    ask::parts,
    rate_limits::{RateLimit, RateLimits, TOKEN_COUNT},
};
use crate::{
    classifier::ClassifierTopic,
    classifiers::{self},
    config::{
        ClassifierMode, Config, ConfigError, FailureMode, IdentityConfig, LaneConfig, LaneKind,
        Limits, LogModeConfig, Mode, StreamMode, UnsafeTopics,
    },
    demand,
    entries::Custom,
    inspection::Inspection,
    lanes::{LANES, LaneSpec},
    media_type,
    payload::PayloadLog,
    profiles::{detector_ids, has_pattern, known_profiles, named, scanner},
    prompts::Prompts,
    record::Checks,
    redaction::Replacements,
    scope::Scope,
    set::set,
};

/// One lane of a configuration, compiled: immutable, shared by all exchanges and threads.
#[derive(Debug)]
pub struct Lane {
    spec: &'static LaneSpec,
    mode: Mode,
    failure_mode: FailureMode,
    streams: StreamMode,
    limits: Limits,
    scanner: Arc<Scanner>,
    profiles: Vec<Profile>,
    rules: Ruleset,
    rate_limits: RateLimits,
    /// The names of all fields that rules and limits read.
    fields: BTreeSet<&'static str>,
    /// Whether a rule reads the categories of personal data, which are found whatever the profiles are.
    reads_categories: bool,
    scope: Scope,
    /// Of each listed endpoint, and of all others.
    prompts: Vec<Prompts>,
    exempt: Vec<String>,
    identity: IdentityConfig,
    /// Classifiers that a rule or profile in force needs.
    needed: Vec<&'static str>,
    /// Those that a rule needs about the response.
    needed_of_responses: Vec<&'static str>,
    /// Those that are asked where the filter's own model is not sure.
    unsure: Vec<&'static str>,
    /// Those of requests, and the ones that are asked only where patterns found what they may raise to what a profile asks for.
    of_requests: Vec<&'static str>,
    /// All of these.
    classifiers: Vec<&'static str>,
    profiles_have_pattern: bool,
    profiles_need_classifier: bool,
    classifier_budget_ms: u32,
    topics: Vec<ClassifierTopic>,
    unsafe_topics: UnsafeTopics,
    unsafe_below: i32,
    replacements: Replacements,
    payload_log: Option<PayloadLog>,
    checks: Checks,
}

impl Lane {
    /// Compiles one lane of the document.
    ///
    /// # Errors
    /// Everything that is wrong with the document's meaning: expressions, unknown profiles, checks this lane cannot do.
    pub fn compile(config: &Config, kind: LaneKind) -> Result<Arc<Self>, ConfigError> {
        let path = format!("lanes.{kind}");
        let lane = config
            .lane(kind)
            .ok_or_else(|| ConfigError::at(&path, "this lane is not configured"))?;
        let spec = LANES
            .iter()
            .copied()
            .find(|spec| spec.kind == kind)
            .ok_or_else(|| ConfigError::at(&path, "unknown lane"))?;
        let rules = rules(config, lane, &path)?;
        let custom = config.custom()?;
        let profiles = profiles(config, &custom, lane, &path)?;
        let prompts = prompts(config, lane, spec, &path)?;
        let rate_limits = RateLimits::compile(config, lane, &rules, &path)?;
        let mut fields = fields(&rules, &rate_limits);
        fields.extend(prompts.iter().flat_map(Prompts::fields));
        let reads_categories = CATEGORY_FIELDS.iter().any(|field| fields.contains(field));
        let mut ids = detector_ids(&profiles);
        if reads_categories {
            ids.extend(
                detect::detectors()
                    .filter(|d| d.category.is_some())
                    .map(|d| d.id),
            );
        }
        let scanner = scanner(&ids, &custom)
            .map_err(|message| ConfigError::at(format!("{path}.profiles"), message))?;
        let by_profile =
            classifiers::of_detectors(profiles.iter().flat_map(|p| p.detectors.iter()));
        let mut by_rule = demand::of_rules(&rules, &profiles, config, &format!("{path}.rules"))?;
        let place = format!("{path}.rate_limits");
        by_rule.extend(demand::of_rules(
            rate_limits.rules(),
            &profiles,
            config,
            &place,
        )?);
        let checks = Checks::new(&profiles, &ids);
        let needed = set(by_profile.iter().copied().chain(by_rule));
        let raters = raters(&profiles, config.classifiers.mode);
        let needed_of_responses = set(demand::of_responses(&rules));
        let unsure = set(demand::of_unsure(&fields, config.classifiers.mode));
        let of_requests = set(needed.iter().chain(&unsure).copied().chain(raters));
        let classifiers = set(of_requests.iter().chain(&needed_of_responses).copied());
        let topics = classifiers::topics(config).into_iter();
        let topics = topics.filter(|topic| {
            let is_named = |id: &DetectorId| id.as_str() == topic.label;
            !topic.label.starts_with(OWN_TOPICS)
                || profiles.iter().any(|p| p.detectors.iter().any(is_named))
        });
        let topics: Vec<ClassifierTopic> = topics.collect();
        let compiled = Self {
            spec,
            checks,
            payload_log: PayloadLog::new(config, &rules, &path)?,
            mode: lane.mode,
            failure_mode: lane.failure_mode,
            streams: lane.streams,
            limits: config.limits.clone(),
            scanner: Arc::new(scanner),
            profiles_have_pattern: profiles.iter().any(has_pattern),
            profiles_need_classifier: !by_profile.is_empty(),
            needed: needed.into_iter().collect(),
            needed_of_responses: needed_of_responses.into_iter().collect(),
            unsure: unsure.into_iter().collect(),
            unsafe_topics: config.classifiers.unsafe_topics,
            unsafe_below: config.classifiers.unsafe_below.into(),
            of_requests: of_requests.into_iter().collect(),
            classifiers: classifiers.into_iter().collect(),
            profiles,
            fields,
            reads_categories,
            rules,
            rate_limits,
            scope: Scope::compile(config, lane, &path, spec)?,
            prompts,
            exempt: exempt(&lane.exempt_content_types, &path)?,
            identity: lane.identity.clone(),
            classifier_budget_ms: config.classifiers.budget_ms,
            topics,
            replacements: Replacements::new(&config.redaction),
        };
        compiled.check(config, &path)?;
        Ok(Arc::new(compiled))
    }

    /// Which lane it is.
    pub fn kind(&self) -> LaneKind {
        self.spec.kind
    }

    /// Starts an exchange.
    pub fn inspect(self: &Arc<Self>) -> Inspection {
        Inspection::new(Arc::clone(self))
    }

    /// The classifiers that this lane may ask; a host that cannot run or reach them must refuse the configuration.
    pub fn classifiers(&self) -> &[&'static str] {
        &self.classifiers
    }

    /// What the classifier `prompt` has to tell for the rules and profiles: topics by their ids, `prompt.injection`; `unsafe`, `content`
    /// and `intent` where a rule reads any of these.
    pub fn asked_of_prompts(&self) -> impl Iterator<Item = &'static str> {
        demand::of_prompts(&self.fields, &self.profiles).into_iter()
    }

    /// Those that may be asked about a request.
    pub(crate) fn classifiers_of_requests(&self) -> &[&'static str] {
        &self.of_requests
    }

    /// Those that are asked about a response.
    pub(crate) fn classifiers_of_responses(&self) -> &[&'static str] {
        &self.needed_of_responses
    }

    /// Whether a decision waits for this classifier: a rule or a profile in force cannot do without its answer.
    pub(crate) fn needs_classifier(&self, id: &str) -> bool {
        self.needed.contains(&id)
    }

    pub(crate) fn mode(&self) -> Mode {
        self.mode
    }

    pub(crate) fn failure_mode(&self) -> FailureMode {
        self.failure_mode
    }

    pub(crate) fn streams(&self) -> StreamMode {
        self.streams
    }

    pub(crate) fn limits(&self) -> &Limits {
        &self.limits
    }

    pub(crate) fn scanner(&self) -> &Arc<Scanner> {
        &self.scanner
    }

    pub(crate) fn rules(&self) -> &Ruleset {
        &self.rules
    }

    pub(crate) fn rate_limits(&self) -> &RateLimits {
        &self.rate_limits
    }

    /// Where matched text goes, sealed; `None` where no rule logs any.
    pub(crate) fn payload_log(&self) -> Option<&PayloadLog> {
        self.payload_log.as_ref()
    }

    pub(crate) fn identity(&self) -> &IdentityConfig {
        &self.identity
    }

    /// What is in force over every inspected body.
    pub(crate) fn checks(&self) -> &Checks {
        &self.checks
    }

    /// Whether any text that cannot be read as JSON is taken as the prompt as it is.
    pub(crate) fn reads_any_text_as_prompt(&self) -> bool {
        self.spec.any_text_is_prompt
    }

    /// Whether a client that does not say what it reads is told in pages why it is refused.
    pub(crate) fn answers_with_pages(&self) -> bool {
        self.spec.answers_with_pages
    }

    /// Which requests the lane looks at.
    pub(crate) fn scope(&self) -> &Scope {
        &self.scope
    }

    /// Where the prompt is in what is sent to that endpoint of those that are listed, or to another.
    pub(crate) fn prompts(&self, listed: Option<usize>) -> &Prompts {
        static NONE: Prompts = Prompts::none();
        let found = match listed {
            Some(index) => self.prompts.get(index),
            None => self.prompts.last(),
        };
        found.unwrap_or(&NONE)
    }

    pub(crate) fn is_exempt(&self, content_type: &str) -> bool {
        self.exempt
            .iter()
            .any(|pattern| media_type::fits(pattern, content_type))
    }

    pub(crate) fn reads_request_body(&self) -> bool {
        !self.profiles.is_empty()
            || self.rules.needs_body(Phase::Request)
            || self.rate_limits.need_body()
    }

    pub(crate) fn reads_response_body(&self) -> bool {
        (self.spec.scans_responses && self.profiles_have_pattern)
            || self.rules.needs_body(Phase::Response)
    }

    /// Whether a response rule can change anything; where none can, streams are never held.
    pub(crate) fn response_rules_act(&self) -> bool {
        self.rules.phase(Phase::Response).any(acts)
    }

    /// Whether a request rule gives out tokens, which the response's reader turns back.
    pub(crate) fn gives_tokens(&self) -> bool {
        let is_token =
            |rule: &Rule| matches!(&rule.action, Action::Redact(r) if r.with == RedactWith::Token);
        self.rules.phase(Phase::Request).any(is_token)
    }

    /// Whether any rule reads this field.
    pub(crate) fn reads(&self, field: &str) -> bool {
        self.fields.contains(field)
    }

    pub(crate) fn profiles_need_classifier(&self) -> bool {
        self.profiles_need_classifier
    }

    /// Whether a profile in force, or a rule on categories of personal data, asks for such a finding. Others are not kept.
    pub(crate) fn wants(&self, finding: &Finding) -> bool {
        self.is_of_profile(finding)
            || (self.reads_categories && classifiers::category(finding).is_some())
    }

    /// Whether a profile would ask for such a finding if a classifier that may be asked were surer of it.
    pub(crate) fn may_want(&self, finding: &Finding) -> bool {
        let asked = |id: &str| self.of_requests.contains(&id);
        !self.wants(finding) && classifiers::may_raise(finding, &self.profiles, asked)
    }

    /// Whether a profile in force asks for such a finding.
    pub(crate) fn is_of_profile(&self, finding: &Finding) -> bool {
        self.profiles.iter().any(|profile| profile.counts(finding))
    }

    /// The ids of the profiles that these findings, one list a text, make fire.
    pub(crate) fn profiles_fired(&self, texts: &[&[Finding]]) -> Vec<&str> {
        self.fired(texts)
            .map(|profile| profile.id.as_str())
            .collect()
    }

    /// The findings that a profile which fires asks for.
    pub(crate) fn firing<'f>(&self, texts: &[&'f [Finding]]) -> Vec<&'f Finding> {
        let fired: Vec<&Profile> = self.fired(texts).collect();
        let all = texts.iter().flat_map(|text| text.iter());
        all.filter(|finding| fired.iter().any(|profile| profile.counts(finding)))
            .collect()
    }

    fn fired(&self, texts: &[&[Finding]]) -> impl Iterator<Item = &Profile> {
        self.profiles
            .iter()
            .filter(|profile| profile.fires(texts.iter().copied()))
    }

    /// The ways to replace a finding.
    pub(crate) fn replacements(&self) -> &Replacements {
        &self.replacements
    }

    pub(crate) fn profiles(&self) -> &[Profile] {
        &self.profiles
    }

    /// How unsafe topics are called.
    pub(crate) fn unsafe_topics(&self) -> UnsafeTopics {
        self.unsafe_topics
    }

    /// Below which score an unsafe topic is one of a text's.
    pub(crate) fn unsafe_below(&self) -> i32 {
        self.unsafe_below
    }

    /// Whether a decision about the response waits for this classifier.
    pub(crate) fn needs_classifier_of_responses(&self, id: &str) -> bool {
        self.needed_of_responses.contains(&id)
    }
}

/// Fields that tell what personal data there is, profiles or not.
const CATEGORY_FIELDS: [&str; 4] = [
    "cf.llm.prompt.pii_categories",
    "cf.llm.prompt.pii_detected",
    "cf.llm.response.pii_categories",
    "cf.llm.response.pii_detected",
];

fn fields(rules: &Ruleset, limits: &RateLimits) -> BTreeSet<&'static str> {
    let fields = rules
        .rules()
        .iter()
        .flat_map(|rule| rule.expression.fields());
    let fields = fields.map(|field| field.name);
    set(fields.chain(limits.field_names()))
}

/// Whether a rule changes traffic when it matches.
fn acts(rule: &Rule) -> bool {
    rule.mode == RuleMode::Enforce && matches!(rule.action, Action::Block(_) | Action::Redact(_))
}

fn rules(config: &Config, lane: &LaneConfig, path: &str) -> Result<Ruleset, ConfigError> {
    let managed = lane.log_mode.iter().flat_map(LogModeConfig::rules);
    let all: Vec<RuleConfig> = lane.rules.iter().cloned().chain(managed).collect();
    Ruleset::compile(&all, &config.lists)
        .map_err(|error| at_its_rule(&error, &lane.rules, &format!("{path}.rules")))
}

/// The classifiers that may raise what a profile is not sure enough of. They are asked where the document says where classifiers
/// run: no lane needs them.
fn raters(profiles: &[Profile], mode: ClassifierMode) -> Vec<&'static str> {
    let unsure = profiles
        .iter()
        .filter(|profile| mode.is_chosen() && profile.confidence > Confidence::Low);
    let detectors = unsure.flat_map(|profile| &profile.detectors);
    detectors.flat_map(classifiers::raters).collect()
}

fn profiles(
    config: &Config,
    custom: &[Custom],
    lane: &LaneConfig,
    path: &str,
) -> Result<Vec<Profile>, ConfigError> {
    let known = known_profiles(&config.profiles, custom)?;
    let place = |index| format!("{path}.profiles[{index}]");
    lane.profiles
        .iter()
        .enumerate()
        .map(|(index, id)| named(&known, id).map_err(|m| ConfigError::at(place(index), m)))
        .collect()
}

fn exempt(raw: &[String], path: &str) -> Result<Vec<String>, ConfigError> {
    for (index, pattern) in raw.iter().enumerate() {
        if !media_type::is_pattern(pattern) {
            let message = format!("{pattern:?} fits no type; write image/png, or image/* for all");
            let place = format!("{path}.exempt_content_types[{index}]");
            return Err(ConfigError::at(place, message));
        }
    }
    Ok(raw.iter().map(|t| t.to_ascii_lowercase()).collect())
}

fn prompts(
    config: &Config,
    lane: &LaneConfig,
    spec: &LaneSpec,
    path: &str,
) -> Result<Vec<Prompts>, ConfigError> {
    match spec.has_endpoints {
        true => Prompts::compile(config, &lane.endpoints, path),
        false => Ok(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::{Config, Lane, LaneKind};

    #[test]
    fn an_exemption_that_fits_no_type_is_refused() {
        let compile = |pattern: &str| {
            let lane = json!({"exempt_content_types": ["image/png", pattern]});
            let config = json!({"version": 1, "lanes": {"ai_waf": lane}}).to_string();
            Lane::compile(&Config::from_json(&config).unwrap(), LaneKind::AiWaf)
        };
        assert!(compile("audio/*").is_ok());
        let error = compile("*/*").unwrap_err();
        assert_eq!(error.path(), "lanes.ai_waf.exempt_content_types[1]");
    }
}
