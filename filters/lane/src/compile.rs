//! Turns one lane of the document into what runs: nothing in it can be invalid afterwards.

use std::{collections::BTreeSet, sync::Arc};

use codec::{Kind, Role};
use detect::{Confidence, DetectorId, Finding, OWN_TOPICS, Profile, Scanner};
use policy::{Action, Phase, RedactWith, Rule, RuleMode, Ruleset, Source};

use crate::{
    classifier::{ClassifierRequest, ClassifierSegment, ClassifierTopic},
    classifiers::{self, CUSTOM_TOPICS},
    config::{
        ClassifierMode, Config, ConfigError, EndpointConfig, FailureMode, IdentityConfig,
        LaneConfig, LaneKind, Limits, Mode, StreamMode, UnsafeTopics,
    },
    demand,
    endpoint::Endpoint,
    entries::Custom,
    head::RequestHead,
    inspection::{Inspected, Inspection},
    lanes::{LANES, LaneSpec},
    media_type,
    payload::PayloadLog,
    profiles::{detector_ids, has_pattern, is_pattern, known_profiles, named, scanner},
    record::Checks,
    redaction::Replacements,
    risk,
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
    /// The names of all fields that rules read.
    fields: BTreeSet<&'static str>,
    /// Whether a rule reads the categories of personal data, which are found whatever the profiles are.
    reads_categories: bool,
    endpoints: Vec<Endpoint>,
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
    asked_of_prompts: BTreeSet<&'static str>,
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
        let fields = fields(&rules);
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
        let by_rule = demand::of_rules(&rules, &profiles, config, &path)?;
        let checks = Checks::new(&profiles, &ids);
        let needed = set(by_profile.iter().copied().chain(by_rule));
        let asked_of_prompts = demand::of_prompts(&rules, &profiles);
        let raters = raters(&profiles, config.classifiers.mode);
        let needed_of_responses = set(demand::of_responses(&rules));
        let unsure = set(demand::of_unsure(&rules, config.classifiers.mode));
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
            asked_of_prompts,
            of_requests: of_requests.into_iter().collect(),
            classifiers: classifiers.into_iter().collect(),
            profiles,
            fields,
            reads_categories,
            rules,
            endpoints: endpoints(&lane.endpoints, &path, spec)?,
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
        self.asked_of_prompts.iter().copied()
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

    /// Whether the lane looks at this request at all.
    pub(crate) fn in_scope(&self, head: &RequestHead) -> bool {
        self.endpoints.is_empty() || self.endpoints.iter().any(|endpoint| endpoint.covers(head))
    }

    pub(crate) fn is_exempt(&self, content_type: &str) -> bool {
        self.exempt
            .iter()
            .any(|pattern| media_type::fits(pattern, content_type))
    }

    pub(crate) fn reads_request_body(&self) -> bool {
        !self.profiles.is_empty() || self.rules.needs_body(Phase::Request)
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

    /// What to ask the classifiers about this request, whose own score may be unsure; `None` where none has anything to say or
    /// there is no text.
    pub(crate) fn classifier_request(
        &self,
        inspected: &Inspected,
        is_score_unsure: bool,
    ) -> Option<ClassifierRequest> {
        let unsure = inspected.unsure();
        let raters = unsure.flat_map(|finding| classifiers::raters(&finding.detector));
        let raters = raters.filter(|id| self.of_requests.contains(id));
        let models = self.unsure.iter().filter(|_| is_score_unsure);
        let classifiers = set(self.needed.iter().chain(models).copied().chain(raters));
        let texts = inspected.segments().iter();
        self.ask(
            texts.map(|s| (s.kind, risk::speaker(s), s.text.as_str())),
            classifiers,
            false,
        )
    }

    /// What to ask the classifiers about the texts of a response.
    pub(crate) fn response_request<'t>(
        &self,
        texts: impl IntoIterator<Item = (Kind, &'t str)>,
    ) -> Option<ClassifierRequest> {
        let classifiers = set(self.needed_of_responses.iter().copied());
        let is_said = |kind: &Kind| matches!(kind, Kind::Text | Kind::Reasoning | Kind::Refusal);
        let texts = texts.into_iter().filter(|(kind, _)| is_said(kind));
        let texts = texts.map(|(kind, text)| (kind, Role::Assistant, text));
        self.ask(texts, classifiers, true)
    }

    fn ask<'t>(
        &self,
        texts: impl IntoIterator<Item = (Kind, Role, &'t str)>,
        classifiers: BTreeSet<&'static str>,
        is_response: bool,
    ) -> Option<ClassifierRequest> {
        if classifiers.is_empty() {
            return None;
        }
        let mut segments: Vec<ClassifierSegment> = texts
            .into_iter()
            .enumerate()
            .filter(|(_, (kind, _, text))| {
                !text.trim().is_empty() && !matches!(kind, Kind::ToolDefinition | Kind::Media)
            })
            .map(|(index, (kind, role, text))| ClassifierSegment {
                segment: u32::try_from(index).unwrap_or(u32::MAX),
                role: match kind {
                    Kind::File => ClassifierSegment::FILE.to_owned(),
                    kind if is_response || risk::is_said(kind) => role.as_str().to_owned(),
                    _ => ClassifierSegment::UNSAID.to_owned(),
                },
                text: text.to_owned(),
            })
            .collect();
        let joined = joined(&segments);
        segments.extend(joined);
        let topics = match classifiers.contains(CUSTOM_TOPICS) {
            true => self.topics.clone(),
            false => Vec::new(),
        };
        let classifiers = classifiers.into_iter().map(str::to_owned).collect();
        (!segments.is_empty()).then_some(ClassifierRequest {
            classifiers,
            segments,
            budget_ms: self.classifier_budget_ms,
            topics,
            is_response,
        })
    }

    /// Refuses what cannot be done as it is asked.
    fn check(&self, config: &Config, path: &str) -> Result<(), ConfigError> {
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
            self.check_profiles(rule, &place)?;
            self.check_unsafe_topics(rule, &place)?;
            self.check_redact(rule, config, &place)?;
            let is_of_stream = self.streams == StreamMode::Inspect && rule.phase == Phase::Response;
            // What lets pass decides for the rules behind it that act.
            if is_of_stream && (acts(rule) || lets_pass(rule) && self.response_rules_act()) {
                self.check_stream(rule, &place)?;
            }
        }
        Ok(())
    }

    /// Refuses a rule that looks for a profile which is not in force: it would never match.
    fn check_profiles(&self, rule: &Rule, place: &str) -> Result<(), ConfigError> {
        for field in PROFILE_FIELDS {
            for id in rule.expression.strings(field) {
                let id = String::from_utf8_lossy(id);
                if id.is_empty() || self.profiles.iter().any(|profile| profile.id == id) {
                    continue;
                }
                let names: Vec<&str> = self.profiles.iter().map(|p| p.id.as_str()).collect();
                let message = format!(
                    "the lane's profiles have none with the id {id}; they are {}",
                    names.join(", ")
                );
                return Err(ConfigError::at(format!("{place}.when"), message));
            }
        }
        Ok(())
    }

    /// Refuses a rule that looks for an unsafe topic by a name that it does not have here: it would never match.
    fn check_unsafe_topics(&self, rule: &Rule, place: &str) -> Result<(), ConfigError> {
        let fields = rule.expression.fields();
        for field in fields.filter(|field| field.name.ends_with("unsafe_topic_categories")) {
            for name in rule.expression.strings(field.name) {
                let name = String::from_utf8_lossy(name);
                if name.is_empty() || self.unsafe_topics.names().any(|known| known == name) {
                    continue;
                }
                let names: Vec<&str> = self.unsafe_topics.names().collect();
                let message = format!(
                    "no unsafe topic is called {name}; with classifiers.unsafe_topics as it is they are {}",
                    names.join(", ")
                );
                return Err(ConfigError::at(format!("{place}.when"), message));
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

/// What a user said in several pieces one after the other, once more in one: who asks in pieces asks all the same.
fn joined(segments: &[ClassifierSegment]) -> Vec<ClassifierSegment> {
    let said: Vec<&ClassifierSegment> = segments
        .iter()
        .filter(|segment| segment.role != ClassifierSegment::UNSAID)
        .collect();
    let is_users =
        |segment: &&ClassifierSegment| matches!(segment.role.as_str(), "user" | "unknown");
    let runs = said.chunk_by(|one, next| is_users(one) && is_users(next));
    let runs = runs.filter(|run| run.len() > 1);
    let joined = runs.filter_map(|run| {
        let mut text = String::new();
        for piece in run {
            let joint =
                text.ends_with(char::is_whitespace) || piece.text.starts_with(char::is_whitespace);
            if !text.is_empty() && !joint {
                text.push(' ');
            }
            text.push_str(&piece.text);
        }
        Some(ClassifierSegment {
            segment: run.first()?.segment,
            role: ClassifierSegment::JOINED.to_owned(),
            text,
        })
    });
    joined.collect()
}

/// Fields that hold ids of profiles.
const PROFILE_FIELDS: [&str; 3] = [
    "dlp.profiles",
    "dlp.request.profiles",
    "dlp.response.profiles",
];

/// Fields that tell what personal data there is, profiles or not.
const CATEGORY_FIELDS: [&str; 4] = [
    "cf.llm.prompt.pii_categories",
    "cf.llm.prompt.pii_detected",
    "cf.llm.response.pii_categories",
    "cf.llm.response.pii_detected",
];

fn fields(rules: &Ruleset) -> BTreeSet<&'static str> {
    let fields = rules
        .rules()
        .iter()
        .flat_map(|rule| rule.expression.fields());
    set(fields.map(|field| field.name))
}

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

/// Whether a rule changes traffic when it matches.
fn acts(rule: &Rule) -> bool {
    rule.mode == RuleMode::Enforce && matches!(rule.action, Action::Block(_) | Action::Redact(_))
}

fn rules(config: &Config, lane: &LaneConfig, path: &str) -> Result<Ruleset, ConfigError> {
    Ruleset::compile(&lane.rules, &config.lists).map_err(|error| {
        let index = lane
            .rules
            .iter()
            .position(|rule| rule.id == error.rule())
            .unwrap_or_default();
        let key = if error.expression().is_some() {
            ".when"
        } else {
            ""
        };
        ConfigError::at(format!("{path}.rules[{index}]{key}"), error.to_string())
    })
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

fn endpoints(
    raw: &[EndpointConfig],
    path: &str,
    spec: &LaneSpec,
) -> Result<Vec<Endpoint>, ConfigError> {
    if !raw.is_empty() && !spec.has_endpoints {
        return Err(ConfigError::at(
            format!("{path}.endpoints"),
            "only ai_waf has endpoints; use rules on http.request.uri.path",
        ));
    }
    let compile = |(index, endpoint)| {
        Endpoint::compile(endpoint)
            .map_err(|message| ConfigError::at(format!("{path}.endpoints[{index}]"), message))
    };
    raw.iter().enumerate().map(compile).collect()
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
