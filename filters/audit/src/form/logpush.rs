//! The names of Cloudflare's Logpush, data set `http_requests`: <https://developers.cloudflare.com/logs/logpush/logpush-job/datasets/zone/http_requests/>.

use serde_json::{Map, Value, json};

use super::{FormField, field};
use crate::{
    event::{ActionTaken, Event},
    timestamp::rfc3339,
};

/// Which of the names that changed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum LogpushNames {
    /// `AISecurity…`.
    #[default]
    Current,
    /// `FirewallForAI…`, as it was before May 2026.
    Older,
}

/// The fields of the form.
pub static LOGPUSH: &[FormField] = &[
    FormField {
        older: Some("FirewallForAIInjectionScore"),
        ..field(
            "AISecurityInjectionScore",
            "the request's injection score, 1 (an attack) to 99; 100 where no rule asked for it",
            |e| {
                Some(json!(
                    score(e, "cf.llm.prompt.injection_score").unwrap_or(100)
                ))
            },
        )
    },
    FormField {
        older: Some("FirewallForAIPIICategories"),
        ..field(
            "AISecurityPIICategories",
            "categories of personal data in the request",
            |e| Some(json!(e.request.pii_categories)),
        )
    },
    FormField {
        older: Some("FirewallForAITokenCount"),
        ..field(
            "AISecurityTokenCount",
            "the prompt's tokens: as estimated, where a rule asked, else as the provider counted them",
            |e| token_count(e).map(|count| json!(count)),
        )
    },
    FormField {
        older: Some("FirewallForAIUnsafeTopicCategories"),
        ..field(
            "AISecurityUnsafeTopicCategories",
            "unsafe topics of the request",
            |e| Some(json!(unsafe_topics(e))),
        )
    },
    field("ClientIP", "the client's address", |e| {
        e.client_ip.as_ref().map(|ip| json!(ip))
    }),
    field("ClientRequestHost", "the request's host", |e| {
        Some(json!(e.host))
    }),
    field("ClientRequestMethod", "the request's method", |e| {
        Some(json!(e.method))
    }),
    field("ClientRequestPath", "the request's path", |e| {
        Some(json!(e.path))
    }),
    field("EdgeEndTimestamp", "when the exchange was over", |e| {
        Some(json!(rfc3339(e.time_ms.saturating_add(e.duration_ms))))
    }),
    field(
        "EdgeResponseStatus",
        "the status that the client saw",
        |e| Some(json!(e.status)),
    ),
    field("EdgeStartTimestamp", "when the request arrived", |e| {
        Some(json!(rfc3339(e.time_ms)))
    }),
    field(
        "Metadata.encrypted_matched_data",
        "what a rule found, sealed to the customer's key",
        |e| {
            let sealed = e.request.encrypted_matched_data.as_ref();
            let sealed = sealed.or(e.response.encrypted_matched_data.as_ref());
            // In log mode Cloudflare has whole bodies here.
            let sealed = sealed.or(e.request.encrypted_body.as_ref());
            sealed.map(|sealed| json!(sealed))
        },
    ),
    field("RayID", "the exchange's id", |e| Some(json!(e.request_id))),
    field("SecurityAction", "the strongest action taken", |e| {
        Some(json!(matches(e).next().map_or("", |(action, _)| action)))
    }),
    field(
        "SecurityActions",
        "the actions of all rules that matched; `log` where a rule only observed",
        |e| Some(matches(e).map(|(action, _)| action).collect()),
    ),
    field("SecurityRuleID", "the rule of the strongest action", |e| {
        Some(json!(matches(e).next().map_or("", |(_, rule)| rule)))
    }),
    field("SecurityRuleIDs", "all rules that matched", |e| {
        Some(matches(e).map(|(_, rule)| rule).collect())
    }),
    field(
        "SecuritySources",
        "`firewallCustom` for each rule that matched",
        |e| Some(matches(e).map(|_| "firewallCustom").collect()),
    ),
    field(
        "WebAssetsLabelsManaged",
        "`cf-llm` where the request was one of an LLM's API or a prompt was read in it",
        |e| {
            let is_llm = e.operation.is_some() || e.request.coverage.segments > 0;
            Some(is_llm.then_some("cf-llm").into_iter().collect())
        },
    ),
    field("WebAssetsOperationID", "the API's operation", |e| {
        e.operation.map(|operation| json!(operation))
    }),
];

/// The event with the names of Logpush.
pub fn logpush(event: &Event, names: LogpushNames) -> Value {
    let mut object = Map::new();
    for field in LOGPUSH {
        let older = field.older.filter(|_| names == LogpushNames::Older);
        if let Some(value) = (field.value)(event) {
            super::put(&mut object, older.unwrap_or(field.name), value);
        }
    }
    Value::Object(object)
}

