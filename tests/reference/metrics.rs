//! `metrics.md`: what the hosts count.

use audit::METRICS;

use crate::cell;

const HEAD: &str = "\
# Metrics

What the hosts count, in Prometheus' form.

This page is made from the list in `filters/audit/src/metric.rs`.

| Metric | Kind | Labels | Meaning |
|---|---|---|---|
";

/// The page.
pub(crate) fn page() -> String {
    let mut page = String::from(HEAD);
    for metric in METRICS {
        let labels: Vec<String> = metric.labels.iter().map(|l| format!("`{l}`")).collect();
        let kind = format!("{:?}", metric.kind).to_lowercase();
        page.push_str(&format!(
            "| `{}` | {kind} | {} | {} |\n",
            metric.name,
            labels.join(" "),
            cell(metric.help)
        ));
    }
    page
}
