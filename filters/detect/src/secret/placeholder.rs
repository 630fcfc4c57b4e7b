//! What stands where a secret would stand: masks, samples, documentation values. Shared by the family's validators.

use super::token;
use crate::finding::Confidence;

/// `sure` for a body that could be real, [`Confidence::Low`] for one that people type as a sample or in a pattern (one letter
/// repeated, digits in order), `None` for a mask: for what a prefix and an exact form make a token.
pub(super) fn grade(body: &str, sure: Confidence) -> Option<Confidence> {
    if is_mask(body) || is_documented(body) {
        return None;
    }
    Some(match is_sample(body) || is_monotonous(body) {
        true => Confidence::Low,
        false => sure,
    })
}

/// How sure a name makes of a value that has no form of its own: `sure` of one that could be real, [`Confidence::Low`] of
/// one in the order of the alphabet, as tests have it; a mask, a phrase and a word that only samples hold are nothing.
pub(super) fn grade_named(body: &str, sure: Confidence) -> Option<Confidence> {
    if is_monotonous(body) || is_worded(body) || is_documented(body) {
        return None;
    }
    Some(match is_sequence(body) {
        true => Confidence::Low,
        false => sure,
    })
}

/// Holds a value that a service's or a standard's own documentation has for an example, which opens nothing anywhere.
pub(super) fn is_documented(text: &str) -> bool {
    DOCUMENTED.iter().any(|value| text.contains(value))
}

const DOCUMENTED: &[&str] = &[
    // The claims of jwt.io's examples, now and before: `{"sub":"1234567890","name":"John Doe"`, when it was issued, and
    // that he is an administrator.
    "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.",
    "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWUsImlhdCI6MTUxNjIzOTAyMn0.",
    "eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiYWRtaW4iOnRydWV9.",
    // RFC 7617, section 2: `Aladdin:open sesame`; and as MDN has it, `aladdin:opensesame`.
    "QWxhZGRpbjpvcGVuIHNlc2FtZQ",
    "YWxhZGRpbjpvcGVuc2VzYW1l",
    // Stripe's keys for everybody who tries its API, https://docs.stripe.com/keys and older versions of it.
    "4eC39HqLyjWDarjtT1zdp7dc",
    "BQokikJOvBiI2HlWgH4olfQ2",
];

/// What hides a value instead of being one: a character that people write in the place of others, or the zeros of base64
/// and hexadecimal numbers, often in a row, or with few others beside it.
pub(super) fn is_mask(body: &str) -> bool {
    let hides = |b: u8| {
        matches!(
            b,
            b'x' | b'X' | b'*' | b'#' | b'.' | b'-' | b'_' | b'0' | b'A'
        )
    };
    let hidden = body.bytes().filter(|&b| hides(b)).count();
    longest_run(body.bytes().map(|b| if hides(b) { b } else { 0 }), same) >= 8
        || (distinct(body) <= 4 && hidden * 2 >= body.len())
}

/// Has few different characters, or one often in a row.
fn is_monotonous(body: &str) -> bool {
    distinct(body) <= 4 || longest_run(body.bytes(), same) >= 8
}

/// Is a phrase, holds a word that only samples hold, or characters in the order of the alphabet.
pub(super) fn is_sample(body: &str) -> bool {
    is_worded(body) || is_sequence(body)
}

/// Letters and digits in the order of the alphabet, as long as a key: what tests have in the place of one.
pub(super) fn is_key_of_tests(body: &str) -> bool {
    body.len() >= 16 && is_sequence(body) && token::mixed(body)
}

/// Has characters in the order of the alphabet, or in that order backwards.
fn is_sequence(body: &str) -> bool {
    let lower = || body.bytes().map(|b| b.to_ascii_lowercase());
    let next = |a: u8, b: u8| a.wrapping_add(1) == b;
    let previous = |a: u8, b: u8| b.wrapping_add(1) == a;
    longest_run(lower(), next) >= 7 || longest_run(lower(), previous) >= 7
}

