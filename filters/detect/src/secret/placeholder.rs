//! What stands where a secret would stand: masks, samples, documentation values. Shared by the family's validators.

use super::token;
use crate::finding::Confidence;

/// `sure` for a body that could be real, [`Confidence::Low`] for one that people type as a sample, `None` for a mask.
pub(super) fn grade(body: &str, sure: Confidence) -> Option<Confidence> {
    if is_mask(body) {
        return None;
    }
    Some(match is_sample(body) {
        true => Confidence::Low,
        false => sure,
    })
}

/// How sure a name makes of a value that has no form of its own: `sure` of one that could be real, [`Confidence::Low`] of
/// one in the order of the alphabet, as tests have it; a mask, a phrase and a word that only samples hold are nothing.
pub(super) fn grade_named(body: &str, sure: Confidence) -> Option<Confidence> {
    if is_mask(body) || is_worded(body) {
        return None;
    }
    Some(match is_sequence(body) {
        true => Confidence::Low,
        false => sure,
    })
}

/// So few different characters, or one so often in a row, that it hides a value instead of being one.
pub(super) fn is_mask(body: &str) -> bool {
    let mut seen = [false; 256];
    for byte in body.bytes() {
        if let Some(seen) = seen.get_mut(usize::from(byte)) {
            *seen = true;
        }
    }
    let distinct = seen.iter().filter(|&&seen| seen).count();
    distinct <= 4 || longest_run(body, 0) >= 8
}

/// Is a phrase, holds a word that only samples hold, or characters in the order of the alphabet.
pub(super) fn is_sample(body: &str) -> bool {
    is_worded(body) || is_sequence(body)
}

/// Letters and digits in the order of the alphabet, as long as a key: what tests have in the place of one.
pub(super) fn is_key_of_tests(body: &str) -> bool {
    body.len() >= 16 && is_sequence(body) && token::mixed(body)
}

/// Has characters in the order of the alphabet.
fn is_sequence(body: &str) -> bool {
    longest_run(&body.to_ascii_lowercase(), 1) >= 7
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
    let lower = body.to_ascii_lowercase();
    // Random text of this length mixes case or has digits.
    let phrase = body.len() >= 12
        && (body
            .bytes()
            .all(|b| b.is_ascii_lowercase() || matches!(b, b'-' | b'_'))
            || body
                .bytes()
                .all(|b| b.is_ascii_uppercase() || matches!(b, b'-' | b'_')));
    phrase || WORDS.iter().any(|word| lower.contains(word))
}

/// The longest stretch in which every byte is its predecessor plus `step`.
fn longest_run(text: &str, step: u8) -> usize {
    let bytes = text.as_bytes();
    let mut longest = 1;
    let mut run = 1;
    for (a, b) in bytes.iter().zip(bytes.iter().skip(1)) {
        run = if a.wrapping_add(step) == *b {
            run + 1
        } else {
            1
        };
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
    }

    #[test]
    fn samples_are_hints() {
        assert_eq!(
            grade("PUT-IT-HERE-PLEASE", Confidence::High),
            Some(Confidence::Low)
        );
        assert_eq!(
            grade("abcdefghijklmnop0123", Confidence::High),
            Some(Confidence::Low)
        );
        assert_eq!(
            grade("K7MDENGbPxRfiCYEXAMPLEKEY", Confidence::High),
            Some(Confidence::Low)
        );
    }

    #[test]
    fn the_rest_could_be_real() {
        assert_eq!(
            grade("q7Zt0LmXw3Rk9VbN2cYe", Confidence::High),
            Some(Confidence::High)
        );
    }
}
