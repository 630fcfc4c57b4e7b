//! `detectors.md`: what is found in text.

use detect::{Detector, Family, Scanner, detectors};

use crate::cell;

const HEAD: &str = "\
# Detectors

What is found in text. Rules, profiles and events name a detector by its id; in a profile `finance.*` stands for a family.
The category is what `cf.llm.prompt.pii_categories` says; the label is what `replace` puts in the place of a finding.

How sure a finding is follows from its check alone: `low` the shape fits, `medium` a rule or a name agrees too, `high` a strong
checksum or an unmistakable prefix, `very_high` nothing else it could be. A word that speaks for it within 64 bytes before raises
that one level; one that speaks against it, where none speaks for it, lowers it (what is low is then no finding). The column
says what the first example below has. In examples the finding stands between ‹ and ›; long values are cut at `…`.

This page is made from the lists in `filters/detect/src/<family>/mod.rs`; `weir detectors --explain ID` says the same of one.
";

const FAMILIES: &[(Family, &str)] = &[
    (Family::Code, "Code"),
    (Family::Finance, "Finance"),
    (Family::Health, "Health"),
    (Family::Identifier, "Identifiers"),
    (Family::Output, "Output that acts"),
    (Family::Pii, "Personal data"),
    (Family::Secret, "Secrets"),
];

/// The page.
pub(crate) fn page() -> String {
    let mut page = String::from(HEAD);
    for (family, title) in FAMILIES {
        let mut of_family: Vec<&'static Detector> =
            detectors().filter(|d| d.family == *family).collect();
        of_family.sort_by_key(|d| d.id);
        page.push_str(&format!("\n## {title}: {} detectors\n\n", of_family.len()));
        page.push_str(
            "| Id | Finds | Country | Category | Label | Checked by | Sure | Runs in |\n",
        );
        page.push_str("|---|---|---|---|---|---|---|---|\n");
        of_family.iter().for_each(|d| page.push_str(&summary(d)));
        page.push_str(
            "\n| Id | Finds | Ignores | Notes | Speaks for it | Speaks against it | Defined by |\n",
        );
        page.push_str("|---|---|---|---|---|---|---|\n");
        of_family.iter().for_each(|d| page.push_str(&details(d)));
    }
    page
}

fn summary(d: &'static Detector) -> String {
    let category = d.category.map(|c| format!("`{c}`")).unwrap_or_default();
    let runs_in = if d.runs_in_wasm() {
        "every host"
    } else {
        "native hosts"
    };
    format!(
        "| `{}` | {} | {} | {category} | `{}` | {} | {} | {runs_in} |\n",
        d.id,
        cell(d.title),
        d.country.unwrap_or_default(),
        d.label,
        cell(d.about.map_or("", |about| about.validator)),
        sure(d),
    )
}

/// How sure it is of its first example.
fn sure(d: &'static Detector) -> String {
    let example = d.about.and_then(|about| about.finds.first());
    let text = example.map(|e| e.replace(['‹', '›'], ""));
    let scanner = Scanner::new([d]).ok();
    let found = scanner.zip(text).map(|(scanner, text)| scanner.scan(&text));
    let confidence = found.and_then(|found| found.first().map(|f| f.confidence));
    let name = serde_json::to_value(confidence).unwrap_or_default();
    name.as_str().unwrap_or_default().to_owned()
}

fn details(d: &Detector) -> String {
    let about = d.about;
    let examples = |texts: Option<&[&str]>| {
        let texts = texts.unwrap_or_default().iter();
        let shown = texts.map(|text| format!("`{}`", shown(text)));
        cell(&shown.collect::<Vec<_>>().join("<br>"))
    };
    let sources = about.map_or(&[][..], |about| about.sources);
    let sources = (1..)
        .zip(sources)
        .map(|(n, source)| format!("[{n}]({source})"));
    format!(
        "| `{}` | {} | {} | {} | {} | {} | {} |\n",
        d.id,
        examples(about.map(|about| about.finds)),
        examples(about.map(|about| about.ignores)),
        cell(about.map_or("", |about| about.notes)),
        cell(&d.context.join(", ")),
        cell(&d.negative.join(", ")),
        sources.collect::<Vec<_>>().join(" "),
    )
}

/// An example on one line, of which no word is long: nobody's scanner shall take a page for a leak.
fn shown(text: &str) -> String {
    let flat = text.replace(['\n', '\r', '\t'], " ").replace('`', "'");
    let mut out = String::new();
    let mut word = 0;
    for c in flat.chars() {
        word = if c.is_alphanumeric() || "_-+/.=".contains(c) {
            word + 1
        } else {
            0
        };
        match word {
            ..=WORD => out.push(c),
            CUT => out.push('…'),
            _ => {}
        }
    }
    match out.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", out.get(..at).unwrap_or_default()),
        None => out,
    }
}

/// Characters of a word that are shown.
const WORD: usize = 24;
const CUT: usize = WORD + 1;

/// Characters of an example that are shown.
const LONGEST: usize = 160;
