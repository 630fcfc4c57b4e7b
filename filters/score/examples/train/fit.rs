//! Logistic regression over the riskiest window of each text, on the features that tell most.

use std::collections::HashMap;

use score::{Features, blocks};

use crate::{
    chance::Chance,
    questions::{QUESTIONS, label},
    rows::{Head, Row},
};

/// Blocks of a window (`src/scores.rs`).
const SIZES: [usize; 2] = [2, 8];

/// All features of a block.
#[derive(Clone, Debug, Default)]
pub(crate) struct Block {
    pub(crate) features: Vec<u32>,
    pub(crate) begins: bool,
}

impl Features for Block {
    fn add(&mut self, feature: u32) {
        self.features.push(feature);
    }
}

/// One text to learn from.
#[derive(Debug)]
pub(crate) struct Sample<'r> {
    pub(crate) row: &'r Row,
    pub(crate) blocks: Vec<Block>,
}

/// Which feature each slot of the table stands for.
pub(crate) type Chosen = Vec<Option<u32>>;

/// The slot of a feature.
fn slot(feature: u32) -> usize {
    (feature >> (32 - BITS)) as usize
}

impl<'r> Sample<'r> {
    pub(crate) fn of(row: &'r Row) -> Self {
        let mut all = Vec::new();
        blocks::<Block>(&row.text, &mut |block| {
            all.push(Block {
                begins: block.begins,
                ..block.features
            });
        });
        Self { row, blocks: all }
    }
}

/// How much a feature is seen in attacks and in ordinary texts, and in which sources.
#[derive(Clone, Copy, Default)]
struct Seen {
    weight: [f32; 2],
    families: [u32; 2],
    count: u32,
}

/// A source's family: what counts as one voice.
fn family(source: &str, known: &mut Vec<String>) -> u32 {
    let name = source.split('/').next().unwrap_or_default();
    let at = known.iter().position(|k| k == name).unwrap_or_else(|| {
        known.push(name.to_owned());
        known.len() - 1
    });
    1 << at.min(31)
}

