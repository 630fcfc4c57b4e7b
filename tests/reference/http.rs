//! `http.md`: what hosts do with requests that are no proper HTTP, and with slow ones.

use anyhow::Result;
use tests::{Shape, wire_corpus};

use crate::cell;

const HEAD: &str = "\
# Bad requests

What becomes of a request that is no proper HTTP, that can be read in two ways, or that takes its time. The verdicts are the same in
Envoy (as [`envoy-configs`](../../envoy-configs/envoy) has it, with the wasm filter) and in the Pingora host, except where this page says
otherwise. With ext_proc, Envoy refuses the same requests, but where it cannot read one it mostly closes the connection before its
answer is out: the client has no status, and the event says `broken_off` or `client_gone`.

| Verdict | |
|---|---|
| `passes` | judged, and the upstream has it |
| `passes unseen (…)` | the policy lets it go uninspected, here because no endpoint of the lane is meant |
| `blocked` | judged, and a rule blocks it: here, the body holds a card number |
| `uninspected (…) 400` | it cannot be inspected, and the policy (`failure_mode: closed`) refuses it with that status |
| `refused 400` | the host itself refuses it with that status, before any policy |
| `refused 400, no event` | the same, before there was a head that an audit event could be about |
| `client gone` | the client closed the connection first; there is an audit event |
| `closed` | the same, before there was a head; there is no audit event |

In none of these cases does an upstream see a byte that was not judged, or a head that says two things: hosts write heads and bodies
anew. Each verdict leaves exactly one audit event, but for the two that say otherwise. Several verdicts in a row are those of several requests on
one connection.

This page is made from the files in `tests/wire`, which `tests/wire.rs` sends to both. Bodies that are not what their headers
say (malformed JSON, other content types and character sets, compressed bombs, encodings that nobody knows) are in
`tests/corpus/hostile.yaml`, `encodings.yaml` and `evasions.yaml`, and have the same verdicts in every host, too.
";

/// The page.
pub(crate) fn page() -> Result<String> {
    let mut page = String::from(HEAD);
    for chapter in wire_corpus()? {
        page.push_str(&format!(
            "\n## {}\n\n{}\n\n| Request | Verdict |\n|---|---|\n",
            chapter.title, chapter.text
        ));
        for shape in &chapter.shapes {
            page.push_str(&format!(
                "| {} | {} |\n",
                cell(&shape.shape),
                verdicts(shape)
            ));
        }
    }
    Ok(page)
}

fn verdicts(shape: &Shape) -> String {
    let mut text = listed(&shape.expect);
    for (host, differs) in &shape.hosts {
        text.push_str(&format!(
            "; `{host}`: {}, since {}",
            listed(&differs.expect),
            differs.why
        ));
    }
    cell(&text)
}

fn listed(verdicts: &[String]) -> String {
    let quoted: Vec<String> = verdicts.iter().map(|v| format!("`{v}`")).collect();
    quoted.join(" ")
}
