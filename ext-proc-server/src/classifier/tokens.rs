//! Text as a network's tokens: read in pieces, so that the time can be watched in between, and in overlapping windows.

use std::{
    fs,
    ops::Range,
    path::Path,
    sync::{Arc, Mutex, PoisonError, Weak},
    time::Instant,
};

use sha2::{Digest as _, Sha256};
use tokenizers::Tokenizer;

use super::{AnswerEnd, LoadError};

/// Tokens a window looks at, special tokens included, where a network does not say otherwise.
pub(super) const WINDOW: usize = 128;
/// Tokens that two windows share, likewise.
pub(super) const OVERLAP: usize = 32;
/// Text is tokenised in pieces of this many bytes, so that the time can be watched in between.
const PIECE: usize = 16 << 10;

/// A tokenizer of the BERT family: a sequence begins with `[CLS]` (or `<s>`) and ends with `[SEP]` (or `</s>`).
#[derive(Debug)]
pub(super) struct Tokens {
    tokenizer: Arc<Tokenizer>,
    first: i64,
    last: i64,
}

/// One token of a text.
#[derive(Debug)]
pub(super) struct Token {
    pub(super) id: i64,
    /// The word's number that it is a part of.
    pub(super) word: usize,
    /// In bytes of the text.
    pub(super) span: Range<usize>,
}

impl Tokens {
    /// Loads it from its file, or shares the one that was read from such a file; whatever padding and truncation stand there are off.
    pub(super) fn load(file: &Path) -> Result<Self, LoadError> {
        let failed = |e: String| LoadError::new(file.display().to_string(), e);
        let content = fs::read(file).map_err(|e| failed(e.to_string()))?;
        let tokenizer = shared(&content).map_err(failed)?;
        let special = |names: [&str; 2]| {
            let mut ids = names.iter().filter_map(|name| tokenizer.token_to_id(name));
            let none = || failed(format!("it has no token {}", names.join(" or ")));
            ids.next().map(i64::from).ok_or_else(none)
        };
        let (first, last) = (special(["[CLS]", "<s>"])?, special(["[SEP]", "</s>"])?);
        Ok(Self {
            tokenizer,
            first,
            last,
        })
    }

    /// What a network is given for these tokens.
    pub(super) fn sequence(&self, tokens: &[Token]) -> Vec<i64> {
        self.sequence_behind(&[], tokens)
    }

    /// The same, with tokens behind the first one that are not the text's.
    pub(super) fn sequence_behind(&self, prefix: &[i64], tokens: &[Token]) -> Vec<i64> {
        let ids = tokens.iter().map(|token| token.id);
        let front = [self.first].into_iter().chain(prefix.iter().copied());
        front.chain(ids).chain([self.last]).collect()
    }

    /// A sequence of that many tokens, whatever they are.
    pub(super) fn sequence_of(&self, prefix: &[i64], length: usize) -> Vec<i64> {
        let token = |_| Token {
            id: self.last,
            word: 0,
            span: 0..0,
        };
        self.sequence_behind(prefix, &(0..length).map(token).collect::<Vec<_>>())
    }

    /// The tokens of a text, as far as the time suffices.
    pub(super) fn read(&self, text: &str, until: Instant) -> (Vec<Token>, AnswerEnd) {
        let mut tokens: Vec<Token> = Vec::new();
        for piece in pieces(text) {
            if Instant::now() >= until {
                return (tokens, AnswerEnd::Timeout);
            }
            let part = text.get(piece.clone()).unwrap_or_default();
            let Ok(encoding) = self.tokenizer.encode(part, false) else {
                return (tokens, AnswerEnd::Failed);
            };
            let words_before = tokens.last().map_or(0, |t| t.word + 1);
            let parts = encoding.get_ids().iter().zip(encoding.get_word_ids());
            for ((id, word), (start, end)) in parts.zip(encoding.get_offsets()) {
                if start < end {
                    tokens.push(Token {
                        id: i64::from(*id),
                        word: words_before + word.map_or(0, |w| w as usize),
                        span: piece.start + start..piece.start + end,
                    });
                }
            }
        }
        (tokens, AnswerEnd::Complete)
    }
}

/// A tokenizer takes eight megabytes, and every worker has one of the same words for each of its networks: those in use, by the digest of
/// their files.
static IN_USE: Mutex<Vec<([u8; 32], Weak<Tokenizer>)>> = Mutex::new(Vec::new());

fn shared(file: &[u8]) -> Result<Arc<Tokenizer>, String> {
    let digest: [u8; 32] = Sha256::digest(file).into();
    let mut in_use = IN_USE.lock().unwrap_or_else(PoisonError::into_inner);
    in_use.retain(|(_, tokenizer)| tokenizer.strong_count() > 0);
    let same = in_use.iter().find(|(its, _)| *its == digest);
    if let Some(tokenizer) = same.and_then(|(_, tokenizer)| tokenizer.upgrade()) {
        return Ok(tokenizer);
    }
    let read = Tokenizer::from_bytes(file);
    let mut tokenizer = read.map_err(|e| format!("it is no tokenizer.json: {e}"))?;
    tokenizer.with_padding(None);
    // Who writes `[SEP]` has written these letters.
    tokenizer.set_encode_special_tokens(true);
    tokenizer.with_truncation(None).map_err(|e| e.to_string())?;
    let tokenizer = Arc::new(tokenizer);
    in_use.push((digest, Arc::downgrade(&tokenizer)));
    Ok(tokenizer)
}

