//! Word lists: whole words and phrases, in any case or as written.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    normal::{self, Form, Step, Walk},
    table::{Filter, Table},
    terms::{Edge, Terms},
};
use crate::{
    finding::{Confidence, DetectorId},
    normalize::normalized,
};

/// How words are compared.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Case {
    /// `Falcon`, `FALCON` and `falcon` are the same.
    #[default]
    Any,
    /// As written.
    AsWritten,
}

/// The most words of one list.
pub const MOST_WORDS: usize = if cfg!(target_family = "wasm") {
    20_000
} else {
    200_000
};

/// The longest word or phrase, in bytes.
pub const LONGEST_WORD: usize = 256;

/// The most words of one phrase.
const MOST_IN_PHRASE: usize = 16;

impl Terms {
    /// A list of words and phrases, which are found where they stand as whole words. White space between the words of a
    /// phrase may be of any kind and length; empty lines are passed over.
    ///
    /// # Errors
    /// The index of a word, counted from nought, and what is wrong with it: it has no letter or digit, or is too long; or
    /// there are too many, or none.
    pub fn word_list<'w>(
        id: DetectorId,
        words: impl IntoIterator<Item = &'w str>,
        case: Case,
        confidence: Confidence,
    ) -> Result<Self, (usize, String)> {
        let form = Form {
            any_case: case == Case::Any,
            no_punctuation: false,
        };
        let mut hashes: BTreeSet<u64> = BTreeSet::new();
        let mut prefixes: BTreeSet<u64> = BTreeSet::new();
        let mut edges: BTreeMap<u64, Vec<Edge>> = BTreeMap::new();
        let mut most = 0;
        for (index, word) in words.into_iter().enumerate() {
            if word.trim().is_empty() {
                continue;
            }
            let wrong = |message: String| (index, message);
            if index >= MOST_WORDS {
                return Err(wrong(format!("a list has at most {MOST_WORDS} words")));
            }
            let (edge, of_word) = read(word.trim(), form).map_err(wrong)?;
            most = most.max(of_word.len());
            let Some(&hash) = of_word.last() else {
                continue;
            };
            prefixes.extend(of_word);
            hashes.insert(hash);
            edges.entry(hash).or_default().push(edge);
        }
        if hashes.is_empty() {
            return Err((0, "the list has no words".to_owned()));
        }
        let plain = Edge::default();
        edges.retain(|_, edges| {
            edges.sort_unstable();
            edges.dedup();
            // With the plain word in the list, punctuation around it makes no difference.
            !edges.contains(&plain)
        });
        let mut filter = Filter::for_hashes(prefixes.len());
        prefixes.iter().for_each(|&hash| filter.insert(hash));
        let values: Vec<_> = hashes.into_iter().map(|hash| (hash, 0, 0)).collect();
        Ok(Self {
            id,
            confidence,
            context: Vec::new(),
            form,
            key: KEY,
            table: Table::new(&values, false, filter),
            words: most,
            longest: 2 * LONGEST_WORD,
            edges,
            together: None,
        })
    }
}

/// A word's punctuation, and the hashes of its beginnings and of itself, last.
fn read(word: &str, form: Form) -> Result<(Edge, Vec<u64>), String> {
    let word = normalized(word);
    let word = word.trim();
    if word.len() > LONGEST_WORD {
        let message = format!(
            "a word has at most {LONGEST_WORD} bytes, this one has {}",
            word.len()
        );
        return Err(message);
    }
    let (start, end) = normal::trimmed(word).ok_or("a word has at least one letter or digit")?;
    let part = |from, to| word.get(from..to).unwrap_or_default();
    let edge = Edge {
        before: part(0, start).to_owned(),
        after: part(end, word.len()).to_owned(),
    };
    let core = part(start, end);
    let mut walk = Walk::new(core, 0, LONGEST_WORD, form, normal::hasher(KEY));
    let mut hashes = Vec::new();
    loop {
        let (step, inside) = (walk.step(), walk.is_inside());
        if step == Step::End || step == Step::Cut && !inside {
            break;
        }
        hashes.push(walk.hash());
        if step == Step::Cut || step == Step::Word(core.len()) {
            break;
        }
        if hashes.len() == MOST_IN_PHRASE {
            return Err(format!("a phrase has at most {MOST_IN_PHRASE} words"));
        }
    }
    match walk.is_done() {
        true => Ok((edge, hashes)),
        false => Err("its words stand too far apart".to_owned()),
    }
}

