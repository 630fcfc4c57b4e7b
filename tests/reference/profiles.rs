//! `profiles.md`: the DLP profiles that are built in.

use std::collections::BTreeSet;

use detect::{Profile, builtin_profiles, detectors};

use crate::cell;

const HEAD: &str = "\
# Profiles

The DLP profiles that are built in. A lane's `profiles` puts them in force, and their detectors run on every inspected body;
`profiles` at the document's top adds your own.

This page is made from `filters/detect/profiles/`.

| Id | Title | Least confidence | Fires at | Detectors |
|---|---|---|---|---|
";

/// The page.
pub(crate) fn page() -> String {
    let mut page = String::from(HEAD);
    for p in builtin_profiles() {
        let detectors = named(&p);
        let confidence = serde_json::to_value(p.confidence).unwrap_or_default();
        page.push_str(&format!(
            "| `{}` | {} | {} | {} | {} |\n",
            p.id,
            cell(&p.title),
            confidence.as_str().unwrap_or_default(),
            fires_at(&p),
            detectors.join(" "),
        ));
    }
    page
}

/// The detectors, whole families by one name.
fn named(profile: &Profile) -> Vec<String> {
    let family = |id: &str| id.split('.').next().unwrap_or_default().to_owned();
    let ids: BTreeSet<&str> = profile.detectors.iter().map(|d| d.as_str()).collect();
    let missing: BTreeSet<String> = detectors()
        .filter(|d| !ids.contains(d.id))
        .map(|d| family(d.id))
        .collect();
    let name = |id: &&str| match missing.contains(&family(id)) {
        _ if detect::is_topic(id) => format!("topic `{id}`"),
        true => format!("`{id}`"),
        false => format!("`{}.*`", family(id)),
    };
    let names: BTreeSet<String> = ids.iter().map(name).collect();
    names.into_iter().collect()
}

fn fires_at(profile: &Profile) -> String {
    let many = profile.allowed_match_count + 1;
    let findings = if many == 1 { "finding" } else { "findings" };
    let together = profile.together.map(|t| {
        format!(
            ", of {} different detectors within {} bytes",
            t.different, t.within_bytes
        )
    });
    format!("{many} {findings}{}", together.unwrap_or_default())
}
