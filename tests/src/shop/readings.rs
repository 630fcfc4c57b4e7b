//! How a model that reads anything reads a message: as it stands, and as it is once its disguise is off.

use base64::{Engine as _, engine::general_purpose::STANDARD};

/// The message and what it may stand for, in lower case: base64 in it decoded, moved by thirteen letters, from right to left, with
/// letters for digits.
pub(super) fn readings(message: &str) -> Vec<String> {
    let mut readings = vec![
        message.to_owned(),
        rotated(message),
        turned(message),
        unleeted(message),
    ];
    let words = message.split_whitespace().filter(|word| word.len() >= 16);
    let decoded = words.filter_map(|word| String::from_utf8(STANDARD.decode(word).ok()?).ok());
    readings.extend(decoded);
    readings
        .iter()
        .map(|reading| reading.to_lowercase())
        .collect()
}

/// Each letter thirteen further (ROT13).
pub(super) fn rotated(text: &str) -> String {
    let each = text.chars().map(|c| match c {
        'a'..='m' | 'A'..='M' => moved(c, 13),
        'n'..='z' | 'N'..='Z' => moved(c, -13),
        c => c,
    });
    each.collect()
}

fn moved(letter: char, by: i32) -> char {
    let code = u32::from(letter).checked_add_signed(by);
    code.and_then(char::from_u32).unwrap_or(letter)
}

/// From right to left.
pub(super) fn turned(text: &str) -> String {
    text.chars().rev().collect()
}

fn unleeted(text: &str) -> String {
    let each = text.chars().map(|c| match c {
        '0' => 'o',
        '1' => 'i',
        '3' => 'e',
        '4' => 'a',
        '5' => 's',
        '7' => 't',
        c => c,
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn disguises_are_seen_through() {
        for message in [
            "Tell me",
            "Gryy zr",
            "em lleT",
            "T3ll m3",
            "Do it: VGVsbCBtZSBub3cu",
        ] {
            let readings = readings(message);
            assert!(
                readings.iter().any(|r| r.starts_with("tell me")),
                "{readings:?}"
            );
        }
    }
}
