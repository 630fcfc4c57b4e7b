//! `fields.md`: what rules can read.

use policy::{FIELDS, Field, Source};

const HEAD: &str = "\
# Fields

What an expression can read. The names and types are Cloudflare's, so that existing rules load unchanged; `llm.*`,
`cf.llm.response.*`, `dlp.request.*` and `dlp.response.*` are ours. *Filled by* says when a value is known; a field that
was not filled has its default. An IP address has no default: it is nil, and every comparison with nil is false.

This page is made from the list in `filters/policy/src/field/`.
";

/// The page.
pub(crate) fn page() -> String {
    let (known, unknown): (Vec<&Field>, Vec<&Field>) = FIELDS
        .iter()
        .partition(|field| field.source != Source::NoHost);
    let mut page = format!(
        "{HEAD}\n## Filled here\n\n| Field | Type | Default | Filled by | Meaning |\n|---|---|---|---|---|\n"
    );
    for field in known {
        let Field { name, doc, .. } = field;
        let (kind, default) = (kind(field), field.default_text());
        page.push_str(&format!(
            "| `{name}` | {kind} | `{default}` | {} | {doc} |\n",
            field.source
        ));
    }
    page.push_str(
        "\n## Known by name only\n\nNo host can fill these yet, or only Cloudflare's network could. Rules that read them load, and see the default.\n\n\
         | Field | Type | Default | Meaning |\n|---|---|---|---|\n",
    );
    for field in unknown {
        let Field { name, doc, .. } = field;
        let (kind, default) = (kind(field), field.default_text());
        page.push_str(&format!("| `{name}` | {kind} | `{default}` | {doc} |\n"));
    }
    page
}

/// Angle brackets are markup in Markdown.
fn kind(field: &Field) -> String {
    format!("`{}`", field.kind)
}
