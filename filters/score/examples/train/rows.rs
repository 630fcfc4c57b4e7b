//! Texts to learn from: the data's files and made ones, each with its label, its role and the fold it is left out with.

use std::{
    error::Error,
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

use flate2::read::GzDecoder;
use serde_json::Value;

/// Which weights a text is judged by.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Head {
    /// What somebody writes to a model.
    User = 0,
    /// What a tool or a document says to it.
    Tool = 1,
}

/// One text.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) text: String,
    pub(crate) head: Head,
    pub(crate) attack: bool,
    /// Something that anyone may ask or write: neither an attack nor unsafe.
    pub(crate) harmless: bool,
    pub(crate) source: String,
    /// What is left out together.
    pub(crate) fold: Option<usize>,
}

/// Attack sources that share texts, with the ordinary and unsafe sources left out beside them.
pub(crate) const FOLDS: [(&str, &[&str]); 6] = [
    (
        "bipia",
        &["bipia", "cyberseceval", "openai/human-eval", "CySecBench"],
    ),
    (
        "jailbreaks",
        &[
            "garak",
            "pyrit",
            "giskard",
            "prompts.chat",
            "awesome-chatgpt-prompts",
            "HarmBench",
        ],
    ),
    ("yanismiraoui", &["yanismiraoui", "self-instruct", "PyRIT"]),
    ("s-labs", &["s-labs", "StrongREJECT"]),
    ("neuralchemy", &["neuralchemy", "AdvBench"]),
    ("spikee", &["spikee", "swe-lancer", "DBpedia14"]),
];

/// Lines of one file, if the folder has it.
pub(crate) fn lines(folder: &Path, name: &str) -> Result<Vec<Value>, Box<dyn Error>> {
    let path = folder.join(format!("{name}.jsonl.gz"));
    if !path.exists() {
        return Ok(Vec::new());
    }
    BufReader::new(GzDecoder::new(File::open(path)?))
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect()
}

/// Everything in the folders.
pub(crate) fn rows(folders: &[&Path]) -> Result<Vec<Row>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for folder in folders {
        injections(folder, &mut rows)?;
        ordinary(folder, &mut rows)?;
        unsafe_texts(folder, &mut rows)?;
        made(folder, &mut rows)?;
    }
    Ok(without_copies(rows))
}

fn text_of(line: &Value) -> String {
    line["text"].as_str().unwrap_or_default().to_owned()
}

fn row(line: &Value, attack: bool) -> Row {
    let source = line["source"].as_str().unwrap_or_default().to_owned();
    let fold = FOLDS
        .iter()
        .position(|(_, starts)| starts.iter().any(|start| source.starts_with(start)));
    Row {
        text: text_of(line),
        head: Head::User,
        attack,
        harmless: false,
        source,
        fold,
    }
}

/// Texts like those that are attacked with: `pi_train`, `pi_bench` and the like.
pub(crate) fn labelled(folder: &Path, name: &str) -> Result<Vec<Row>, Box<dyn Error>> {
    let lines = lines(folder, name)?;
    let mut rows: Vec<Row> = lines
        .iter()
        .map(|line| row(line, line["label"] == 1))
        .collect();
    for row in &mut rows {
        if row.source.starts_with("bipia") {
            row.head = Head::Tool;
        }
        row.harmless = !row.attack;
    }
    Ok(rows)
}

fn injections(folder: &Path, rows: &mut Vec<Row>) -> Result<(), Box<dyn Error>> {
    rows.extend(labelled(folder, "pi_train")?);
    Ok(())
}

fn ordinary(folder: &Path, rows: &mut Vec<Row>) -> Result<(), Box<dyn Error>> {
    for (name, source, head, most) in [
        ("benign_prompts", "", Head::User, usize::MAX),
        ("benign_docs", "", Head::Tool, usize::MAX),
        ("code_train", "", Head::User, usize::MAX),
        ("pii_train", "personal data", Head::User, 1500),
        ("secrets_train", "secrets", Head::User, 800),
        ("topic_domains", "topics", Head::User, usize::MAX),
        ("topic_investment_advice", "topics", Head::User, usize::MAX),
    ] {
        let lines = lines(folder, name)?;
        let step = lines.len().div_ceil(most.min(lines.len()).max(1)).max(1);
        for line in lines.iter().step_by(step) {
            let mut one = row(line, false);
            one.head = head;
            one.harmless = source.is_empty();
            if !source.is_empty() {
                source.clone_into(&mut one.source);
            }
            rows.push(one);
        }
    }
    for line in lines(folder, "api_payloads")? {
        let mut texts = Vec::new();
        strings(&line["request"], &mut texts);
        for text in texts {
            let head = if text.len() > 400 {
                Head::Tool
            } else {
                Head::User
            };
            rows.push(Row {
                text,
                head,
                ..row(&serde_json::json!({"source": "payloads"}), false)
            });
        }
    }
    for line in lines(folder, "mcp_tools")? {
        let openly = line["cat"]
            .as_str()
            .is_some_and(|cat| cat.starts_with("openly"));
        if line["label"] == 0 || !openly {
            let mut one = row(&line, line["label"] == 1);
            one.source = "tools".to_owned();
            one.head = Head::Tool;
            rows.push(one);
        }
    }
    Ok(())
}

/// The sentences in a JSON value, however deep, and in JSON inside its strings.
fn strings(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::Array(inner) => inner.iter().for_each(|v| strings(v, texts)),
        Value::Object(inner) => inner.values().for_each(|v| strings(v, texts)),
        Value::String(text) if text.starts_with(['{', '[']) => {
            if let Ok(inner) = serde_json::from_str(text) {
                strings(&inner, texts);
            }
        }
        Value::String(text)
            if text.matches(' ').count() > 2 && (20..6000).contains(&text.len()) =>
        {
            texts.push(text.clone());
        }
        _ => {}
    }
}

/// What is harmful, but no attack on a model's instructions; and what models answered.
fn unsafe_texts(folder: &Path, rows: &mut Vec<Row>) -> Result<(), Box<dyn Error>> {
    for (name, step) in [
        ("unsafe_train", 1),
        ("unsafe_responses", 1),
        ("code_abuse_train", 3),
    ] {
        let lines = lines(folder, name)?;
        // Some of these ask for the system prompt.
        let known = lines.iter().filter(|line| line["source"] != "PyRIT/airt");
        rows.extend(known.step_by(step).map(|line| row(line, false)));
    }
    Ok(())
}

fn made(folder: &Path, rows: &mut Vec<Row>) -> Result<(), Box<dyn Error>> {
    for line in lines(folder, "made")? {
        let labels = &line["labels"];
        let mut one = row(&line, labels["injection"] == 1);
        one.fold = None;
        one.harmless = labels["injection"] == 0 && labels["unsafe"] == 0;
        if line["role"] == "data" {
            one.head = Head::Tool;
        }
        rows.push(one);
    }
    Ok(())
}

fn without_copies(rows: Vec<Row>) -> Vec<Row> {
    let mut seen = std::collections::HashSet::new();
    let key = |row: &Row| {
        let text = row.text.to_lowercase();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    rows.into_iter()
        .filter(|row| {
            let key = key(row);
            !key.is_empty() && seen.insert(key)
        })
        .collect()
}
