//! `event-formats.md`: the forms in which sinks hand events on.

use audit::{FormField, LOGPUSH, OCSF, OCSF_VERSION};

use crate::cell;

const HEAD: &str = "\
# Event formats

What `format` of a sink in `audit` may be. None holds text of customers.

| format | is |
|---|---|
| `weir` | the event as [events.md](events.md) has it |
| `logpush` | the names of Cloudflare's Logpush, data set `http_requests`, as far as an event can fill them |
| `logpush_older` | the same with the names that it had before May 2026 |
| `ocsf` | OCSF's HTTP Activity (class 4002) with the profile Security Control |

This page is made from the lists in `filters/audit/src/form`.

## logpush

| Field | Before May 2026 | Holds |
|---|---|---|
";

/// The page.
pub(crate) fn page() -> String {
    let mut page = String::from(HEAD);
    for field in LOGPUSH {
        let older = field.older.map(|name| format!("`{name}`"));
        let (older, holds) = (older.unwrap_or_default(), cell(field.holds));
        page.push_str(&format!("| `{}` | {older} | {holds} |\n", field.name));
    }
    page.push_str(&format!(
        "\n## ocsf\n\nVersion {OCSF_VERSION} of the schema.\n\n| Attribute | Holds |\n|---|---|\n"
    ));
    for FormField { name, holds, .. } in OCSF {
        page.push_str(&format!("| `{name}` | {} |\n", cell(holds)));
    }
    page
}
