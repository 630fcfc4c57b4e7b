//! Audit events that were made up: a day of an assistant in a shop, with attacks, customers' data and ordinary traffic beside it.

use std::collections::BTreeMap;

use audit::{
    ActionTaken, BodyState, Event, LimitOutcome, LimitRecord, Observed, Outcome, Reason, Side,
    Usage, VerdictRecord,
};

/// So many events, the last of them before `to_ms`, the first `span_ms` before it. The same every time.
pub fn traffic(count: usize, to_ms: u64, span_ms: u64) -> Vec<Event> {
    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let step = span_ms / (count as u64).max(1);
    (0..count as u64)
        .map(|n| event(n, to_ms.saturating_sub(span_ms) + n * step, &mut dice))
        .collect()
}

fn event(n: u64, time_ms: u64, dice: &mut Dice) -> Event {
    let endpoint = dice.pick(&[
        "POST shop.example/api/chat",
        "POST shop.example/api/chat",
        "POST shop.example/api/chat",
        "POST api.example/v1/chat/completions",
        "POST api.example/v1/responses",
        "GET shop.example/orders/{var}",
        "GET shop.example/health",
    ]);
    let is_llm = endpoint.starts_with("POST");
    let (method, rest) = endpoint.split_once(' ').unwrap_or_default();
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let mut event = Event {
        kind: "exchange",
        time_ms,
        duration_ms: 5 + dice.below(1500),
        request_id: format!("r-{n}"),
        lane: "ai_waf",
        method: method.to_owned(),
        host: host.to_owned(),
        path: path.replace("{var}", &n.to_string()),
        endpoint: Some(endpoint.to_owned()),
        client_ip: Some(format!("192.0.2.{}", 1 + dice.below(12) * dice.below(12))),
        status: 200,
        ..Event::default()
    };
    event.request.coverage.state = BodyState::Inspected;
    if is_llm {
        ask(&mut event, dice);
    }
    event
}

/// A request to a model, and what became of it.
fn ask(event: &mut Event, dice: &mut Dice) {
    event.labels = vec!["cf-llm".to_owned()];
    event.request.coverage.segments = 1;
    event.model = Some(
        dice.pick(&["gpt-5", "gpt-5", "claude-sonnet-5", "mistral-large-3"])
            .to_owned(),
    );
    event.stream = dice.below(2) == 0;
    event.usage = Some(Usage {
        input_tokens: 20 + dice.below(800),
        output_tokens: 30 + dice.below(600),
    });
    let score = match dice.below(20) {
        0 => 1 + dice.below(19),
        1 => 20 + dice.below(30),
        _ => 70 + dice.below(30),
    };
    let scores = &mut event.request.scores;
    scores.insert("cf.llm.prompt.injection_score".to_owned(), score as i64);
    scores.insert(
        "cf.llm.prompt.token_count".to_owned(),
        20 + dice.below(800) as i64,
    );
    scores.insert(
        "cf.llm.prompt.custom_topic_categories[\"legal advice\"]".to_owned(),
        1 + dice.below(99) as i64,
    );
    if score < 20 {
        let rule = dice.pick(&["attacks", "attacks", "canary"]);
        refuse(event, ActionTaken::Block, rule);
    } else if score < 50 {
        observe(event, "attacks-strict", ActionTaken::Block);
    }
    match dice.below(40) {
        0 => found(&mut event.request, "finance.visa", Some("CREDIT_CARD"), 1),
        1 => found(&mut event.request, "pii.email", Some("EMAIL_ADDRESS"), 2),
        2 => {
            found(&mut event.response, "secret.aws_access_key", None, 1);
            redact(event, "keys");
        }
        3 => {
            let topic = dice.pick(&["S1", "S9", "S11"]);
            let key = format!("cf.llm.prompt.unsafe_topic_categories[\"{topic}\"]");
            event.request.scores.insert(key, 12);
            observe(event, "unsafe", ActionTaken::Block);
        }
        4 => {
            event.request.coverage.miss(Reason::Image);
            event.request.coverage.state = BodyState::Partial;
        }
        5 => {
            event.limits = vec![LimitRecord {
                id: "per-client".to_owned(),
                outcome: LimitOutcome::Over,
                reason: None,
            }];
            refuse(event, ActionTaken::Block, "per-client");
            event.status = 429;
        }
        6 => {
            event.request.coverage.miss(Reason::Encoding);
            event.verdict.action = event.verdict.action.max(ActionTaken::Refuse);
            event.outcome = Outcome::Refused;
            event.status = 403;
        }
        _ => {}
    }
    if event.request.pii_categories.contains(&"CREDIT_CARD") {
        refuse(event, ActionTaken::Block, "cards");
        event.request.encrypted_matched_data = Some(SEALED.to_owned());
    }
}

fn refuse(event: &mut Event, action: ActionTaken, rule: &str) {
    event.verdict = VerdictRecord {
        action: event.verdict.action.max(action),
        rules: vec![rule.to_owned()],
        phase: Some("request"),
    };
    (event.outcome, event.status, event.usage) = (Outcome::Refused, 403, None);
}

fn redact(event: &mut Event, rule: &str) {
    if event.outcome != Outcome::Passed {
        return;
    }
    event.verdict = VerdictRecord {
        action: ActionTaken::Redact,
        rules: vec![rule.to_owned()],
        phase: Some("response"),
    };
    event.response.redactions = 1;
    event.outcome = Outcome::Redacted;
}

fn observe(event: &mut Event, rule: &str, action: ActionTaken) {
    event.observed.push(Observed {
        rule: rule.to_owned(),
        action,
        phase: "request",
    });
}

fn found(side: &mut Side, detector: &str, category: Option<&'static str>, times: u32) {
    side.counts = BTreeMap::from([(detector.to_owned(), times)]);
    side.pii_categories.extend(category);
}

/// Numbers that look as if they were thrown: the constants of Knuth's MMIX.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn pick<'s>(&mut self, from: &[&'s str]) -> &'s str {
        let index = self.below(from.len() as u64) as usize;
        from.get(index).copied().unwrap_or_default()
    }
}

/// It opens to `test matched data`; the key is the one of docs/guides/payload-log.md.
const SEALED: &str = "AzTY6FHajXYXuDMUte82wrd+1n5CEHPoydYiyd3FMg5IEQAAAAAAAAA0lOhGXBclw8pWU5jbbYuepSIJN5JohTtZekLliJBlVWk=";