/// Words are no secret.
const KEY: [u64; 2] = [0x5765_6972, 0x776f_7264_7321];

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::{detectors, entry::Entry, laws::every_split_agrees, scanner::Scanner};

    fn list(words: &[&str], case: Case) -> Arc<Terms> {
        let id = DetectorId::new("custom.words");
        Arc::new(Terms::word_list(id, words.iter().copied(), case, Confidence::Medium).unwrap())
    }

    fn found<'t>(terms: &Arc<Terms>, text: &'t str) -> Vec<&'t str> {
        let alone = Arc::new(Scanner::new([Arc::clone(terms)]).unwrap());
        every_split_agrees(&alone, text);
        let all = detectors()
            .map(Entry::from)
            .chain([Arc::clone(terms).into()]);
        every_split_agrees(&Arc::new(Scanner::new(all).unwrap()), text);
        let findings = alone.scan(text);
        findings
            .iter()
            .map(|f| text.get(f.span.start..f.span.end).unwrap())
            .collect()
    }

    #[test]
    fn whole_words_in_any_case() {
        let words = list(
            &[
                "Falcon",
                "project blue  sky",
                "C++",
                "AT&T",
                "机密",
                "Ärger",
                ".NET",
                "blue",
            ],
            Case::Any,
        );
        for (text, wanted) in [
            (
                "Falcon, FALCON falcons xfalcon a_falcon",
                vec!["Falcon", "FALCON", "falcon"],
            ),
            (
                "Project Blue\n Sky; project blue skyx blue",
                vec!["Project Blue\n Sky", "blue", "blue"],
            ),
            ("C++ c+ C c++x AT&T at & t", vec!["C++", "c++", "AT&T"]),
            ("这是机密文件", vec!["机密"]),
            (
                "ärger ÄRGER A\u{308}rger arg",
                vec!["ärger", "ÄRGER", "A\u{308}rger"],
            ),
            ("use .net or net", vec!["net"]),
            (
                "f\u{ad}alcon &#102;alcon ｆａｌｃｏｎ",
                vec!["f\u{ad}alcon", "&#102;alcon", "ｆａｌｃｏｎ"],
            ),
            ("project", vec![]),
        ] {
            assert_eq!(found(&words, text), wanted, "{text}");
        }
    }

    #[test]
    fn as_written() {
        let words = list(&["Falcon", "NDA"], Case::AsWritten);
        assert_eq!(found(&words, "falcon Falcon nda NDA"), ["Falcon", "NDA"]);
    }

    #[test]
    fn ordinary_words_leave_at_once() {
        let words = list(&["Falcon", "project blue sky"], Case::Any);
        let scanner = Arc::new(Scanner::new([words]).unwrap());
        let mut stream = scanner.stream(crate::StreamLimits::default());
        for (text, held) in [
            ("hello world ", 0),
            ("the project ", 8),
            ("blue ", 13),
            ("cheese ", 0),
            ("falc", 4),
        ] {
            stream.push(text);
            assert_eq!(stream.held(), held, "{text}");
        }
    }

    #[test]
    fn what_is_no_list() {
        let refused = |words: &[&str]| {
            let id = DetectorId::new("custom.words");
            Terms::word_list(id, words.iter().copied(), Case::Any, Confidence::Low).unwrap_err()
        };
        assert_eq!(refused(&[]).0, 0);
        assert_eq!(refused(&["", "  "]).1, "the list has no words");
        assert_eq!(
            refused(&["a", "b", "--"]),
            (2, "a word has at least one letter or digit".to_owned())
        );
        assert!(refused(&["a".repeat(257).as_str()]).1.contains("257"));
        assert!(
            refused(&["a ".repeat(17).as_str()])
                .1
                .contains("at most 16 words")
        );
        assert!(
            refused(&[format!("a{}b", "-".repeat(30)).as_str()])
                .1
                .contains("apart")
        );
        let many: Vec<String> = (0..=MOST_WORDS).map(|n| n.to_string()).collect();
        let many: Vec<&str> = many.iter().map(String::as_str).collect();
        assert_eq!(refused(&many).0, MOST_WORDS);
    }
}
