//! The model's file: linear models over hashed words, small enough to stand in a wasm module.
//!
//! Numbers of four bytes (little endian): each of [`HEADS`] has its [`Head`]. Then the table: for each slot the mark of
//! the one feature that it stands for, so that others add nothing, and that feature's weights of one byte, one for each head. The training program (`examples/train`) writes it and its card, `weights.md`.

use std::sync::LazyLock;

use crate::words::Features;

/// Whose weights: what somebody writes to a model, and what a tool or a document says to it.
pub(crate) const HEADS: usize = 2;
/// The scores that a head's knots stand for; between them lies a straight line.
pub(crate) const SCORES: [f32; 9] = [1.0, 10.0, 20.0, 35.0, 50.0, 65.0, 80.0, 90.0, 99.0];

/// How one question's sums become a score.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Head {
    bias: f32,
    /// What a weight of 1 is worth.
    unit: f32,
    /// How much less a window says for each doubling of a text's blocks: of many, one looks risky by chance.
    length: f32,
    /// Logits, falling, of [`SCORES`].
    knots: [f32; SCORES.len()],
}

impl Head {
    /// The logit of a window.
    pub(crate) fn logit(&self, sum: i32, features: u32) -> f32 {
        self.bias + self.unit * sum as f32 / (features.max(1) as f32).sqrt()
    }

    /// How much less the riskiest window of so many blocks says. No more than for a few: nobody shall hide behind length.
    pub(crate) fn fall(&self, blocks: u32) -> f32 {
        self.length * (blocks.clamp(1, MOST_BLOCKS) as f32).log2()
    }

    /// The logit's score, 1 to 99.
    pub(crate) fn score(&self, logit: f32) -> u8 {
        let mut last = (f32::INFINITY, 1.0);
        for (&knot, &score) in self.knots.iter().zip(&SCORES) {
            if logit >= knot {
                let share = (last.0 - logit) / (last.0 - knot);
                let between = last.1 + (score - last.1) * share;
                return if share.is_finite() {
                    between as u8
                } else {
                    score as u8
                };
            }
            last = (knot, score);
        }
        99
    }
}

/// The heads, read once.
pub(crate) static ALL: LazyLock<[Head; HEADS]> = LazyLock::new(|| {
    let mut heads = FILE.chunks_exact(HEAD).map(|bytes| {
        let mut numbers = bytes.chunks_exact(4).map(|four| match four {
            &[a, b, c, d] => f32::from_le_bytes([a, b, c, d]),
            _ => 0.0,
        });
        let mut next = || numbers.next().unwrap_or_default();
        Head {
            bias: next(),
            unit: next(),
            length: next(),
            knots: std::array::from_fn(|_| next()),
        }
    });
    std::array::from_fn(|_| heads.next().unwrap_or_default())
});

/// What the weights of a stretch of text add up to.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) weights: [i32; HEADS],
    /// Features, and those of them that the model knows.
    pub(crate) features: u32,
    pub(crate) known: u32,
}

impl Features for Sums {
    fn add(&mut self, feature: u32) {
        self.features += 1;
        let [low, high] = (feature as u16).to_le_bytes();
        let slot = TABLE.get((feature >> (32 - BITS)) as usize);
        if let Some([a, b, user, tool]) = slot
            && (*a, *b) == (low, high)
        {
            let [to_user, to_tool] = &mut self.weights;
            *to_user += i32::from(user.cast_signed());
            *to_tool += i32::from(tool.cast_signed());
            self.known += 1;
        }
    }
}

impl Sums {
    /// Adds what another stretch says.
    pub(crate) fn plus(&mut self, other: &Self) {
        let sums = self.weights.iter_mut().zip(other.weights);
        sums.for_each(|(sum, more)| *sum += more);
        self.features += other.features;
        self.known += other.known;
    }
}

const HEAD: usize = (3 + SCORES.len()) * 4;
const BITS: u32 = 15;
/// About a kilobyte.
const MOST_BLOCKS: u32 = 16;
const ROW: usize = 2 + HEADS;

static FILE: &[u8] = include_bytes!("weights.bin");
static TABLE: &[[u8; ROW]] = table();

/// The rows, behind the heads.
const fn table() -> &'static [[u8; ROW]] {
    FILE.split_at(HEAD * HEADS).1.as_chunks::<ROW>().0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_its_size_and_its_knots_fall() {
        assert_eq!(FILE.len(), HEAD * HEADS + (ROW << BITS));
        for head in ALL.iter() {
            assert!(head.unit > 0.0 && head.knots.windows(2).all(|w| w[0] > w[1]));
        }
    }

    #[test]
    fn the_riskier_the_lower_from_1_to_99() {
        for head in ALL.iter() {
            let scores: Vec<u8> = (-400..400).map(|n| head.score(n as f32 / 10.0)).collect();
            assert!(scores.windows(2).all(|w| w[0] >= w[1]));
            assert_eq!((scores[0], scores[799]), (99, 1));
        }
        assert_eq!(ALL[0].score(f32::NAN), 99);
    }
}