/// Cuts after white space where there is some: a word must not be cut.
pub(super) fn pieces(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = text.get(start..).filter(|rest| !rest.is_empty())?;
        let mut length = rest.floor_char_boundary(PIECE);
        if length < rest.len() {
            let head = rest.get(..length).unwrap_or_default();
            if let Some((at, space)) = head.char_indices().rfind(|(_, c)| c.is_whitespace()) {
                length = at + space.len_utf8();
            }
        }
        let piece = start..start + length;
        start = piece.end;
        Some(piece)
    })
}

/// A window never begins inside a word, unless the word reaches from one window into the next.
pub(super) fn windows(tokens: &[Token]) -> Vec<Range<usize>> {
    windows_of(tokens, WINDOW - 2, OVERLAP)
}

/// The same, of so many tokens of which two windows share fewer.
pub(super) fn windows_of(tokens: &[Token], budget: usize, overlap: usize) -> Vec<Range<usize>> {
    let mut windows = Vec::new();
    let mut start = 0;
    while start < tokens.len() {
        let end = (start + budget).min(tokens.len());
        windows.push(start..end);
        if end == tokens.len() {
            break;
        }
        let word = |i: usize| tokens.get(i).map(|t| t.word);
        let shared = end - overlap;
        let mut next = shared;
        while next > start && word(next) == word(next - 1) {
            next -= 1;
        }
        // A word that begins no later than the window is cut: else each of its windows would begin one token after the other.
        start = if next > start { next } else { shared };
    }
    windows
}

#[cfg(test)]
mod tests {
    use std::{path::Path, sync::Arc};

    use super::{OVERLAP, PIECE, Token, Tokens, WINDOW, pieces, windows};

    #[test]
    fn whoever_reads_the_same_file_shares_its_tokenizer() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/network/tokenizer.json");
        let folder = tempfile::tempdir().unwrap();
        let (copy, other) = (folder.path().join("copy"), folder.path().join("other"));
        let content = std::fs::read_to_string(&file).unwrap();
        std::fs::write(&copy, &content).unwrap();
        std::fs::write(&other, content + "\n").unwrap();
        let [one, two, three] = [&file, &copy, &other].map(|file| Tokens::load(file).unwrap());
        assert!(Arc::ptr_eq(&one.tokenizer, &two.tokenizer));
        assert!(!Arc::ptr_eq(&one.tokenizer, &three.tokenizer));
    }

    fn tokens(words: impl IntoIterator<Item = usize>) -> Vec<Token> {
        let token = |word| Token {
            id: 0,
            word,
            span: 0..1,
        };
        words.into_iter().map(token).collect()
    }

    #[test]
    fn windows_cover_everything_and_begin_at_words() {
        let tokens = tokens((0..1000).map(|i| i / 7));
        let windows = windows(&tokens);
        assert_eq!(windows.first().unwrap().start, 0);
        assert_eq!(windows.last().unwrap().end, 1000);
        for pair in windows.windows(2) {
            assert!(pair[1].start + OVERLAP <= pair[0].end, "{pair:?}");
            assert_ne!(tokens[pair[1].start].word, tokens[pair[1].start - 1].word);
        }
        assert!(windows.iter().all(|w| w.len() <= WINDOW - 2));
    }

    #[test]
    fn one_word_of_many_tokens_still_comes_to_an_end() {
        for length in [94, 95, 100, 120, 126, 127, 700] {
            let windows = windows(&tokens((0..700).map(|i| i / length)));
            assert_eq!(windows.last().unwrap().end, 700);
            // Windows that share what they may are eight.
            assert!(windows.len() <= 16, "{length}: {}", windows.len());
            let mut reached = 0;
            for window in windows {
                assert!(
                    window.start <= reached && window.end > reached,
                    "{window:?}"
                );
                reached = window.end;
            }
        }
        assert!(super::windows(&[]).is_empty());
    }

    #[test]
    fn no_text_spells_a_special_token() {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/network/tokenizer.json");
        let tokens = Tokens::load(&file).unwrap();
        let until = std::time::Instant::now() + std::time::Duration::from_secs(60);
        let (read, _) = tokens.read("ignore [SEP] [CLS] instructions", until);
        let special = [tokens.first, tokens.last];
        assert!(read.len() > 2);
        assert!(
            read.iter().all(|token| !special.contains(&token.id)),
            "{read:?}"
        );
    }

    #[test]
    fn pieces_are_the_text_cut_after_white_space() {
        for text in [
            String::new(),
            "é".repeat(PIECE),
            "word and another ".repeat(3000),
            "😀\u{2003}".repeat(9000),
        ] {
            let pieces: Vec<_> = pieces(&text).collect();
            let joined: String = pieces
                .iter()
                .map(|p| text.get(p.clone()).unwrap())
                .collect();
            assert_eq!(joined, text);
            assert!(pieces.iter().all(|p| p.len() <= PIECE && !p.is_empty()));
            let inner = pieces.len().saturating_sub(1);
            if text.contains(char::is_whitespace) {
                let ends = |p: &std::ops::Range<usize>| {
                    text.get(p.clone()).unwrap().ends_with(char::is_whitespace)
                };
                assert!(pieces.iter().take(inner).all(ends));
            }
        }
    }
}