/// Is a phrase, or holds a word that only samples hold.
fn is_worded(body: &str) -> bool {
    const WORDS: &[&str] = &[
        "example",
        "sample",
        "dummy",
        "fake",
        "placeholder",
        "your",
        "secret",
        "token",
        "testing",
        "redacted",
        "changeme",
        "insert",
        "replace",
    ];
    let dash = |b: u8| matches!(b, b'-' | b'_');
    // Random text of this length mixes case or has digits.
    let phrase = body.len() >= 12
        && (body.bytes().all(|b| b.is_ascii_lowercase() || dash(b))
            || body.bytes().all(|b| b.is_ascii_uppercase() || dash(b)));
    (phrase && !is_unspoken(body)) || holds_any(body, WORDS)
}

/// Has more consonants of one case in a row than words have, but for a few made of two.
pub(super) fn is_unspoken(text: &str) -> bool {
    let consonant = |b: u8| b.is_ascii_alphabetic() && !b"aeiouyAEIOUY".contains(&b);
    let goes_on = |a: u8, b: u8| {
        consonant(b) && consonant(a) && a.is_ascii_lowercase() == b.is_ascii_lowercase()
    };
    longest_run(text.bytes(), goes_on) >= 6
}

/// Whether any of the words (lower-case ASCII) stands in the text, in any case.
pub(super) fn holds_any(text: &str, words: &[&str]) -> bool {
    let text = text.as_bytes();
    let is_there = |word: &[u8]| {
        let mut places = text.windows(word.len().max(1));
        places.any(|place| place.eq_ignore_ascii_case(word))
    };
    words.iter().any(|word| is_there(word.as_bytes()))
}

/// How many different bytes there are.
fn distinct(text: &str) -> usize {
    let mut seen = [false; 256];
    for byte in text.bytes() {
        if let Some(seen) = seen.get_mut(usize::from(byte)) {
            *seen = true;
        }
    }
    seen.iter().filter(|&&seen| seen).count()
}

fn same(a: u8, b: u8) -> bool {
    a == b && a != 0
}

/// The longest stretch in which every byte follows from its predecessor.
fn longest_run(bytes: impl Iterator<Item = u8> + Clone, follows: impl Fn(u8, u8) -> bool) -> usize {
    let mut longest = 1;
    let mut run = 1;
    for (a, b) in bytes.clone().zip(bytes.skip(1)) {
        run = if follows(a, b) { run + 1 } else { 1 };
        longest = longest.max(run);
    }
    longest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_are_nothing() {
        assert_eq!(grade("xxxxxxxxxxxxxxxxxxxx", Confidence::High), None);
        assert_eq!(grade("a1B2********************", Confidence::High), None);
        assert_eq!(grade("0000000000000000", Confidence::High), None);
        assert_eq!(grade("x-x-x-a-x-x-x-a-x-x", Confidence::High), None);
        assert_eq!(grade_named("ZZZZZZZZZZZZZZZZ", Confidence::High), None);
    }

    #[test]
    fn samples_are_hints() {
        assert_eq!(
            grade("PUT-IT-HERE-PLEASE", Confidence::High),
            Some(Confidence::Low)
        );
        for pattern in [
            "abcdefghijklmnop0123",
            "ZZZZZZZZZZZZZZZZ",
            "1212121212121212",
            "zyxwvutsrq98",
        ] {
            assert_eq!(grade(pattern, Confidence::High), Some(Confidence::Low));
        }
        assert_eq!(
            grade("K7MDENGbPxRfiCYEXAMPLEKEY", Confidence::High),
            Some(Confidence::Low)
        );
    }

    #[test]
    fn documented_values_are_nothing() {
        for value in [
            "QWxhZGRpbjpvcGVuIHNlc2FtZQ==",
            concat!("4eC39HqLyj", "WDarjtT1zdp7dc"),
        ] {
            assert_eq!(grade(value, Confidence::High), None);
            assert_eq!(grade_named(value, Confidence::High), None);
        }
    }

    #[test]
    fn the_rest_could_be_real() {
        assert_eq!(
            grade("q7Zt0LmXw3Rk9VbN2cYe", Confidence::High),
            Some(Confidence::High)
        );
    }
}