/// What was done and by which rule, the strongest first. What could not be inspected is refused by no rule.
fn matches(event: &Event) -> impl Iterator<Item = (&'static str, &str)> {
    let verdict = &event.verdict;
    let acted = verdict.rules.iter();
    let acted = acted.map(move |rule| (action(verdict.action), rule.as_str()));
    let refused = verdict.action == ActionTaken::Refuse && verdict.rules.is_empty();
    let refused = refused.then_some((action(ActionTaken::Refuse), "uninspected"));
    let observed = event.observed.iter().map(|o| ("log", o.rule.as_str()));
    refused.into_iter().chain(acted).chain(observed)
}

fn action(action: ActionTaken) -> &'static str {
    match action {
        ActionTaken::Allow => "allow",
        ActionTaken::Log => "log",
        // Logpush has no name for it.
        ActionTaken::Redact => "redact",
        ActionTaken::Challenge => "managedChallenge",
        ActionTaken::Block | ActionTaken::Refuse => "block",
    }
}

fn score(event: &Event, field: &str) -> Option<i64> {
    event.request.scores.get(field).copied()
}

fn token_count(event: &Event) -> Option<i64> {
    let counted = event.usage.map(|usage| usage.input_tokens);
    let counted = counted.and_then(|tokens| i64::try_from(tokens).ok());
    score(event, "cf.llm.prompt.token_count").or(counted)
}

fn unsafe_topics(event: &Event) -> Vec<&str> {
    let names = event.request.scores.keys();
    names
        .filter_map(|name| {
            let key = name.strip_prefix("cf.llm.prompt.unsafe_topic_categories[\"")?;
            key.strip_suffix("\"]")
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{LogpushNames, logpush};
    use crate::event::{ActionTaken, Event, Observed, Usage};

    fn event() -> Event {
        let mut event = Event {
            time_ms: 1_778_661_000_000,
            duration_ms: 250,
            request_id: "r-1".to_owned(),
            method: "POST".to_owned(),
            host: "chat.example".to_owned(),
            path: "/v1/chat/completions".to_owned(),
            client_ip: Some("192.0.2.1".to_owned()),
            operation: Some("chat_completions"),
            status: 403,
            usage: Some(Usage {
                input_tokens: 12,
                output_tokens: 0,
            }),
            ..Event::default()
        };
        event.verdict.action = ActionTaken::Block;
        event.verdict.rules = vec!["no-cards".to_owned()];
        event.observed = vec![Observed {
            rule: "injection".to_owned(),
            action: ActionTaken::Block,
            phase: "request",
        }];
        event.request.pii_categories = vec!["CREDIT_CARD"];
        for (name, score) in [
            ("cf.llm.prompt.injection_score", 7),
            ("cf.llm.prompt.unsafe_topic_categories[\"S2\"]", 4),
            ("cf.llm.prompt.custom_topic_categories[\"jobs\"]", 3),
        ] {
            event.request.scores.insert(name.to_owned(), score);
        }
        event
    }

    #[test]
    fn an_event_has_the_names_of_logpush() {
        let wanted = json!({
            "AISecurityInjectionScore": 7,
            "AISecurityPIICategories": ["CREDIT_CARD"],
            "AISecurityTokenCount": 12,
            "AISecurityUnsafeTopicCategories": ["S2"],
            "ClientIP": "192.0.2.1",
            "ClientRequestHost": "chat.example",
            "ClientRequestMethod": "POST",
            "ClientRequestPath": "/v1/chat/completions",
            "EdgeEndTimestamp": "2026-05-13T08:30:00.250Z",
            "EdgeResponseStatus": 403,
            "EdgeStartTimestamp": "2026-05-13T08:30:00.000Z",
            "RayID": "r-1",
            "SecurityAction": "block",
            "SecurityActions": ["block", "log"],
            "SecurityRuleID": "no-cards",
            "SecurityRuleIDs": ["no-cards", "injection"],
            "SecuritySources": ["firewallCustom", "firewallCustom"],
            "WebAssetsLabelsManaged": ["cf-llm"],
            "WebAssetsOperationID": "chat_completions",
        });
        assert_eq!(logpush(&event(), LogpushNames::Current), wanted);
    }

    #[test]
    fn the_older_names_can_be_had() {
        let older = logpush(&event(), LogpushNames::Older);
        assert_eq!(older["FirewallForAIInjectionScore"], 7);
        assert_eq!(older["FirewallForAIUnsafeTopicCategories"], json!(["S2"]));
        assert!(older.get("AISecurityInjectionScore").is_none());
        assert_eq!(older["RayID"], "r-1");
    }

    #[test]
    fn without_a_score_it_is_the_one_that_no_rule_matches() {
        let event = logpush(&Event::default(), LogpushNames::Current);
        assert_eq!(event["AISecurityInjectionScore"], 100);
        assert_eq!(event["AISecurityPIICategories"], json!([]));
        assert_eq!(event["SecurityRuleIDs"], json!([]));
    }
}
