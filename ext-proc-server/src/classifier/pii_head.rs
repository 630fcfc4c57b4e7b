//! Which words are parts of people's names and of postal addresses: a network of three small layers, over what the token
//! classifier's large one knows of a word and its two neighbours.
//!
//! The large one was trained on forms and letters; what it has in its inner layers tells more than its own labels do.
//! `pii_head.bin` was trained on sentences whose names and addresses people had labelled (presidio-research, MIT; WNUT 2017,
//! CC-BY-4.0), by the steps of `ext-proc-server/models/pii_head.py`.

use super::{
    LoadError,
    token_classifier::{Word, softmax},
};

/// Labels of the large network.
pub(super) const LABELS: usize = 35;

/// What the large network gives for a token, in order, and how many numbers of each (`models/pii_ner/MODEL_CARD.md`).
pub(super) const OUTPUTS: [(&str, usize); 3] =
    [("logits", LABELS), ("layer3", 384), ("layer5", 384)];

/// How probable it is that a word begins something, or goes on with it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Part {
    pub(super) begins: f32,
    pub(super) inside: f32,
}

/// What a word may be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Tags {
    pub(super) person: Part,
    pub(super) address: Part,
}

/// The small network.
#[derive(Debug)]
pub(super) struct Head {
    /// Of the word before, the word, and the word after it: a row for each value of a word.
    around: [Vec<[f32; HIDDEN]>; 3],
    around_bias: [f32; HIDDEN],
    second: Vec<[f32; HIDDEN]>,
    second_bias: [f32; HIDDEN],
    last: Vec<[f32; TAGS]>,
    last_bias: [f32; TAGS],
}

const HIDDEN: usize = 64;
/// O, B-PERSON, I-PERSON, B-ADDRESS, I-ADDRESS, LOCATION, ORGANIZATION.
const TAGS: usize = 7;
const SHAPES: usize = 11;
/// What is known of a word.
const WIDTH: usize = LABELS + 2 * 384 + SHAPES;

impl Head {
    pub(super) fn load() -> Result<Self, LoadError> {
        let wrong = || LoadError::new("pii_head.bin", "it has another length");
        let mut numbers = WEIGHTS.chunks_exact(2).map(|bytes| {
            let [low, high] = bytes.first_chunk().copied().unwrap_or_default();
            f32::from_bits(u32::from_le_bytes([0, 0, low, high]))
        });
        let mut read = || -> Option<Self> {
            let numbers = &mut numbers;
            Some(Self {
                around: [
                    rows(numbers, WIDTH)?,
                    rows(numbers, WIDTH)?,
                    rows(numbers, WIDTH)?,
                ],
                around_bias: row(numbers)?,
                second: rows(numbers, HIDDEN)?,
                second_bias: row(numbers)?,
                last: rows(numbers, HIDDEN)?,
                last_bias: row(numbers)?,
            })
        };
        let head = read().ok_or_else(wrong)?;
        match numbers.next() {
            Some(_) => Err(wrong()),
            None => Ok(head),
        }
    }

    /// What each of a text's words may be.
    pub(super) fn tags(&self, text: &str, words: &[Word]) -> Vec<Tags> {
        let mut sums = vec![self.around_bias; words.len()];
        for (index, word) in words.iter().enumerate() {
            let values = [
                &word.probabilities,
                &word.inner,
                shape(text, word).as_slice(),
            ]
            .concat();
            // It is the word after the one before it, and the word before the one after it.
            for (rows, at) in
                self.around
                    .iter()
                    .zip([index.checked_add(1), Some(index), index.checked_sub(1)])
            {
                if let Some(sum) = at.and_then(|at| sums.get_mut(at)) {
                    add(sum, &values, rows);
                }
            }
        }
        sums.into_iter().map(|sum| self.judge(sum)).collect()
    }

