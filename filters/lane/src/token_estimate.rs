//! An estimate of how many tokens a text has, without any vendor's tokenizer: for `cf.llm.prompt.token_count`, not for billing.

/// Roughly the number of tokens: one for every six letters of a word, for every three digits and for every two signs that
/// stand together, and one for every other character (CJK, emoji).
pub(crate) fn tokens(text: &str) -> i64 {
    let (mut count, mut run, mut kind) = (0_i64, 0_i64, Run::Space);
    for c in text.chars() {
        let next = Run::of(c);
        if next != kind {
            count += kind.tokens(run);
            (run, kind) = (0, next);
        }
        run += 1;
    }
    count + kind.tokens(run)
}

/// Characters that go together.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Run {
    Space,
    Word,
    Digits,
    Signs,
    Other,
}

impl Run {
    fn of(c: char) -> Self {
        match c {
            '0'..='9' => Self::Digits,
            _ if c.is_whitespace() => Self::Space,
            _ if c.is_alphabetic() && c < '\u{2e80}' => Self::Word,
            _ if c.is_ascii() => Self::Signs,
            _ => Self::Other,
        }
    }

    fn tokens(self, run: i64) -> i64 {
        match self {
            Self::Space => 0,
            Self::Word => (run + 5) / 6,
            Self::Digits => (run + 2) / 3,
            Self::Signs => (run + 1) / 2,
            Self::Other => run,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::tokens;

    #[test]
    fn prose_counts_about_one_a_word_and_code_about_one_a_sign() {
        assert!((8..=11).contains(&tokens("The quick brown fox jumps over the lazy dog")));
        assert!((8..=12).contains(&tokens("fn main() { println!(\"hi\"); }")));
        assert_eq!(tokens(""), 0);
        assert_eq!(tokens("   \n"), 0);
    }
}
