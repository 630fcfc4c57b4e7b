//! An estimate of how many tokens a text has, without any vendor's tokenizer: for `cf.llm.prompt.token_count`, not for billing.

/// Roughly the number of tokens: a word counts one for every six letters it begins, digits one for every three, every other
/// visible ASCII character one, every other character (CJK, emoji) one.
pub(crate) fn tokens(text: &str) -> i64 {
    let (mut count, mut run, mut kind) = (0_i64, 0_i64, Run::None);
    let close = |kind: Run, run: i64| match kind {
        Run::None => 0,
        Run::Word => (run + 5) / 6,
        Run::Digits => (run + 2) / 3,
    };
    for c in text.chars() {
        let next = match c {
            'a'..='z' | 'A'..='Z' | '\'' => Run::Word,
            '0'..='9' => Run::Digits,
            _ if c.is_alphabetic() && (c as u32) < 0x2e80 => Run::Word,
            _ => Run::None,
        };
        if next != kind {
            count += close(kind, run);
            run = 0;
            kind = next;
        }
        run += 1;
        if next == Run::None && !c.is_whitespace() {
            count += 1;
        }
    }
    count + close(kind, run)
}

#[derive(Clone, Copy, Eq, PartialEq)]
enum Run {
    None,
    Word,
    Digits,
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
