//! What the page ought to say, counted from the events.

use std::collections::BTreeMap;

use anyhow::{Result, ensure};
use lane::{ActionTaken, Event, Outcome};
use serde_json::{Value, json};

use crate::Site;

/// A question as an address has it, and whether an event is part of the answer.
type Question = (&'static str, fn(&Event) -> bool);

/// One for every kind of field and every operator.
const QUESTIONS: &[Question] = &[
    ("", |_| true),
    ("f=action:is:block", |e| {
        e.verdict.action == ActionTaken::Block
    }),
    ("f=action:not:allow", |e| {
        e.verdict.action != ActionTaken::Allow
    }),
    ("f=endpoint:has:CHAT", |e| {
        listed(e).to_lowercase().contains("chat")
    }),
    ("f=injection_score:lt:20", |e| {
        score(e).is_some_and(|s| s < 20)
    }),
    ("f=injection_score:gt:49&f=is_llm:is:1", |e| {
        score(e).is_some_and(|s| s > 49)
    }),
    ("f=injection_score:none:", |e| score(e).is_none()),
    ("f=status:is:429", |e| e.status == 429),
    ("f=status:not:200", |e| e.status != 200),
    ("f=status:has:4", |e| e.status.to_string().contains('4')),
    ("f=model:none:", |e| e.model.is_none()),
    ("f=model:not:gpt-5", |e| e.model.as_deref() != Some("gpt-5")),
    ("f=model:has:%25", |_| false),
    ("f=rule:is:attacks", |e| {
        e.verdict.rules.iter().any(|r| r == "attacks")
    }),
    ("f=rule:has:CAN", |e| {
        e.verdict.rules.iter().any(|r| r == "canary")
    }),
    ("f=rule:none:", |e| e.verdict.rules.is_empty()),
    ("f=observed_rule:not:unsafe", |e| {
        e.observed.iter().all(|o| o.rule != "unsafe")
    }),
    ("f=observed:gt:0", |e| !e.observed.is_empty()),
    ("f=pii:is:EMAIL_ADDRESS", |e| {
        e.request.pii_categories.contains(&"EMAIL_ADDRESS")
    }),
    ("f=detector:has:aws", |e| {
        e.response.counts.keys().any(|d| d.contains("aws"))
    }),
    ("f=unsafe_topic:is:S9", |e| {
        topic(e, "unsafe_topic_categories", "S9").is_some()
    }),
    ("f=custom_topic:lt:10", |e| {
        topic(e, "custom_topic_categories", "legal advice").is_some_and(|s| s < 10)
    }),
    ("f=limit:is:per-client", |e| {
        e.limits.iter().any(|l| l.id == "per-client")
    }),
    ("f=not_inspected:is:image", |e| {
        e.request
            .coverage
            .uninspected
            .iter()
            .any(|r| r.as_str() == "image")
    }),
    ("f=sealed:gt:0", |e| {
        e.request.encrypted_matched_data.is_some()
    }),
    ("f=label:is:cf-llm&f=outcome:is:redacted", |e| {
        e.outcome == Outcome::Redacted
    }),
    ("f=client_ip:is:' OR 1=1 --", |_| false),
    ("f=rule:is:x'); DROP TABLE weir_events; --", |_| false),
];

/// Asks everything, of the stretch from `from` to before `to`.
pub(crate) async fn agrees(site: &Site, events: &[Event], from: u64, to: u64) -> Result<()> {
    for (question, is_meant) in QUESTIONS {
        let meant: Vec<_> = events
            .iter()
            .filter(|e| (from..to).contains(&e.time_ms) && is_meant(e))
            .collect();
        let query = format!("from={from}&to={to}&{}", question.replace(' ', "+"));
        let said = site.json(&query).await?;
        for (what, wanted) in [
            ("/totals", totals(&meant)),
            ("/scores", json!(scores(&meant))),
            ("/lists", lists(&meant)),
        ] {
            let found = said.pointer(what).cloned().unwrap_or_default();
            ensure!(found == wanted, "{query}: {what}: {found} for {wanted}");
        }
        slots(&said, &meant)?;
        newest(site, &query, &said, &meant).await?;
    }
    Ok(())
}

fn totals(meant: &[&Event]) -> Value {
    let count = |is: fn(&Event) -> bool| meant.iter().filter(|e| is(e)).count();
    let tokens = |of: fn(&audit::Usage) -> u64| {
        meant
            .iter()
            .filter_map(|e| e.usage.as_ref().map(of))
            .sum::<u64>()
    };
    json!({
        "exchanges": meant.len(),
        "llm": count(|e| e.labels.iter().any(|l| l == "cf-llm")),
        "refused": count(|e| e.outcome == Outcome::Refused),
        "redacted": count(|e| e.outcome == Outcome::Redacted),
        "observed": count(|e| !e.observed.is_empty()),
        "uninspected": count(|e| !e.request.coverage.uninspected.is_empty()),
        "attacks": count(|e| score(e).is_some_and(|s| s < 20)),
        "input_tokens": tokens(|u| u.input_tokens),
        "output_tokens": tokens(|u| u.output_tokens),
        "thinned": 1,
    })
}

fn scores(meant: &[&Event]) -> BTreeMap<String, usize> {
    let mut scores = BTreeMap::new();
    for score in meant.iter().filter_map(|e| score(e)) {
        *scores.entry(score.to_string()).or_default() += 1;
    }
    scores
}

fn lists(meant: &[&Event]) -> Value {
    type Values = fn(&Event) -> Vec<String>;
    let fields: &[(&str, &str, Values)] = &[
        ("endpoint", "Endpoint", |e| vec![listed(e)]),
        ("rule", "Rule that acted", |e| e.verdict.rules.clone()),
        ("observed_rule", "Rule that would have acted", |e| {
            e.observed.iter().map(|o| o.rule.clone()).collect()
        }),
        ("unsafe_topic", "Unsafe topic", |e| {
            topics(e, "unsafe_topic_categories")
        }),
        ("custom_topic", "Custom topic", |e| {
            topics(e, "custom_topic_categories")
        }),
        ("pii", "Personal data", |e| {
            e.request
                .pii_categories
                .iter()
                .map(ToString::to_string)
                .collect()
        }),
        ("profile", "Profile", |_| Vec::new()),
        ("detector", "Detector", |e| {
            [&e.request, &e.response]
                .iter()
                .flat_map(|s| s.counts.keys().cloned())
                .collect()
        }),
        ("limit", "Rate limit reached", |e| {
            e.limits.iter().map(|l| l.id.clone()).collect()
        }),
        ("client_ip", "Client", |e| {
            e.client_ip.iter().cloned().collect()
        }),
        ("email", "User", |_| Vec::new()),
        ("model", "Model", |e| e.model.iter().cloned().collect()),
        ("outcome", "Outcome", |e| {
            vec![e.outcome.as_str().to_owned()]
        }),
        ("status", "Status", |e| vec![e.status.to_string()]),
        ("not_inspected", "Why not inspected", |e| {
            e.request
                .coverage
                .uninspected
                .iter()
                .map(|r| r.as_str().to_owned())
                .collect()
        }),
    ];
    let lists = fields.iter().map(|(field, title, values)| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for value in meant.iter().flat_map(|e| values(e)) {
            *counts.entry(value).or_default() += 1;
        }
        let mut pairs: Vec<_> = counts.into_iter().collect();
        pairs.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        pairs.truncate(10);
        json!({"field": field, "title": title, "values": pairs})
    });
    lists.collect()
}

