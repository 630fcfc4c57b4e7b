//! Replacements of the same form: a card number for a card number.
//!
//! Characters are drawn from a keyed hash of the text until the detector's own validator takes the result for real. That
//! also sets check digits right, whatever the format's rule is: one text in ten or in ninety-seven has them right.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{
    detector::{Detector, Match},
    finding::DetectorId,
    redact::HashKey,
    registry,
};

/// A text of the form of `matched` that the detector takes for real; `None` where none was found.
pub(crate) fn replacement(id: &DetectorId, matched: &str, key: &HashKey) -> Option<String> {
    let detector = registry::detector(id.as_str())?;
    // What was found behind escapes or in base64 does not have the form itself; and the rest must be safe inside JSON.
    let is_safe = |b: u8| matches!(b, b' '..=b'~') && !matches!(b, b'"' | b'\\');
    if !matched.bytes().all(is_safe) || !is_real(detector, matched) {
        return None;
    }
    // Where formats begin with something that says what they are, that must stay; the less the better.
    KEPT.iter().find_map(|kept| {
        let kept = matched.len() * kept / 8;
        let mut draw = Draw::new(key, matched)?;
        (0..TRIES).find_map(|_| {
            let other = draw.text_like(matched, kept)?;
            let differs = other != matched;
            (differs && is_real(detector, &other)).then_some(other)
        })
    })
}

/// Whether the detector takes the text for real, with a word before it that speaks for it.
fn is_real(detector: &Detector, text: &str) -> bool {
    let words = [""].iter().chain(detector.context).take(WORDS);
    let mut confidences = words.map(|word| {
        let before = format!("{word} ");
        let candidate = Match {
            text,
            before: &before,
        };
        (detector.validate)(&candidate)
    });
    confidences.any(|confidence| confidence.is_some())
}

/// Bytes from HMAC-SHA256 over the text and a counter.
struct Draw<'d> {
    mac: Hmac<Sha256>,
    text: &'d str,
    counter: u64,
    left: Vec<u8>,
}

impl<'d> Draw<'d> {
    fn new(key: &HashKey, text: &'d str) -> Option<Self> {
        Some(Self {
            mac: Hmac::new_from_slice(&key.0).ok()?,
            text,
            counter: 0,
            left: Vec::new(),
        })
    }

    /// The text with every digit and letter after the first `kept` bytes drawn anew.
    fn text_like(&mut self, text: &str, kept: usize) -> Option<String> {
        let mut other = String::with_capacity(text.len());
        for (at, c) in text.bytes().enumerate() {
            other.push(match c {
                _ if at < kept => c.into(),
                b'0'..=b'9' => self.below(10, b'0')?,
                b'a'..=b'z' => self.below(26, b'a')?,
                b'A'..=b'Z' => self.below(26, b'A')?,
                _ => c.into(),
            });
        }
        Some(other)
    }

    /// A character among the `count` from `first` on, each as likely.
    fn below(&mut self, count: u8, first: u8) -> Option<char> {
        loop {
            let byte = self.byte()?;
            let even = u8::MAX - u8::MAX % count;
            if byte < even {
                return Some(char::from(first + byte % count));
            }
        }
    }

    fn byte(&mut self) -> Option<u8> {
        if self.left.is_empty() {
            let mut mac = self.mac.clone();
            mac.update(&self.counter.to_le_bytes());
            mac.update(self.text.as_bytes());
            self.left = mac.finalize().into_bytes().to_vec();
            self.counter += 1;
        }
        self.left.pop()
    }
}

/// Eighths of a text that stay, tried in turn.
const KEPT: [usize; 4] = [0, 1, 2, 3];

/// Texts drawn before more is kept. A check of two digits takes 97 on average.
const TRIES: usize = 800;

/// Words that are tried before a text: no detector asks for all of its words.
const WORDS: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::detectors;

    fn replaced(id: &'static str, text: &str) -> Option<String> {
        let key = HashKey::new(*b"a key for tests");
        replacement(&DetectorId::builtin(id), text, &key)
    }

    #[test]
    fn numbers_stay_real() {
        for (id, text) in [
            ("finance.visa", "4111 1111 1111 1111"),
            ("finance.american_express", "378282246310005"),
            ("finance.iban", "GB94 BARC 1020 1530 0934 59"),
            ("finance.aba_routing", "021000021"),
            ("identifier.us_ssn", "123-45-6789"),
            ("pii.phone", "+1 415-555-2671"),
            (
                "secret.sendgrid_key",
                concat!(
                    "SG",
                    ".q7Zt0LmXw3Rk9VbN2cYeJ5.sHd8GfA1u6TpQi4zBvRnWkYcMxE7oSlDgHjKa2PfUw3"
                ),
            ),
        ] {
            let other = replaced(id, text).unwrap_or_default();
            let form = |text: &str| -> Vec<bool> {
                text.bytes().map(|b| b.is_ascii_alphanumeric()).collect()
            };
            assert_ne!(other, text);
            assert_eq!(form(&other), form(text), "{id}: {other}");
            assert!(
                is_real(registry::detector(id).unwrap(), &other),
                "{id}: {other}"
            );
            assert_eq!(
                replaced(id, text),
                Some(other),
                "equal texts are replaced alike"
            );
        }
    }

    #[test]
    fn the_key_matters_and_what_has_no_form_has_no_replacement() {
        let other = HashKey::new(*b"another key");
        let id = DetectorId::builtin("identifier.us_ssn");
        assert_ne!(
            replacement(&id, "123-45-6789", &other),
            replaced("identifier.us_ssn", "123-45-6789")
        );
        assert_eq!(replaced("identifier.us_ssn", "MTIzLTQ1LTY3ODk="), None);
        assert_eq!(replaced("identifier.us_ssn", "123-45-678é"), None);
        assert_eq!(replaced("custom.none", "123-45-6789"), None);
    }

    #[test]
    fn every_detector_either_keeps_its_form_or_says_so() {
        for detector in detectors() {
            let examples = detector.about.map_or(&[][..], |about| about.finds);
            for example in examples.iter().take(1) {
                let found = example
                    .split('‹')
                    .nth(1)
                    .and_then(|rest| rest.split('›').next());
                let text = found.unwrap_or_default();
                if let Some(other) = replaced(detector.id, text) {
                    assert!(is_real(detector, &other), "{}", detector.id);
                }
            }
        }
    }
}
