//! Who takes a model's knowledge out of it asks the same with ever other words in one place. The form of a prompt is told by how it
//! begins: that can be counted by, and says nothing of what was asked.

use sha2::{Digest as _, Sha256};

/// A hash of the first words of a prompt, small letters and large ones alike, without what stands in quotes and what has digits: 16
/// hexadecimal digits. Empty where there is no word.
pub(crate) fn of(prompt: &str) -> String {
    let mut hash = Sha256::new();
    let mut words = 0;
    let mut quote = None;
    for word in prompt.split_whitespace().take(MOST_LOOKED_AT) {
        let (first, last) = (
            word.chars().next(),
            word.chars().rev().find(|c| !is_sign(*c)),
        );
        if quote.is_none() {
            quote = first.and_then(closing);
        }
        if let Some(end) = quote {
            // A quote that is opened is closed, or the prompt ends in it.
            let is_closed = last == Some(end) && word.chars().count() > 1;
            quote = quote.filter(|_| !is_closed);
            continue;
        }
        if word.chars().any(char::is_numeric) {
            continue;
        }
        let plain = word.chars().filter(|c| c.is_alphabetic());
        let plain: String = plain.flat_map(char::to_lowercase).collect();
        if plain.is_empty() {
            continue;
        }
        hash.update(plain);
        hash.update([0]);
        words += 1;
        if words == WORDS {
            break;
        }
    }
    if words == 0 {
        return String::new();
    }
    let digits = hash.finalize();
    digits
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
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
        for prompt in ["", "   ", "1 2 3", "\"", "\"quoted to its end", "..."] {
            assert_eq!(of(prompt), "", "{prompt}");
        }
        assert_eq!(of(&"\" ".repeat(100_000)), "");
    }
}
