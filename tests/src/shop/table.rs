//! What became of everything, for people.

use super::{
    exercise::{Asked, Fate},
    prompts::{Level, Prompt},
};

/// The prompts with what became of each in every column, then the sums of each level. The columns after the first are hosts.
pub fn table(prompts: &[Prompt], columns: &[(&str, Vec<Asked>)]) -> String {
    let mut rows = vec![row(
        "level",
        "prompt",
        columns.iter().map(|(name, _)| (*name).to_owned()),
    )];
    for (index, prompt) in prompts.iter().enumerate() {
        let cells = columns.iter().map(|(_, asked)| {
            let asked = asked.get(index);
            asked
                .map(|asked| cell(prompt.level, asked))
                .unwrap_or_default()
        });
        rows.push(row(prompt.level.as_str(), &shortened(&prompt.text), cells));
    }
    rows.push(String::new());
    for level in Level::ALL {
        let sums = columns.iter().map(|(_, asked)| {
            let of_level = prompts
                .iter()
                .zip(asked)
                .filter(|(prompt, _)| prompt.level == level);
            sum(level, &of_level.map(|(_, asked)| asked).collect::<Vec<_>>())
        });
        rows.push(row(level.as_str(), "", sums));
    }
    rows.join("\n") + "\n"
}

fn row(level: &str, prompt: &str, cells: impl Iterator<Item = String>) -> String {
    let mut row = format!("{level:<24}{prompt:<SHORT$}");
    for cell in cells {
        row.push_str(&format!("  {cell:<WIDE$}"));
    }
    row.trim_end().to_owned()
}

fn cell(level: Level, asked: &Asked) -> String {
    let harm = level.harm();
    let what = match &asked.fate {
        None if asked.is_given => return harm.to_owned(),
        None => return String::from("answered"),
        Some(Fate::Passed) => String::from("passed"),
        Some(Fate::Blocked(rule)) => format!("blocked by {rule}"),
        Some(Fate::Stopped(rule)) => format!("answer stopped by {rule}"),
        Some(Fate::Redacted(rule)) => format!("redacted by {rule}"),
        Some(Fate::Refused(reason)) => format!("refused: {reason}"),
    };
    match asked.is_given {
        true => format!("{}, {what}", harm.to_uppercase()),
        false => what,
    }
}

fn sum(level: Level, asked: &[&Asked]) -> String {
    let given = asked.iter().filter(|asked| asked.is_given).count();
    let (all, harm) = (asked.len(), level.harm());
    let fates: Vec<&Fate> = asked
        .iter()
        .filter_map(|asked| asked.fate.as_ref())
        .collect();
    if fates.is_empty() {
        return format!("{given} of {all} {harm}");
    }
    let count = |is: fn(&Fate) -> bool| fates.iter().filter(|fate| is(fate)).count();
    let blocked = count(|fate| matches!(fate, Fate::Blocked(_)));
    let answers = count(|fate| matches!(fate, Fate::Stopped(_) | Fate::Redacted(_)));
    format!("of {all}: {blocked} blocked, {answers} by the answer, {given} {harm}")
}

fn shortened(text: &str) -> String {
    let text = text.replace('\n', " ");
    match text.char_indices().nth(SHORT - 1) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + "…",
        None => text,
    }
}

/// How much of a prompt is shown.
const SHORT: usize = 60;
/// How wide a column is.
const WIDE: usize = 46;
