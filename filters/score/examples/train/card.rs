//! The model's card: what it was trained on and what it says of sources that it has not seen.

use std::{collections::BTreeMap, fmt::Write};

use crate::{
    folds::{Figures, Held, above},
    rows::{FOLDS, Head, Row},
};

/// The card in the making.
#[derive(Debug)]
pub(crate) struct Card(String);

impl Card {
    pub(crate) fn new(rows: &[Row], seed: u64) -> Self {
        let mut card = Self(format!(
            "# Card of `weights.bin`\n\nWritten by `cargo run --release -p score --example train`, seed {seed}; \
             docs/classifier-training.md, \"Tier 1\", tells more. Hashed words, pairs, triples and word beginnings; logistic regression over \
             the riskiest window; weights of one byte.\n\n## Texts\n\nSources of others under MIT, Apache-2.0, CC0, CC-BY-4.0 and \
             CC-BY-SA licences, and texts made for this project (`made/`). Only weights of hashed word sequences are kept.\n\n\
             | source | texts | attacks |\n|---|---|---|\n"
        ));
        let mut sources: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for row in rows {
            let [all, attacks] = sources.entry(&row.source).or_default();
            *all += 1;
            *attacks += usize::from(row.attack);
        }
        for (source, [all, attacks]) in sources {
            card.line(format_args!("| {source} | {all} | {attacks} |"));
        }
        card
    }

    /// What one question's models say of left-out sources.
    pub(crate) fn question(
        &mut self,
        question: Head,
        held: &[Held],
        knots: &[f32; 9],
        length: f32,
    ) {
        let name = match question {
            Head::User => "Attacks in a user's text",
            Head::Tool => "Attacks in what a tool or a document says",
        };
        self.line(format_args!(
            "\n## {name}, sources left out\n\nTaken off for each doubling of the blocks: {length}.\n\n\
             | fold | of it | ordinary | AUC | recall at 1 % | at 0.1 % | below 20 | ordinary | below 50 | ordinary | below 80 | ordinary |\n\
             |---|---|---|---|---|---|---|---|---|---|---|---|"
        ));
        let (mut means, mut folds) = ([0.0_f32; 9], 0.0_f32);
        for (fold, (name, _)) in FOLDS.iter().enumerate() {
            let Figures {
                texts: [yes, no],
                area,
                recall: [most, few],
            } = Figures::of(held, fold);
            if yes < 5 || no == 0 {
                continue;
            }
            let [(a, b), (c, d), (e, f)] =
                [2, 4, 6].map(|knot| above(held, fold, knots[knot]).into());
            let cells = [area, most, few, a, b, c, d, e, f];
            self.line(format_args!("| {name} | {yes} | {no} {} |", shares(&cells)));
            means
                .iter_mut()
                .zip(cells)
                .for_each(|(mean, cell)| *mean += cell);
            folds += 1.0;
        }
        if folds > 0.0 {
            let means = means.map(|sum| sum / folds);
            self.line(format_args!("| mean | | {} |", shares(&means)));
        }
    }

    fn line(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{line}");
    }

    pub(crate) fn text(self) -> String {
        self.0
    }
}

fn shares(cells: &[f32]) -> String {
    cells
        .iter()
        .map(|cell| format!("| {cell:.3} "))
        .collect::<String>()
        .trim_end()
        .to_owned()
}
