//! Rate limits as typed to limits that run. Their conditions and answers are compiled as rules: what holds for those holds here.

use policy::{
    ActionKind, BlockConfig, Expression, Field, Rule, RuleConfig, Ruleset, RulesetError, Source,
    ValueExpression,
};

use crate::{
    config::{Config, ConfigError, FailureMode, LaneConfig, RateLimitConfig},
    store::Window,
};

/// The limits of a lane, in order.
#[derive(Debug, Default)]
pub(crate) struct RateLimits {
    /// When each applies and what it does; as many as there are limits.
    rules: Ruleset,
    limits: Vec<RateLimit>,
}

/// What a limit has beyond a rule.
#[derive(Debug)]
pub(crate) struct RateLimit {
    /// By what it counts.
    pub(crate) characteristics: Vec<ValueExpression>,
    /// What it counts, where that is not what its rule says.
    pub(crate) counting: Option<Expression>,
    /// Whether that is known with the response only.
    pub(crate) counts_responses: bool,
    /// Whether it counts a prompt's tokens, not requests.
    pub(crate) counts_tokens: bool,
    /// Whether it counts what is under way.
    pub(crate) holds: bool,
    pub(crate) window: Window,
    pub(crate) failure_mode: FailureMode,
}

/// What `tokens_per_period` sums.
pub(crate) const TOKEN_COUNT: &str = "cf.llm.prompt.token_count";

/// Cloudflare's rules must name the data centre: here there is one place.
const DATA_CENTRE: &str = "cf.colo.id";

impl RateLimits {
    /// Compiles the limits of a lane, whose `path` that is and whose rules the `others` are.
    pub(super) fn compile(
        config: &Config,
        lane: &LaneConfig,
        others: &Ruleset,
        path: &str,
    ) -> Result<Self, ConfigError> {
        let rules: Vec<RuleConfig> = lane.rate_limits.iter().map(rule).collect();
        let rules = Ruleset::compile(&rules, &config.lists)
            .map_err(|error| at_its_rule(&error, &rules, &format!("{path}.rate_limits")))?;
        let mut limits = Vec::with_capacity(lane.rate_limits.len());
        for (index, raw) in lane.rate_limits.iter().enumerate() {
            let place = format!("{path}.rate_limits[{index}]");
            if others.rules().iter().any(|rule| *rule.id == *raw.id) {
                return Err(ConfigError::at(
                    format!("{place}.id"),
                    format!("a rule of the lane has the id {}", raw.id),
                ));
            }
            let limit = RateLimit::compile(config, lane.failure_mode, raw);
            limits
                .push(limit.map_err(|(key, why)| ConfigError::at(format!("{place}.{key}"), why))?);
        }
        Ok(Self { rules, limits })
    }

    /// Each with its rule.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&Rule, &RateLimit)> {
        self.rules.rules().iter().zip(&self.limits)
    }

    /// One of them.
    pub(crate) fn get(&self, index: usize) -> Option<(&Rule, &RateLimit)> {
        self.rules.rules().get(index).zip(self.limits.get(index))
    }

    /// When each applies.
    pub(crate) fn rules(&self) -> &Ruleset {
        &self.rules
    }

    /// Whether one needs to know what a classifier says.
    pub(crate) fn need_classifier(&self) -> bool {
        self.fields()
            .any(|field| field.source.classifier().is_some())
    }

    /// Whether one needs the request's body.
    pub(crate) fn need_body(&self) -> bool {
        let needs = |field: &Field| field.source.needs_body() && !field.source.is_response();
        self.fields().any(needs) || self.limits.iter().any(|limit| limit.counts_tokens)
    }

    /// What any of them reads, with repetitions.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &'static Field> {
        let rules = self.rules.rules().iter();
        let whens = rules.flat_map(|rule| rule.expression.fields());
        let limits = self.limits.iter().flat_map(RateLimit::fields);
        whens.chain(limits)
    }

    /// The fields that are filled for them.
    pub(crate) fn field_names(&self) -> impl Iterator<Item = &'static str> {
        let tokens = self.limits.iter().filter(|limit| limit.counts_tokens);
        let tokens = tokens.map(|_| TOKEN_COUNT);
        self.fields().map(|field| field.name).chain(tokens)
    }
}

impl RateLimit {
    /// The key and what is wrong with it, where something is.
    fn compile(
        config: &Config,
        failure_mode: FailureMode,
        raw: &RateLimitConfig,
    ) -> Result<Self, (String, String)> {
        let is_refusal = raw.action == ActionKind::Block || raw.action.is_challenge();
        if !is_refusal && raw.action != ActionKind::Log {
            let message = format!(
                "a limit cannot {}; it may block, log or challenge",
                raw.action.as_str()
            );
            return Err(("action".to_owned(), message));
        }
        let characteristics = characteristics(config, raw)?;
        let counting =
            counting(config, raw).map_err(|message| ("counting_expression".to_owned(), message))?;
        Ok(Self {
            characteristics,
            counts_responses: counting.as_ref().is_some_and(is_of_response),
            counting,
            counts_tokens: raw.tokens_per_period.is_some(),
            holds: raw.concurrent.is_some(),
            window: window(raw)?,
            failure_mode: raw.failure_mode.unwrap_or(failure_mode),
        })
    }

