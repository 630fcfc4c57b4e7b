//! What the scores of prompts are worth: `cargo run --release -p ext-proc-server --example evaluate -- DATA [--write PAGE]`.
//!
//! `DATA` is the folder of `*.jsonl.gz` with a folder `transfer`. Every text goes through the classifiers as a server has them, and
//! through the filter's own model: for each source, language and length it tells how well attacks and ordinary texts are told
//! apart, and how often each is below 20 and 50. What is like the training texts (`pi_bench`, `code_bench`) stands apart from
//! `transfer`, whose sources no training saw and by which nothing may be chosen. What sources left out of the training give,
//! `train.py` and tier 1's training write into the models' cards. With `--write` the page's part between the two marks is replaced.

mod data;
mod measures;

use std::{fs, io::Write as _, sync::Arc};

use anyhow::{Context as _, Result, bail};
use ext_proc_server::{Classifiers, Metrics};
use lane::{ClassifierReply, ClassifierRequest, ClassifierSegment, ClassifiersConfig, Scan};

use self::{
    data::{Row, read},
    measures::{Column, area, average_precision, cell, recall_at, share_below},
};

const BEGIN: &str = "<!-- begin: evaluate -->";
const END: &str = "<!-- end: evaluate -->";

#[tokio::main]
async fn main() -> Result<()> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let data = given.first().context("which folder has the data?")?;
    let config = ClassifiersConfig::default();
    let metrics = Arc::new(Metrics::new()?);
    let classifiers = Classifiers::load(&config, ["prompt"], metrics)?;
    let judge = Judge { classifiers };
    let mut page = String::new();
    injection(&judge, data, &mut page).await?;
    unsafe_topics(&judge, data, &mut page).await?;
    topics(&judge, data, &mut page).await?;
    std::io::stdout().write_all(page.as_bytes())?;
    match given.get(1..) {
        Some([flag, file]) if flag == "--write" => write(file, &page),
        Some([]) => Ok(()),
        _ => bail!("only --write PAGE may follow"),
    }
}

fn write(file: &str, page: &str) -> Result<()> {
    let before = fs::read_to_string(file).context(file.to_owned())?;
    let (Some((head, _)), Some((_, tail))) = (before.split_once(BEGIN), before.split_once(END))
    else {
        bail!("{file} has no {BEGIN} and {END}");
    };
    Ok(fs::write(
        file,
        format!("{head}{BEGIN}\n{page}{END}{tail}"),
    )?)
}

/// Whoever scores texts.
struct Judge {
    classifiers: Arc<Classifiers>,
}

/// Which of the injection scores a rule reads.
const BOTH: usize = 2;

/// The scores of one text: 100 where there is none.
struct Scored {
    row: Row,
    /// The filter's own injection score; a larger model's; both together, as a rule reads them.
    injection: [i32; 3],
    reply: ClassifierReply,
}

impl Judge {
    async fn all(&self, rows: Vec<Row>, role: &str) -> Result<Vec<Scored>> {
        let mut scored = Vec::with_capacity(rows.len());
        for row in rows {
            let request = ClassifierRequest {
                classifiers: vec!["prompt".to_owned()],
                segments: vec![ClassifierSegment {
                    segment: 0,
                    role: role.to_owned(),
                    text: row.text.clone(),
                }],
                budget_ms: ClassifiersConfig::MOST_BUDGET_MS,
                topics: Vec::new(),
                is_response: role == "assistant",
                questions: Vec::new(),
            };
            let reply = self.classifiers.classify(request).await;
            if let Some(missed) = reply.uninspected.first() {
                bail!("{missed}: {} of {}", row.id, row.source);
            }
            let own = |reply: &ClassifierReply| {
                let score = Scan::injection_score(&row.text, reply);
                score
                    .and_then(|score| i32::try_from(score).ok())
                    .unwrap_or(100)
            };
            let injection = [
                own(&ClassifierReply::default()),
                score(&reply, "cf.llm.prompt.injection_score", ""),
                own(&reply),
            ];
            scored.push(Scored {
                row,
                injection,
                reply,
            });
        }
        Ok(scored)
    }
}

fn score(reply: &ClassifierReply, field: &str, key: &str) -> i32 {
    let mut scores = reply.scores.iter();
    let found = scores.find(|score| score.field == field && score.key == key);
    found.map_or(100, |score| score.value)
}

/// The lowest score of a field, whatever its key.
fn lowest(reply: &ClassifierReply, field: &str) -> i32 {
    let scores = reply.scores.iter().filter(|score| score.field == field);
    scores.map(|score| score.value).min().unwrap_or(100)
}

