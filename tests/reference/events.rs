//! `events.md`: audit events as the lane wrote them for cases of the corpus.

use anyhow::{Context, Result};
use tests::{Cuts, Engine, Native, corpus, policies};

const HEAD: &str = "\
# Audit events

Every exchange ends in exactly one event, one line of JSON (here with line breaks). It says what was inspected and by what, what
was not and why, the verdict, and what really happened. It holds ids, counts, spans and reasons, never text.

`verdict` is what policy decided, `outcome` what became of the exchange. Where an exchange was `refused` though its verdict is
`allow`, the host refused it before the lane had seen the whole request: it could not be read, or did not arrive in time.
`stream` says that a stream was asked for, or came.

`endpoint` and `labels` are there where the request is to an endpoint that is listed, or was discovered and labelled: what Cloudflare's logs
have as `WebAssetsOperationID` and `WebAssetsLabelsManaged`.

`coverage` says what was done with one body:

| key | says |
|---|---|
| `state` | `inspected`, `partial`, `uninspected`, or `none` where there was no body |
| `uninspected` | why, where something was not |
| `profiles` | the profiles all of whose detectors ran over it; [profiles.md](profiles.md) and the configuration say which those are |
| `detectors` | the other detectors that ran over it: the patterns of a profile that also needs a classifier, and what a rule on categories of personal data adds |
| `classifiers` | each classifier in force and its outcome: `answered`, `not_needed` (a rule had decided, or there was no text), `not_asked` (the body was not read) or `failed`, with the reason |

`prompt` says where the prompt of a request was found (`by`): by `rules` (which `rules` names), in the `shape` of a known API, in `graphql`, a `form` or
`parts`, in all `leaves` of a JSON body, or as the `body` itself; [extract-prompts](../guides/extract-prompts.md) says more.

`scores` holds what rules read, and every unsafe topic that was found; `scored_by` says whose injection score stands: that of the `filter` itself
or, where it was not sure and was answered, that of the classifier `prompt`.

`limits` names the rate limits that looked at the exchange: `within`, `over`, or `uncounted` with the reason, where the store did not answer.

These are the events of some cases of `tests/corpus`; the types are in `filters/audit/src/event.rs`.
";

const CASES: &[&str] = &[
    "chat user string, blocked",
    "chat stream, a card cut into three deltas",
    "an unknown encoding of a request is refused",
    "a rule in log mode is recorded and does not act",
    "categories bring their own detectors",
    "the third of two is refused",
];

/// The page.
pub(crate) fn page() -> Result<String> {
    let mut native = Native::new(Cuts::AsWritten);
    native.start(&policies()?)?;
    let cases = corpus()?;
    let mut page = String::from(HEAD);
    for name in CASES {
        let case = cases
            .iter()
            .find(|c| c.name == *name)
            .with_context(|| format!("no case {name}"))?;
        let event = serde_json::to_string_pretty(&native.run(case)?.event)?;
        page.push_str(&format!("\n## {name}\n\n```json\n{event}\n```\n"));
    }
    Ok(page)
}
