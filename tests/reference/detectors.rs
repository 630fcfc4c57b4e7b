//! `detectors.md`: what is found in text.

use detect::{Detector, detectors};

use crate::cell;

const HEAD: &str = "\
# Detectors

What is found in text. Rules, profiles and events name a detector by its id; in a profile `finance.*` stands for a family.
The category is what `cf.llm.prompt.pii_categories` says; the label is what `replace` puts in the place of a finding; the
words, shortly before a match, raise its confidence.

This page is made from the lists in `filters/detect/src/<family>/mod.rs`.

| Id | Finds | Category | Label | Words | Defined by |
|---|---|---|---|---|---|
";

/// The page.
pub(crate) fn page() -> String {
    let mut all: Vec<&Detector> = detectors().collect();
    all.sort_by_key(|d| d.id);
    let mut page = String::from(HEAD);
    for d in all {
        let category = d.category.map(|c| format!("`{c}`")).unwrap_or_default();
        let sources = d
            .sources()
            .iter()
            .enumerate()
            .map(|(n, source)| format!("[{}]({source})", n + 1));
        page.push_str(&format!(
            "| `{}` | {} | {category} | `{}` | {} | {} |\n",
            d.id,
            cell(d.title),
            d.label,
            cell(&d.context.join(", ")),
            sources.collect::<Vec<_>>().join(" "),
        ));
    }
    page
}
