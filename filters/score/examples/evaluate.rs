//! What the scores are worth: `cargo run --release -p score --example evaluate -- DATA [--transfer]`.
//!
//! `DATA` is the folder of `*.jsonl.gz`. For each source of `pi_bench`: how well attacks and ordinary texts are told apart, and how
//! many are below 20 and 50. With `--transfer` instead the same for the sources of `DATA/transfer`, which nothing may be
//! chosen by: look at the end. What left-out sources of `pi_train` give, training writes into the card (`src/weights.md`).

#![expect(
    clippy::disallowed_types,
    clippy::indexing_slicing,
    reason = "a program for developers: reads files, and may stop at a mistake"
)]

use std::{
    collections::BTreeMap,
    env,
    error::Error,
    fs::File,
    io::{self, BufRead, BufReader, Write},
    path::Path,
};

use flate2::read::GzDecoder;
use score::{Certainty, Role, score};

fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = env::args().skip(1).collect();
    let data = given.first().ok_or("which folder has the data?")?;
    let transfer = given.iter().any(|word| word == "--transfer");
    let (folder, names): (_, &[&str]) = match transfer {
        true => (
            Path::new(data).join("transfer"),
            &["benign_arena_hard", "pi_asb", "pi_cyberseceval"],
        ),
        false => (Path::new(data).to_owned(), &["pi_bench"]),
    };
    let mut out = io::stdout().lock();
    let roles = [("a user's text", Role::User), ("a tool's text", Role::Tool)];
    for (title, role) in roles {
        let mut groups: BTreeMap<String, Group> = BTreeMap::new();
        let mut all = Group::default();
        for name in names {
            for line in lines(&folder.join(format!("{name}.jsonl.gz")))? {
                let group = match line["lang"].as_str() {
                    Some(lang) => format!("{name} {lang}"),
                    None => format!("{name} {}", line["source"].as_str().unwrap_or_default()),
                };
                let text = line["text"].as_str().unwrap_or_default();
                let label = usize::from(line["label"] == 1);
                groups.entry(group).or_default().add(text, role, label);
                all.add(text, role, label);
            }
        }
        writeln!(
            out,
            "\nAs {title}. Recall refers to all ordinary texts here.\n\n{HEAD}"
        )?;
        for (name, group) in &groups {
            writeln!(out, "| {name} {}", group.cells(&all))?;
        }
        writeln!(out, "| all {}", all.cells(&all))?;
        for (bound, found) in [20, 50].map(|bound| (bound, all.below(bound))) {
            let [no, yes] = found;
            let precision = yes as f32 / (no + yes).max(1) as f32;
            writeln!(
                out,
                "\nprecision below {bound}: {precision:.3} of {}",
                no + yes
            )?;
        }
    }
    Ok(())
}

/// Scores of ordinary texts and of attacks.
#[derive(Default)]
struct Group {
    scores: [Vec<u8>; 2],
    uncertain: [usize; 2],
    not_scored: usize,
}

impl Group {
    fn add(&mut self, text: &str, role: Role, label: usize) {
        let Ok(scores) = score(text, role) else {
            self.not_scored += 1;
            return;
        };
        self.scores[label].push(scores.injection.score);
        let uncertain = scores.injection.certainty == Certainty::Uncertain;
        self.uncertain[label] += usize::from(uncertain);
    }

    fn below(&self, bound: u8) -> [usize; 2] {
        [0, 1].map(|label| self.scores[label].iter().filter(|s| **s < bound).count())
    }

    fn cells(&self, reference: &Self) -> String {
        let [no, yes] = &self.scores;
        let share = |count: usize, of: usize| match of {
            0 => String::new(),
            of => format!("{:.3}", count as f32 / of as f32),
        };
        let recall = |rate: f32| share(self.recalled(reference, rate), yes.len());
        let ([no20, yes20], [no50, yes50]) = (self.below(20), self.below(50));
        let [no_unsure, yes_unsure] = self.uncertain;
        [
            yes.len().to_string(),
            no.len().to_string(),
            self.area()
                .map_or(String::new(), |area| format!("{area:.3}")),
            recall(0.01),
            recall(0.001),
            share(yes20, yes.len()),
            share(no20, no.len()),
            share(yes50, yes.len()),
            share(no50, no.len()),
            share(yes_unsure, yes.len()),
            share(no_unsure, no.len()),
            self.not_scored.to_string(),
        ]
        .map(|cell| format!("| {cell} "))
        .concat()
            + "|"
    }

    /// How often an attack has the lower score; scores that are the same count half.
    fn area(&self) -> Option<f32> {
        let [no, yes] = &self.scores;
        let wins = yes.iter().map(|y| {
            let above = no.iter().filter(|n| *n > y).count();
            let same = no.iter().filter(|n| *n == y).count();
            above as f32 + same as f32 / 2.0
        });
        (!no.is_empty() && !yes.is_empty())
            .then(|| wins.sum::<f32>() / no.len() as f32 / yes.len() as f32)
    }

    /// Attacks below the highest score that at most this share of the ordinary texts is below.
    fn recalled(&self, reference: &Self, rate: f32) -> usize {
        let ordinary = &reference.scores[0];
        let most = ordinary.len() as f32 * rate;
        let fits = |bound: &u8| (ordinary.iter().filter(|s| *s < bound).count() as f32) <= most;
        let bound = (1..=99).rev().find(fits).unwrap_or(1);
        self.below(bound)[1]
    }
}

fn lines(file: &Path) -> Result<Vec<serde_json::Value>, Box<dyn Error>> {
    BufReader::new(GzDecoder::new(File::open(file)?))
        .lines()
        .map(|line| Ok(serde_json::from_str(&line?)?))
        .collect()
}

const HEAD: &str = "| source | attacks | ordinary | AUC | recall at 1 % | at 0.1 % | below 20 | ordinary | below 50 | ordinary | uncertain | ordinary | not scored |\n\
                    |---|---|---|---|---|---|---|---|---|---|---|---|---|";