/// Scores of attacks and of ordinary texts.
fn split<'s>(rows: impl IntoIterator<Item = &'s Scored>, of: impl Fn(&Scored) -> i32) -> Column {
    let mut column = Column::default();
    for scored in rows {
        let side = if scored.row.label {
            &mut column.attacks
        } else {
            &mut column.ordinary
        };
        side.push(of(scored));
    }
    column
}

const LENGTHS: [(&str, usize, usize); 4] = [
    ("below 100 characters", 0, 100),
    ("100 to 500", 100, 500),
    ("500 to 2,000", 500, 2000),
    ("longer", 2000, usize::MAX),
];

async fn injection(judge: &Judge, data: &str, page: &mut String) -> Result<()> {
    let mut rows = Vec::new();
    for name in ["benign_arena_hard", "pi_cyberseceval", "pi_asb"] {
        rows.extend(read(data, &format!("transfer/{name}"))?);
    }
    let other = judge.all(rows, "user").await?;
    let bench = judge.all(read(data, "pi_bench")?, "user").await?;
    for (title, scored) in [
        (
            "Injection, sources that no training saw; recall refers to all ordinary texts here",
            &other,
        ),
        (
            "Injection, texts like the training's (`pi_bench`): says little",
            &bench,
        ),
    ] {
        for (which, who) in [
            "the filter's own model",
            "the network",
            "both together, as rules read them",
        ]
        .iter()
        .enumerate()
        {
            let of = |scored: &Scored| scored.injection.get(which).copied().unwrap_or(100);
            let all = split(scored, of);
            page.push_str(&format!("\n**{title}: {who}**\n\n{HEAD}"));
            for (name, is_of) in groups(scored, which == BOTH) {
                let some = split(scored.iter().filter(|scored| is_of(&scored.row)), of);
                page.push_str(&line(&name, &some, &all));
            }
            page.push_str(&line("all", &all, &all));
            page.push_str(&calibration(&all));
        }
    }
    Ok(())
}

const HEAD: &str = "| texts | attacks | ordinary | AUC | recall at 1 % | at 0.1 % | attacks below 20 | below 50 | ordinary below 20 | below 50 |\n|---|---|---|---|---|---|---|---|---|---|\n";

/// Some of the texts: what they are called, and which they are.
type Group = (String, Box<dyn Fn(&Row) -> bool>);

/// Sources, languages where asked for, lengths.
fn groups(scored: &[Scored], by_language: bool) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut names: Vec<&str> = scored.iter().map(|s| s.row.source.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let name = name.to_owned();
        groups.push((name.clone(), Box::new(move |row| row.source == name)));
    }
    let mut languages: Vec<&str> = scored
        .iter()
        .filter_map(|s| s.row.language.as_deref())
        .collect();
    languages.sort_unstable();
    languages.dedup();
    for language in languages.into_iter().filter(|_| by_language) {
        let language = language.to_owned();
        let title = format!("in {language}");
        groups.push((
            title,
            Box::new(move |row| row.language.as_deref() == Some(&language)),
        ));
    }
    for (title, from, to) in LENGTHS {
        let is_of = move |row: &Row| (from..to).contains(&row.text.chars().count());
        groups.push((title.to_owned(), Box::new(is_of)));
    }
    groups
}

fn line(name: &str, some: &Column, all: &Column) -> String {
    let recall = |rate| recall_at(&some.attacks, &all.ordinary, rate);
    let below = |scores: &[i32], bound| share_below(scores, bound);
    let cells = [
        area(some),
        recall(0.01),
        recall(0.001),
        below(&some.attacks, 20),
        below(&some.attacks, 50),
        below(&some.ordinary, 20),
        below(&some.ordinary, 50),
    ];
    let cells: Vec<String> = cells.into_iter().map(cell).collect();
    let (attacks, ordinary) = (some.attacks.len(), some.ordinary.len());
    format!(
        "| {name} | {attacks} | {ordinary} | {} |\n",
        cells.join(" | ")
    )
}

/// What the two boundaries mean here, and the share of attacks in each tenth of the scale.
fn calibration(all: &Column) -> String {
    let count =
        |scores: &[i32], from, to| scores.iter().filter(|s| (from..to).contains(*s)).count();
    let precision = |from, to| {
        let (attacks, ordinary) = (
            count(&all.attacks, from, to),
            count(&all.ordinary, from, to),
        );
        let found = attacks + ordinary;
        (found > 0).then(|| attacks as f64 / found as f64)
    };
    let tenths = (0..10).map(|n| cell(precision(n * 10, n * 10 + 10)));
    let share = all.attacks.len() as f64 / (all.attacks.len() + all.ordinary.len()).max(1) as f64;
    format!(
        "\nPrecision below 20: {}; below 50: {}; share of attacks in each tenth of the scale: {} ({share:.2} of all are attacks).\n",
        cell(precision(0, 20)),
        cell(precision(0, 50)),
        tenths.collect::<Vec<_>>().join(", "),
    )
}