    fn judge(&self, sum: [f32; HIDDEN]) -> Tags {
        let mut second = self.second_bias;
        add(&mut second, &sum.map(|x| x.max(0.0)), &self.second);
        let mut last = self.last_bias;
        add(&mut last, &second.map(|x| x.max(0.0)), &self.last);
        let [_, person, in_person, address, in_address, ..] = *softmax(&last) else {
            return Tags::default();
        };
        Tags {
            person: Part {
                begins: person,
                inside: in_person,
            },
            address: Part {
                begins: address,
                inside: in_address,
            },
        }
    }
}

fn row<const N: usize>(numbers: &mut impl Iterator<Item = f32>) -> Option<[f32; N]> {
    let mut row = [0.0; N];
    for slot in &mut row {
        *slot = numbers.next()?;
    }
    Some(row)
}

fn rows<const N: usize>(
    numbers: &mut impl Iterator<Item = f32>,
    count: usize,
) -> Option<Vec<[f32; N]>> {
    (0..count).map(|_| row(numbers)).collect()
}

fn add<const N: usize>(sum: &mut [f32; N], values: &[f32], rows: &[[f32; N]]) {
    for (value, row) in values.iter().zip(rows) {
        for (slot, weight) in sum.iter_mut().zip(row) {
            *slot += value * weight;
        }
    }
}

/// How a word is written, which the large network, for which all letters are small, does not see.
fn shape(text: &str, word: &Word) -> [f32; SHAPES] {
    let written = text.get(word.span.clone()).unwrap_or_default();
    let before = text.get(..word.span.start).unwrap_or_default();
    let count = written.chars().count();
    let upper = written.chars().filter(|c| c.is_uppercase()).count();
    let lower = written.chars().filter(|c| c.is_lowercase()).count();
    let every = |of: fn(char) -> bool| count > 0 && written.chars().all(of);
    let starts_upper = written.chars().next().is_some_and(char::is_uppercase);
    [
        starts_upper,
        upper > 0 && lower == 0 && count > 1,
        lower > 0 && upper == 0,
        every(|c| c.is_ascii_digit()),
        every(char::is_alphabetic),
        upper > usize::from(starts_upper),
        before.is_empty(),
        word.tokens > 1,
        before.is_empty() || before.ends_with(' '),
        before.chars().rev().take(2).any(|c| c == '\n'),
        count == 1,
    ]
    .map(|is| f32::from(u8::from(is)))
}

/// Numbers of sixteen bits, the upper half of a 32-bit one, little-endian.
static WEIGHTS: &[u8] = include_bytes!("pii_head.bin");

#[cfg(test)]
mod tests {
    use super::{HIDDEN, Head, LABELS, Part, Tags, WIDTH, Word, shape};

    fn word(text: &str, part: &str) -> Word {
        let start = text.find(part).unwrap();
        Word {
            span: start..start + part.len(),
            tokens: 1,
            probabilities: vec![0.0; LABELS],
            inner: vec![0.0; 2 * 384],
        }
    }

    #[test]
    fn the_weights_are_of_this_network() {
        let head = Head::load().unwrap();
        assert!(head.around.iter().all(|rows| rows.len() == WIDTH));
        assert_eq!(head.second.len(), HIDDEN);
        let text = "ask Zoë";
        let tags = head.tags(text, &[word(text, "ask"), word(text, "Zoë")]);
        assert_eq!(tags.len(), 2);
        for Tags { person, address } in tags {
            let Part { begins, inside } = person;
            let all = begins + inside + address.begins + address.inside;
            assert!((0.0..=1.0).contains(&all));
        }
        assert!(head.tags("", &[]).is_empty());
    }

    #[test]
    fn words_are_seen_as_they_are_written() {
        let shape = |text: &str, part: &str| shape(text, &word(text, part)).map(|x| x > 0.0);
        let [f, t] = [false, true];
        assert_eq!(shape("Zoë", "Zoë"), [t, f, f, f, t, f, t, f, t, f, f]);
        assert_eq!(shape("a\nUNO", "UNO"), [t, t, f, f, t, t, f, f, f, t, f]);
        assert_eq!(shape("a 7", "7"), [f, f, f, t, f, f, f, f, t, f, t]);
        assert_eq!(shape("a iPad", "iPad"), [f, f, f, f, t, t, f, f, t, f, f]);
    }
}
