//! What came of a request, in the corpus's words.

use serde_json::Value;

/// One line for the answer and the event of one request.
///
/// - `passes`: judged, and the origin has it; `passes unseen (reason)`: the policy lets it go uninspected.
/// - `blocked`: by the rule.
/// - `uninspected (reason) 400`: what the policy does with what cannot be inspected.
/// - `refused 400`: the host itself, before the policy; `refused 400, no event`: before it had a head.
/// - `client gone`: nothing to answer any more; `closed`: and no event.
pub(super) fn verdict(answer: Option<u16>, event: Option<&Value>) -> String {
    let status = answer.unwrap_or_default();
    let Some(event) = event else {
        return match answer {
            Some(status) => format!("refused {status}, no event"),
            None => String::from("closed"),
        };
    };
    let list = |pointer: &str| -> Vec<&str> {
        let list = event.pointer(pointer).and_then(Value::as_array);
        list.into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .collect()
    };
    let outcome = event.get("outcome").and_then(Value::as_str);
    let reasons = list("/request/coverage/uninspected").join(", ");
    let rules = list("/verdict/rules");
    let told = event
        .get("status")
        .and_then(Value::as_u64)
        .unwrap_or_default();
    let said = match outcome.unwrap_or("no outcome") {
        "refused" if !rules.is_empty() && status == 403 => String::from("blocked"),
        "refused" if !reasons.is_empty() => format!("uninspected ({reasons}) {status}"),
        "refused" => format!("refused {status}"),
        "passed" if reasons.is_empty() && status == 200 => String::from("passes"),
        "passed" if status == 200 => format!("passes unseen ({reasons})"),
        "client_gone" if answer.is_none() => String::from("client gone"),
        other => format!("{other} {status}"),
    };
    if told == u64::from(status) {
        said
    } else {
        format!("{said}, but the event says {told}")
    }
}
