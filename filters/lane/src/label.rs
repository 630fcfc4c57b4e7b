//! Labels of endpoints. Cloudflare's managed ones are in
//! <https://developers.cloudflare.com/api-shield/management-and-monitoring/endpoint-labels/>.

/// The label of what is scanned.
pub(crate) const LLM: &str = "cf-llm";

/// The managed labels that people give. Those that begin with `cf-risk-` are found by scans, which there are none of here.
const MANAGED: &[&str] = &[
    "cf-account-update",
    "cf-add-cart",
    "cf-add-payment",
    "cf-add-post",
    "cf-check-value",
    "cf-contains-ads",
    "cf-content",
    LLM,
    "cf-log-in",
    "cf-mcp",
    "cf-password-reset",
    "cf-purchase",
    "cf-rss-feed",
    "cf-sign-up",
    "cf-web-page",
];

/// How long a label may be.
const LONGEST: usize = 64;

/// Checks labels as typed.
pub(crate) fn check(labels: &[String]) -> Result<(), String> {
    for (at, label) in labels.iter().enumerate() {
        let may_stand = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-_.".contains(c);
        if label.is_empty() || label.len() > LONGEST || !label.chars().all(may_stand) {
            return Err(format!(
                "{label:?} is no label: at most {LONGEST} of a-z, 0-9, - _ ."
            ));
        }
        if label.starts_with("cf-") && !MANAGED.contains(&label.as_str()) {
            let known = MANAGED.join(", ");
            return Err(format!(
                "no managed label is called {label}; they are {known}"
            ));
        }
        if labels.iter().take(at).any(|before| before == label) {
            return Err(format!("{label} is there twice"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn labels_are_managed_ones_or_words_of_ones_own() {
        let check = |labels: &[&str]| {
            let labels: Vec<String> = labels.iter().map(|l| (*l).to_owned()).collect();
            check(&labels)
        };
        assert_eq!(check(&["cf-llm", "cf-log-in", "team-a", "v2.1"]), Ok(()));
        for (labels, said) in [
            (&["cf-lmm"][..], "no managed label is called cf-lmm"),
            (&["cf-risk-sensitive"], "no managed label"),
            (&["Team A"], "\"Team A\" is no label"),
            (&[""], "\"\" is no label"),
            (&["a", "a"], "a is there twice"),
        ] {
            let error = check(labels).unwrap_err();
            assert!(error.starts_with(said), "{error}");
        }
    }
}
