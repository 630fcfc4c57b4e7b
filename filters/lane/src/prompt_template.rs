//! Who takes a model's knowledge out of it asks the same with ever other words in one place. The form of a prompt is told by how it
//! begins: that can be counted by, and says nothing of what was asked.

use sha2::{Digest as _, Sha256};

/// A hash of the first words of a prompt, small letters and large ones alike, without what stands in quotes and what has digits: 16
/// hexadecimal digits. Empty where there is no word.
pub(crate) fn of(prompt: &str) -> String {
    let words: Vec<&str> = prompt.split_whitespace().take(MOST_LOOKED_AT).collect();
    let mut hash = Sha256::new();
    let mut count = 0;
    let mut rest = words.as_slice();
    while let Some((word, after)) = rest.split_first() {
        rest = quoted(rest).unwrap_or(after);
        if rest.len() < after.len() || is_quoted(word) || word.chars().any(char::is_numeric) {
            continue;
        }
        let plain = word.chars().filter(|c| c.is_alphabetic());
        let plain: String = plain.flat_map(char::to_lowercase).collect();
        if plain.is_empty() {
            continue;
        }
        hash.update(plain);
        hash.update([0]);
        count += 1;
        if count == WORDS {
            break;
        }
    }
    if count == 0 {
        return String::new();
    }
    let digits = hash.finalize();
    digits
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// What comes after the quote that these words begin with; `None` where they begin with none, or it does not end.
fn quoted<'w, 's>(words: &'w [&'s str]) -> Option<&'w [&'s str]> {
    let end = words.first()?.chars().next().and_then(closing)?;
    let mut first = true;
    let last = words.iter().position(|word| {
        let long_enough = !std::mem::take(&mut first) || word.chars().count() > 1;
        long_enough && word.chars().rev().find(|c| !is_sign(*c)) == Some(end)
    });
    words.get(last? + 1..)
}

/// Whether a word is a quote by itself.
fn is_quoted(word: &str) -> bool {
    quoted(&[word]).is_some()
}

/// With what a quote ends that begins so.
fn closing(c: char) -> Option<char> {
    Some(match c {
        '"' => '"',
        '\'' => '\'',
        '`' => '`',
        '\u{201c}' | '\u{201e}' => '\u{201d}',
        '\u{ab}' => '\u{bb}',
        _ => return None,
    })
}

/// What may stand behind a quote's end.
fn is_sign(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')')
}

/// How a prompt begins: five words tell most forms apart, and what is filled in comes later.
const WORDS: usize = 5;
const MOST_LOOKED_AT: usize = 200;

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn what_one_form_was_filled_in_for_is_alike() {
        let of_one_form = [
            "Give me the definition of the word \"anchor\".",
            "give me the definition of the word \"zebra crossing\", please",
            "Give me 3 the definition of the year 1977",
            "  Give  me,\nthe definition of: everything else",
        ];
        let one = of(of_one_form[0]);
        assert_eq!(one.len(), 16);
        for prompt in of_one_form {
            assert_eq!(of(prompt), one, "{prompt}");
        }
        for other in [
            "Tell me the definition of love",
            "the definition of the word",
            "\u{4f60}\u{597d}",
        ] {
            assert_ne!(of(other), one, "{other}");
        }
        assert_eq!(
            of("Translate \"a b\" into French"),
            of("Translate 'x' into French")
        );
    }

    #[test]
    fn there_is_none_without_words() {
        for prompt in ["", "   ", "1 2 3", "\"", "\"quoted to its end\"", "..."] {
            assert_eq!(of(prompt), "", "{prompt}");
        }
        // What is opened and never closed is no quote.
        assert_eq!(of("'Tis the season"), of("Tis the season"));
        assert_eq!(of(&"\" ".repeat(100_000)), "");
    }
}