/// So that a source counts by the root of its size, and the two labels the same.
fn weights(samples: &[(&Sample<'_>, bool)]) -> Vec<f32> {
    let key = |&(sample, label): &(&Sample<'_>, bool)| (sample.row.source.clone(), label);
    let mut sizes: HashMap<_, f32> = HashMap::new();
    for sample in samples {
        *sizes.entry(key(sample)).or_default() += 1.0;
    }
    let raw: Vec<f32> = samples
        .iter()
        .map(|s| sizes[&key(s)].sqrt().recip())
        .collect();
    let mut totals = [0.0_f32; 2];
    for ((_, label), weight) in samples.iter().zip(&raw) {
        totals[usize::from(*label)] += weight;
    }
    let half = samples.len() as f32 / 2.0;
    let each = samples.iter().zip(raw);
    each.map(|((_, label), weight)| weight * half / totals[usize::from(*label)])
        .collect()
}

fn about<'s, 'r>(samples: &[&'s Sample<'r>], question: Head) -> Vec<(&'s Sample<'r>, bool)> {
    let known = samples.iter().map(|s| (*s, label(s.row, question)));
    known.filter_map(|(s, label)| Some((s, label?))).collect()
}

/// For each slot the feature that tells most about any of the questions, of those that more than one source has: what one
/// source alone has is its subject or its style.
pub(crate) fn choose(samples: &[&Sample<'_>]) -> Chosen {
    let mut best = vec![(0.0_f32, None); 1 << BITS];
    for question in QUESTIONS {
        for (feature, tells) in telling(&about(samples, question)) {
            let best = &mut best[slot(feature)];
            if tells > best.0 {
                *best = (tells, Some(feature));
            }
        }
    }
    best.into_iter().map(|(_, feature)| feature).collect()
}

fn telling(samples: &[(&Sample<'_>, bool)]) -> Vec<(u32, f32)> {
    let mut seen: HashMap<u32, Seen> = HashMap::new();
    let mut known = Vec::new();
    for ((sample, label), weight) in samples.iter().zip(weights(samples)) {
        let label = usize::from(*label);
        let family = match sample.row.source.as_str() {
            // Of texts that count already.
            "combined" => 0,
            source => family(source, &mut known),
        };
        let mut features: Vec<u32> = sample
            .blocks
            .iter()
            .flat_map(|b| &b.features)
            .copied()
            .collect();
        features.sort_unstable();
        features.dedup();
        for feature in features {
            let seen = seen.entry(feature).or_default();
            seen.weight[label] += weight / samples.len() as f32;
            seen.families[label] |= family;
            seen.count += 1;
        }
    }
    let mut all: Vec<(u32, f32)> = seen
        .into_iter()
        .filter(|(_, seen)| seen.count >= FEWEST)
        .filter(|(_, seen)| {
            seen.families[usize::from(seen.weight[1] > seen.weight[0])].count_ones() >= FAMILIES
        })
        .map(
            |(
                feature,
                Seen {
                    weight: [no, yes], ..
                },
            )| (feature, (yes - no).powi(2) / (yes + no)),
        )
        .collect();
    all.sort_unstable_by_key(|(feature, _)| *feature);
    all
}

/// Blocks as the fit needs them: how often each known slot, and how many features in all.
#[derive(Debug)]
pub(crate) struct Known {
    slots: Vec<u16>,
    all: f32,
    begins: bool,
}

/// What is known of a text's blocks.
pub(crate) fn known(blocks: &[Block], chosen: &Chosen) -> Vec<Known> {
    let is = |f: &&u32| chosen[slot(**f)] == Some(**f);
    blocks
        .iter()
        .map(|block| Known {
            slots: block
                .features
                .iter()
                .filter(is)
                .map(|f| slot(*f) as u16)
                .collect(),
            all: block.features.len() as f32,
            begins: block.begins,
        })
        .collect()
}

/// A linear model.
#[derive(Clone, Debug)]
pub(crate) struct Linear {
    pub(crate) weights: Vec<f32>,
    pub(crate) bias: f32,
}

impl Linear {
    /// The highest logit of any window, and the blocks of that window.
    pub(crate) fn riskiest(&self, blocks: &[Known]) -> (f32, std::ops::Range<usize>) {
        let weight = |&slot: &u16| self.weights[usize::from(slot)];
        let sums: Vec<f32> = blocks
            .iter()
            .map(|b| b.slots.iter().map(weight).sum())
            .collect();
        let mut best = (f32::MIN, 0..0);
        let mut first = 0;
        for at in 0..blocks.len() {
            if blocks[at].begins {
                first = at;
            }
            let last = blocks.get(at + 1).is_none_or(|next| next.begins);
            for size in SIZES {
                if at + 1 - first < size && !last {
                    continue;
                }
                let range = first.max((at + 1).saturating_sub(size))..at + 1;
                let all: f32 = blocks[range.clone()].iter().map(|b| b.all).sum();
                let sum: f32 = sums[range.clone()].iter().sum();
                let logit = self.bias + sum / all.max(1.0).sqrt();
                if logit > best.0 {
                    best = (logit, range);
                }
            }
        }
        best
    }
}

/// Answers one question from the samples that say something about it.
pub(crate) fn fit(
    samples: &[(&Sample<'_>, Vec<Known>)],
    question: Head,
    chance: &mut Chance,
) -> Linear {
    let about: Vec<(&Sample<'_>, &[Known], bool)> = samples
        .iter()
        .filter_map(|(sample, known)| {
            Some((*sample, known.as_slice(), label(sample.row, question)?))
        })
        .collect();
    let weights = weights(
        &about
            .iter()
            .map(|(sample, _, label)| (*sample, *label))
            .collect::<Vec<_>>(),
    );
    let mut fit = Fit {
        model: Linear {
            weights: vec![0.0; 1 << BITS],
            bias: 0.0,
        },
        squares: vec![1e-6; 1 << BITS],
    };
    let mut order: Vec<usize> = (0..about.len()).collect();
    for epoch in 0..EPOCHS {
        chance.shuffle(&mut order);
        let rate = RATE * (1.0 - 0.9 * epoch as f32 / EPOCHS as f32);
        for &n in &order {
            let (_, blocks, label) = about[n];
            fit.step(blocks, label, weights[n], rate, chance);
        }
    }
    fit.model
}

struct Fit {
    model: Linear,
    squares: Vec<f32>,
}

impl Fit {
    /// Gradient descent with a rate of its own for each weight (AdaGrad). Some features are left out at each step, so that
    /// none alone decides.
    fn step(&mut self, blocks: &[Known], label: bool, weight: f32, rate: f32, chance: &mut Chance) {
        let (_, range) = self.model.riskiest(blocks);
        let window = &blocks[range];
        let all: f32 = window.iter().map(|b| b.all).sum();
        let scale = 1.0 / all.max(1.0).sqrt() / KEPT;
        let slots = window.iter().flat_map(|b| &b.slots);
        let kept: Vec<usize> = slots
            .map(|&slot| usize::from(slot))
            .filter(|_| (chance.next() as f32) < KEPT * u32::MAX as f32)
            .collect();
        let sum: f32 = kept.iter().map(|&slot| self.model.weights[slot]).sum();
        let logit = self.model.bias + sum * scale;
        let error = (1.0 / (1.0 + (-logit).exp()) - f32::from(u8::from(label))) * weight;
        self.model.bias -= 0.02 * rate * error;
        for slot in kept {
            let gradient = error * scale + DECAY * self.model.weights[slot];
            self.squares[slot] += gradient * gradient;
            self.model.weights[slot] -= rate * gradient / self.squares[slot].sqrt();
        }
    }
}

/// The table has a slot for each number of so many bits.
const BITS: u32 = 15;

/// Texts that must have a feature, and sources.
const FEWEST: u32 = 4;
const FAMILIES: u32 = 2;

const EPOCHS: usize = 8;
const RATE: f32 = 0.3;
/// The share of features that stay at a step.
const KEPT: f32 = 0.7;
const DECAY: f32 = 1e-6;
