//! What models say of sources that they have not seen: where the figures and the scores' meaning come from.

use crate::{
    chance::Chance,
    combine::combined,
    fit::{self, Sample},
    questions::{QUESTIONS, fit_all, label},
    rows::{FOLDS, Row},
};

/// What a model says of a text whose fold was left out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Held {
    pub(crate) fold: usize,
    pub(crate) label: bool,
    pub(crate) logit: f32,
    /// The logarithm of the number of blocks.
    pub(crate) doublings: f32,
}

/// For each question what is said of every text that is left out once.
pub(crate) fn held_out(rows: &[Row], samples: &[Sample<'_>], seed: u64) -> [Vec<Held>; 2] {
    let mut held = [Vec::new(), Vec::new()];
    for fold in 0..FOLDS.len() {
        let mut chance = Chance::new(seed + 1);
        let extra = combined(rows, Some(fold), &mut chance);
        let extra: Vec<Sample<'_>> = extra.iter().map(Sample::of).collect();
        let others = samples.iter().filter(|s| s.row.fold != Some(fold));
        let fitted = fit_all(&others.chain(&extra).collect::<Vec<_>>(), &mut chance);
        // What models answered is no prompt.
        let of_fold =
            |s: &&Sample<'_>| s.row.fold == Some(fold) && !s.row.source.contains("scorer_evals");
        for sample in samples.iter().filter(of_fold) {
            let known = fit::known(&sample.blocks, &fitted.chosen);
            for ((held, model), question) in held.iter_mut().zip(&fitted.models).zip(QUESTIONS) {
                if let Some(label) = label(sample.row, question) {
                    let (logit, _) = model.riskiest(&known);
                    let doublings = (known.len().min(MOST_BLOCKS) as f32).log2();
                    held.push(Held {
                        fold,
                        label,
                        logit,
                        doublings,
                    });
                }
            }
        }
    }
    held
}

/// How much less a window says for each doubling of the blocks: what finds most where few are false. Not more than leaves an attack
/// in a long text one.
pub(crate) fn length(held: &[Held]) -> f32 {
    let found = |length: f32| {
        let held = shortened(held, length);
        (0..FOLDS.len())
            .map(|fold| Figures::of(&held, fold).recall[1])
            .sum::<f32>()
    };
    let choices = [0.0, 0.125, 0.25, 0.375];
    let best = choices
        .into_iter()
        .max_by(|a, b| found(*a).total_cmp(&found(*b)));
    best.unwrap_or_default()
}

/// With the number of blocks taken into account.
pub(crate) fn shortened(held: &[Held], length: f32) -> Vec<Held> {
    let shorter = |h: &Held| Held {
        logit: h.logit - length * h.doublings,
        ..*h
    };
    held.iter().map(shorter).collect()
}

/// The logits of the scores: for each the one that this share of the ordinary texts of a source exceeds, on average over
/// the folds.
pub(crate) fn knots(held: &[Held]) -> [f32; 9] {
    let at = |rate: f32| {
        let (mut low, mut high) = (-30.0_f32, 30.0_f32);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            match exceeding(held, middle) > rate {
                true => low = middle,
                false => high = middle,
            }
        }
        high
    };
    let mut knots = [0.0; 9];
    let rates = [0.003, 0.008, 0.02, 0.05, 0.15, 0.5];
    for (knot, rate) in knots.iter_mut().skip(2).zip(rates) {
        *knot = at(rate);
    }
    [knots[0], knots[1], knots[8]] = [knots[2] + 5.0, knots[2] + 1.5, knots[7] - 2.0];
    for n in 1..9 {
        knots[n] = knots[n].min(knots[n - 1] - 0.01);
    }
    knots
}

/// The share of ordinary texts above a logit, on average over the folds that have enough of them.
fn exceeding(held: &[Held], logit: f32) -> f32 {
    let shares: Vec<f32> = (0..FOLDS.len())
        .map(|fold| held.iter().filter(move |h| h.fold == fold && !h.label))
        .filter(|ordinary| ordinary.clone().count() >= 100)
        .map(|ordinary| {
            let all = ordinary.clone().count() as f32;
            ordinary.filter(|h| h.logit > logit).count() as f32 / all
        })
        .collect();
    shares.iter().sum::<f32>() / shares.len().max(1) as f32
}

/// How well one fold is told apart.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Figures {
    pub(crate) texts: [usize; 2],
    pub(crate) area: f32,
    /// Where 1 % and 0.1 % of the fold's own ordinary texts are called attacks.
    pub(crate) recall: [f32; 2],
}

impl Figures {
    pub(crate) fn of(held: &[Held], fold: usize) -> Self {
        let sorted = |label| {
            let of = held.iter().filter(|h| h.fold == fold && h.label == label);
            let mut logits: Vec<f32> = of.map(|h| h.logit).collect();
            logits.sort_by(|a, b| b.total_cmp(a));
            logits
        };
        let (no, yes): (Vec<f32>, Vec<f32>) = (sorted(false), sorted(true));
        let texts = [yes.len(), no.len()];
        if yes.is_empty() || no.is_empty() {
            return Self {
                texts,
                ..Self::default()
            };
        }
        let recall = |rate: f32| {
            let bound = no[(no.len() as f32 * rate) as usize];
            yes.iter().filter(|l| **l > bound).count() as f32 / yes.len() as f32
        };
        let below = |l: &f32| no.len() - no.partition_point(|n| n >= l);
        let area = yes.iter().map(below).sum::<usize>() as f32 / (yes.len() * no.len()) as f32;
        Self {
            texts,
            area,
            recall: [recall(0.01), recall(0.001)],
        }
    }
}

/// The shares of attacks and of ordinary texts of a fold above a logit.
pub(crate) fn above(held: &[Held], fold: usize, logit: f32) -> [f32; 2] {
    [true, false].map(|label| {
        let of: Vec<&Held> = held
            .iter()
            .filter(|h| h.fold == fold && h.label == label)
            .collect();
        of.iter().filter(|h| h.logit >= logit).count() as f32 / of.len().max(1) as f32
    })
}

/// More blocks than these count as these (`src/model.rs`).
const MOST_BLOCKS: usize = 16;
