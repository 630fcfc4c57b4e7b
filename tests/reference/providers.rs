//! `providers.md`: whose APIs are read exactly.

use codec::PROVIDERS;

use crate::cell;

const HEAD: &str = "\
# Providers

Whose APIs are read exactly: every place of a body in which text can be is known, with its role. JSON of any other shape on an
inspected route is scanned all the same, string by string.

This page is made from the list in `filters/codec/src/provider/mod.rs`.

| Id | Provider | Operations |
|---|---|---|
";

/// The page.
pub(crate) fn page() -> String {
    let mut page = String::from(HEAD);
    for provider in PROVIDERS {
        let operations: Vec<String> = provider
            .operations
            .iter()
            .map(|o| format!("`{}`", o.name))
            .collect();
        page.push_str(&format!(
            "| `{}` | {} | {} |\n",
            provider.id,
            cell(provider.title),
            operations.join(" ")
        ));
    }
    page
}