/// The slots hold everything once, each in its place.
fn slots(said: &Value, meant: &[&Event]) -> Result<()> {
    let length = said["slot_ms"].as_u64().unwrap_or(0);
    let slots = said["slots"]
        .as_array()
        .map(Vec::as_slice)
        .unwrap_or_default();
    ensure!(
        !slots.is_empty() && slots.len() <= 62,
        "{} slots",
        slots.len()
    );
    for slot in slots {
        let at = slot["at_ms"].as_u64().unwrap_or(0);
        let mut wanted: BTreeMap<&str, usize> = BTreeMap::new();
        for event in meant
            .iter()
            .filter(|e| (at..at + length).contains(&e.time_ms))
        {
            *wanted.entry(event.verdict.action.as_str()).or_default() += 1;
        }
        ensure!(slot["by_action"] == json!(wanted), "{slot} for {wanted:?}");
    }
    Ok(())
}

/// The list begins with the newest, and goes on where it is continued.
async fn newest(site: &Site, query: &str, said: &Value, meant: &[&Event]) -> Result<()> {
    let times = |said: &Value| -> Vec<u64> {
        let listed = said["exchanges"].as_array().into_iter().flatten();
        listed.filter_map(|e| e["time_ms"].as_u64()).collect()
    };
    let mut wanted: Vec<_> = meant.iter().map(|e| e.time_ms).collect();
    wanted.sort_unstable_by(|one, other| other.cmp(one));
    let first = times(said);
    ensure!(
        first == wanted[..first.len()] && first.len() == wanted.len().min(50),
        "{query}: {first:?}"
    );
    if let Some(older) = said["older"].as_i64() {
        let next = times(&site.json(&format!("{query}&before={older}")).await?);
        ensure!(
            next == wanted[50..50 + next.len()] && !next.is_empty(),
            "{query}: then {next:?}"
        );
    } else {
        ensure!(wanted.len() <= 50, "{query}: the rest cannot be had");
    }
    Ok(())
}

fn listed(event: &Event) -> String {
    event.endpoint.clone().unwrap_or_default()
}

fn score(event: &Event) -> Option<i64> {
    event
        .request
        .scores
        .get("cf.llm.prompt.injection_score")
        .copied()
}

fn topic(event: &Event, map: &str, key: &str) -> Option<i64> {
    let name = format!("cf.llm.prompt.{map}[\"{key}\"]");
    event.request.scores.get(&name).copied()
}

fn topics(event: &Event, map: &str) -> Vec<String> {
    let prefix = format!("cf.llm.prompt.{map}[\"");
    let names = event
        .request
        .scores
        .keys()
        .filter_map(|name| name.strip_prefix(&prefix));
    names
        .map(|rest| rest.trim_end_matches("\"]").to_owned())
        .collect()
}
