//! All prompts, put to the assistant by itself or behind a host.

use std::{fs, net::SocketAddr};

use anyhow::{Context, Result};
use lane::LaneKind;
use serde_json::{Value, json};

use super::{
    prompts::Prompt,
    server::{Shop, text_of},
};
use crate::{
    case::{Case, repository},
    client::send,
    host::Host,
    policy_file::PolicyFile,
};

/// What became of one prompt.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Whether it was given what nobody should get.
    pub is_given: bool,
    /// What the policy did; absent: there was none.
    pub fate: Option<Fate>,
}

/// What a policy did with a prompt and its answer, and by which rule.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Fate {
    /// Nothing.
    Passed,
    /// The prompt never came to the assistant.
    Blocked(String),
    /// The answer, or the rest of it, never came to the client.
    Stopped(String),
    /// A part of the answer was taken out.
    Redacted(String),
    /// It could not be judged, for this reason.
    Refused(String),
}

/// `envoy-configs/policies/shop.yaml`; its classifiers have time on a busy machine.
///
/// # Errors
/// When it cannot be read.
pub fn shop_policy() -> Result<PolicyFile> {
    let path = repository().join("envoy-configs/policies/shop.yaml");
    let mut document: Value = serde_saphyr::from_str(&fs::read_to_string(&path)?)?;
    let budget = document.pointer_mut("/classifiers/budget_ms");
    *budget.context("no budget_ms")? = json!(20_000);
    Ok(PolicyFile {
        name: String::from("shop"),
        path,
        document,
        lane: LaneKind::AiWaf,
    })
}

/// What became of each prompt; every other answer is streamed.
///
/// # Errors
/// When the host does not come up, or does not answer or record what it did.
pub fn ask_everything(prompts: &[Prompt], host: Option<&dyn Host>) -> Result<Vec<Asked>> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let shop = runtime.block_on(Shop::start(([127, 0, 0, 1], 0).into()))?;
    let deployment = match host {
        Some(host) => Some(host.deploy(shop.address(), &[shop_policy()?])?),
        None => None,
    };
    let route = deployment
        .as_ref()
        .and_then(|deployment| deployment.routes.get("shop"));
    let address = route.map_or(shop.address(), |route| route.address);
    let mut asked = Vec::new();
    for (index, prompt) in prompts.iter().enumerate() {
        let (id, answer) = runtime
            .block_on(ask(address, index, &prompt.text))
            .with_context(|| prompt.text.clone())?;
        let fate = match route {
            Some(route) => Some(Fate::of(&route.audit.event(&id)?)),
            None => None,
        };
        let is_given = prompt.is_given(&answer);
        asked.push(Asked { is_given, fate });
    }
    Ok(asked)
}

/// The exchange's id and what the client reads.
async fn ask(address: SocketAddr, index: usize, message: &str) -> Result<(String, String)> {
    let body = json!({ "session": "s-1", "message": message, "stream": index % 2 == 1 });
    let case: Case = serde_json::from_value(json!({
        "name": format!("shop {index}"),
        "policy": "shop",
        "request": { "path": "/api/chat", "body": body.to_string() },
    }))?;
    let id = case.exchange_id();
    let answer = send(address, &id, &case).await?;
    Ok((id, text_of(&answer.body)))
}

impl Fate {
    /// As the audit event has it.
    fn of(event: &Value) -> Self {
        let text = |pointer: &str| {
            let found = event.pointer(pointer).and_then(Value::as_str);
            found.unwrap_or_default().to_owned()
        };
        let rules = event.pointer("/verdict/rules").and_then(Value::as_array);
        // What only logs goes before what ends a phase.
        let rule = rules.and_then(|rules| rules.last()).and_then(Value::as_str);
        let rule = rule.unwrap_or_default().to_owned();
        match (
            text("/verdict/action").as_str(),
            text("/verdict/phase").as_str(),
        ) {
            ("allow" | "log", _) => Self::Passed,
            ("block", "request") => Self::Blocked(rule),
            ("block", _) => Self::Stopped(rule),
            ("redact", _) => Self::Redacted(rule),
            (action, _) => {
                let reason = event.pointer("/request/coverage/uninspected");
                let reason = reason.or_else(|| event.pointer("/response/coverage/uninspected"));
                Self::Refused(reason.map_or_else(|| action.to_owned(), Value::to_string))
            }
        }
    }
}
