//! Rate limits as typed. The names are those of Cloudflare's rate limiting rules
//! (<https://developers.cloudflare.com/waf/rate-limiting-rules/parameters/>); `tokens_per_period` is our own.

use policy::{ActionKind, BlockConfig, RuleMode};
use serde::Deserialize;

use super::lane::FailureMode;

/// How often, or how much, is too much.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RateLimitConfig {
    /// Names it in events: 1 to 64 letters, digits, `_`, `-` or `.`; no rule and no other limit of the lane has the same.
    pub id: String,
    /// For people.
    #[serde(default)]
    pub description: String,
    /// Which requests it is about, in the Rules language.
    #[serde(default = "every_request")]
    pub when: String,
    /// By what requests are counted: values of the Rules language, such as `ip.src` and `http.request.headers["x-api-key"]`.
    /// Each combination has a count of its own; where one is missing, that is a value too. None: one count for all.
    /// Cloudflare's `cf.colo.id` may stand here and says nothing.
    #[serde(default)]
    pub characteristics: Vec<String>,
    /// How long a period is, in seconds, 1 to 86400. With `concurrent`: how long one exchange surely counts; what is under way for
    /// twice as long does not any more (a host that died holds no place for ever).
    pub period: u32,
    /// How many requests fit into a period, 1 to 1000000000. This, `tokens_per_period` or `concurrent`.
    #[serde(default)]
    pub requests_per_period: Option<u64>,
    /// How many tokens of prompts (`cf.llm.prompt.token_count`, an estimate) fit into a period, 1 to 1000000000.
    #[serde(default)]
    pub tokens_per_period: Option<u64>,
    /// How many may be under way at the same time, from the verdict to the response's end, 1 to 1000000000.
    #[serde(default)]
    pub concurrent: Option<u64>,
    /// How long the action is taken on every request of that combination once one was too much, in seconds, at most 86400;
    /// 0: only on what is too much.
    #[serde(default)]
    pub mitigation_timeout: u32,
    /// What is counted, where it is something else than what `when` says: the one does not extend the other. It may read the
    /// response's status and headers: then what is counted is known once they are, and acts on the requests after it.
    #[serde(default)]
    pub counting_expression: String,
    /// What becomes of a request that is too much: `block`, `challenge`, `js_challenge`, `managed_challenge` or `log`.
    pub action: ActionKind,
    /// The answer to it; `status` is 429 where it is not given, and that of a challenge 403.
    #[serde(default)]
    pub block: Option<BlockConfig>,
    /// Whether it acts or only records what it would have done. It counts either way.
    #[serde(default)]
    pub mode: RuleMode,
    /// What happens to requests that cannot be counted because the store does not answer; absent: the lane's.
    #[serde(default)]
    pub failure_mode: Option<FailureMode>,
}

fn every_request() -> String {
    String::from("true")
}