    fn fields(&self) -> impl Iterator<Item = &'static Field> {
        let by = self.characteristics.iter();
        let by = by.flat_map(ValueExpression::fields);
        by.chain(self.counting.iter().flat_map(Expression::fields))
    }
}

/// The part of a limit that is a rule.
fn rule(raw: &RateLimitConfig) -> RuleConfig {
    let mut block = raw.block.clone();
    if raw.action == ActionKind::Block {
        let block: &mut BlockConfig = block.get_or_insert_default();
        block.status = block.status.or(Some(TOO_MANY));
    }
    RuleConfig {
        description: raw.description.clone(),
        mode: raw.mode,
        block,
        ..RuleConfig::new(&raw.id, raw.when.clone(), raw.action)
    }
}

/// RFC 6585, 429 Too Many Requests.
const TOO_MANY: u16 = 429;

/// A rule's mistake, at its place in the list at that path.
pub(super) fn at_its_rule(error: &RulesetError, rules: &[RuleConfig], path: &str) -> ConfigError {
    let index = rules.iter().position(|rule| rule.id == error.rule());
    let key = match error.expression() {
        Some(_) => ".when",
        None => "",
    };
    let index = index.unwrap_or_default();
    ConfigError::at(format!("{path}[{index}]{key}"), error.to_string())
}

fn window(raw: &RateLimitConfig) -> Result<Window, (String, String)> {
    let bounded = |key: &str, value: u64, least: u64, most: u64| {
        if (least..=most).contains(&value) {
            return Ok(value);
        }
        let message = format!("{value} is out of range; it may be {least} to {most}");
        Err((key.to_owned(), message))
    };
    let given = [
        ("requests_per_period", raw.requests_per_period),
        ("tokens_per_period", raw.tokens_per_period),
        ("concurrent", raw.concurrent),
    ];
    let mut given = given
        .into_iter()
        .filter_map(|(key, limit)| Some((key, limit?)));
    let Some((key, limit)) = given.next() else {
        let message = "missing; a limit has this, tokens_per_period or concurrent";
        return Err(("requests_per_period".to_owned(), message.to_owned()));
    };
    if let Some((other, _)) = given.next() {
        return Err((
            other.to_owned(),
            format!("there is {key} too; make it two limits"),
        ));
    }
    if raw.concurrent.is_some() && raw.mitigation_timeout > 0 {
        let message = "what is under way ends by itself: there is no timeout";
        return Err(("mitigation_timeout".to_owned(), message.to_owned()));
    }
    let day = 86_400;
    let mitigation = u64::from(raw.mitigation_timeout);
    Ok(Window {
        limit: bounded(key, limit, 1, 1_000_000_000)?,
        period_ms: bounded("period", u64::from(raw.period), 1, day)? * 1000,
        mitigation_ms: bounded("mitigation_timeout", mitigation, 0, day)? * 1000,
    })
}

fn characteristics(
    config: &Config,
    raw: &RateLimitConfig,
) -> Result<Vec<ValueExpression>, (String, String)> {
    let mut values = Vec::with_capacity(raw.characteristics.len());
    for (index, source) in raw.characteristics.iter().enumerate() {
        if source.trim() == DATA_CENTRE {
            continue;
        }
        let wrong = |why: String| (format!("characteristics[{index}]"), why);
        let value = ValueExpression::parse(source, &config.lists)
            .map_err(|e| wrong(format!("{e}\n{}", e.snippet())))?;
        if let Some(why) = value.fields().find_map(cannot_count_by) {
            return Err(wrong(why));
        }
        values.push(value);
    }
    Ok(values)
}

/// Why nothing can be counted by a field.
fn cannot_count_by(field: &Field) -> Option<String> {
    let name = field.name;
    match field.source {
        Source::NoHost => Some(format!(
            "no host knows {name}: everybody would have one count"
        )),
        source if source.is_response() || source == Source::Detectors => {
            Some(format!("{name} may not be known when a request is counted"))
        }
        source if source.classifier().is_some() => {
            Some(format!("{name} is a classifier's: it may not be known"))
        }
        _ => None,
    }
}

fn counting(config: &Config, raw: &RateLimitConfig) -> Result<Option<Expression>, String> {
    if raw.counting_expression.is_empty() {
        return Ok(None);
    }
    let expression = Expression::parse(&raw.counting_expression, &config.lists)
        .map_err(|e| format!("{e}\n{}", e.snippet()))?;
    if raw.concurrent.is_some() {
        return Err("what is under way is what `when` says".to_owned());
    }
    let is_of_response = is_of_response(&expression);
    if is_of_response && raw.tokens_per_period.is_some() {
        let message = "a prompt's tokens are counted with the request: a response's fields say nothing of them";
        return Err(message.to_owned());
    }
    let known = |source: Source| match source {
        Source::ResponseBody | Source::ResponseClassifier(_) | Source::ResponseDetectors => false,
        Source::Classifier(_) => false,
        Source::Detectors => !is_of_response,
        _ => true,
    };
    let unknown = expression.fields().find(|field| !known(field.source));
    match unknown {
        Some(field) => Err(format!(
            "{} cannot be counted: it comes from the {}; of a response its status and headers can",
            field.name, field.source
        )),
        None => Ok(Some(expression)),
    }
}

fn is_of_response(expression: &Expression) -> bool {
    expression.fields().any(|field| field.source.is_response())
}