async fn unsafe_topics(judge: &Judge, data: &str, page: &mut String) -> Result<()> {
    const PROMPT: &str = "cf.llm.prompt.unsafe_topic_categories";
    const ANSWER: &str = "cf.llm.response.unsafe_topic_categories";
    page.push_str("\n**Unsafe topics, any of them; the first three are sources that no training saw**\n\n| texts | unsafe | safe | AUC | AUPRC | unsafe below 20 | below 50 | safe below 20 | below 50 |\n|---|---|---|---|---|---|---|---|---|\n");
    for (name, role, field) in [
        ("transfer/unsafe_xstest", "user", PROMPT),
        ("transfer/code_abuse_interpreter", "user", PROMPT),
        ("transfer/benign_arena_hard", "user", PROMPT),
        ("code_abuse_bench", "user", PROMPT),
        ("unsafe_responses", "assistant", ANSWER),
    ] {
        let scored = judge.all(read(data, name)?, role).await?;
        let column = split(&scored, |scored| lowest(&scored.reply, field));
        let cells = [
            area(&column),
            average_precision(&column),
            share_below(&column.attacks, 20),
            share_below(&column.attacks, 50),
            share_below(&column.ordinary, 20),
            share_below(&column.ordinary, 50),
        ];
        let cells: Vec<String> = cells.into_iter().map(cell).collect();
        let (attacks, ordinary) = (column.attacks.len(), column.ordinary.len());
        page.push_str(&format!(
            "| {name} | {attacks} | {ordinary} | {} |\n",
            cells.join(" | ")
        ));
    }
    Ok(())
}

async fn topics(judge: &Judge, data: &str, page: &mut String) -> Result<()> {
    const CONTENT: &str = "cf.llm.prompt.content_topic_categories";
    const INTENT: &str = "cf.llm.prompt.intent_topic_categories";
    let ordinary = judge
        .all(read(data, "transfer/benign_arena_hard")?, "user")
        .await?;
    page.push_str("\n**Topics: how many of a file's texts are below 50, and of `benign_arena_hard`**\n\n| topic | texts | have it | benign_arena_hard |\n|---|---|---|---|\n");
    for (field, topic, name) in [
        (CONTENT, "source_code", "code_bench"),
        (CONTENT, "credentials_and_secrets", "secrets_bench"),
        (CONTENT, "pii", "pii_bench"),
        (CONTENT, "customer_data", ""),
        (CONTENT, "financial_information", ""),
        (INTENT, "pii", ""),
        (INTENT, "code_abuse", "code_abuse_bench"),
        (INTENT, "jailbreak", "pi_bench"),
    ] {
        let of = |scored: &Scored| score(&scored.reply, field, topic);
        let scores: Vec<i32> = ordinary.iter().map(of).collect();
        let found = match name {
            "" => None,
            name => {
                let rows = read(data, name)?
                    .into_iter()
                    .filter(|row| row.label)
                    .step_by(3);
                let scored = judge.all(rows.collect(), "user").await?;
                share_below(&scored.iter().map(of).collect::<Vec<_>>(), 50)
            }
        };
        let kind = if field == CONTENT {
            "content"
        } else {
            "intent"
        };
        page.push_str(&format!(
            "| {kind}.{topic} | {name} | {} | {} |\n",
            cell(found),
            cell(share_below(&scores, 50))
        ));
    }
    // In one number, as peers give it: unseen languages against the ordinary prompts of another file.
    let code = judge.all(read(data, "code_bench")?, "user").await?;
    let plain = judge
        .all(
            read(data, "pi_bench")?
                .into_iter()
                .filter(|row| !row.label)
                .take(600)
                .collect(),
            "user",
        )
        .await?;
    let is_code = |scored: &&Scored| score(&scored.reply, CONTENT, "source_code") < 50;
    let (found, wrong) = (
        code.iter().filter(is_code).count(),
        plain.iter().filter(is_code).count(),
    );
    let f1 = 2.0 * found as f64 / (code.len() + found + wrong) as f64;
    page.push_str(&format!("\nSource code, languages that are not in the training (`code_bench`) against 600 ordinary prompts of `pi_bench`: F1 {f1:.3}.\n"));
    Ok(())
}
