//! What stands in for a finding: fixed masks, labels, keyed hashes, reversible tokens.
//!
//! Every replacement is ASCII without quotes, backslashes or control characters, so it may be put into JSON inside a
//! JSON string as it is, and none is itself found by a detector: only what keeps its format is found again, by intent.

use std::{collections::HashMap, fmt};

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::{
    custom,
    finding::{DetectorId, Finding, Span},
    overlap::cover,
    preserve, registry,
};

/// Stands for a text of any length: neither its length nor its kind can be read from it.
pub const MASK: &str = "********";

/// How a finding is replaced.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Redaction {
    /// By [`MASK`].
    Mask,
    /// By `****` and the last four letters or digits, if it has at least twelve of them; otherwise by [`MASK`].
    MaskLast4,
    /// By the detector's label: `[EMAIL_ADDRESS]`.
    Replace,
    /// By the label and the first 32 bits of HMAC-SHA256 of the text: `[EMAIL_ADDRESS:1a2b3c4d]`. Who has no key cannot
    /// try texts; equal texts can be told to be equal.
    Hash(HashKey),
    /// By a text of the same form that its detector takes for real: digits for digits, letters for letters, everything
    /// else as it was. Equal texts are replaced alike; who has no key cannot try texts. Where the validator takes none
    /// of some hundred such texts (a name, an address), by [`MASK`].
    PreserveFormat(HashKey),
    /// By the label and a number, from which the [`TokenVault`] restores the text: `[EMAIL_ADDRESS_1]`.
    Token,
}

/// The key of [`Redaction::Hash`].
#[derive(Clone, Eq, PartialEq)]
pub struct HashKey(pub(crate) Vec<u8>);

impl HashKey {
    /// A key of any length; 32 random bytes are a good one.
    pub fn new(key: impl Into<Vec<u8>>) -> Self {
        Self(key.into())
    }
}

impl fmt::Debug for HashKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HashKey")
    }
}

impl Redaction {
    /// What replaces `matched`, the text that `finding` covers. Tokens are given out by `vault`.
    pub fn replacement(&self, finding: &Finding, matched: &str, vault: &mut TokenVault) -> String {
        match self {
            Self::Mask => MASK.to_owned(),
            Self::MaskLast4 => last_four(matched),
            Self::Replace => format!("[{}]", label(&finding.detector)),
            Self::Hash(key) => format!("[{}:{}]", label(&finding.detector), hash(key, matched)),
            Self::PreserveFormat(key) => preserve::replacement(&finding.detector, matched, key)
                .unwrap_or_else(|| MASK.to_owned()),
            Self::Token => vault.token(&label(&finding.detector), matched),
        }
    }
}

/// `text` with everything in `findings` replaced; those that overlap by one replacement, the first one's.
pub fn redact(
    text: &str,
    findings: &[Finding],
    redaction: &Redaction,
    vault: &mut TokenVault,
) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    let covered = cover(findings.iter().map(|f| (f.clone(), ())).collect());
    for (finding, ()) in &covered {
        let (Some(before), Some(matched)) = (
            text.get(at..finding.span.start),
            text.get(finding.span.start..finding.span.end),
        ) else {
            continue;
        };
        out.push_str(before);
        out.push_str(&redaction.replacement(finding, matched, vault));
        at = finding.span.end;
    }
    out.push_str(text.get(at..).unwrap_or_default());
    out
}

/// The texts that tokens stand for, for one exchange. The same text gets the same token.
#[derive(Clone, Default)]
pub struct TokenVault {
    tokens: HashMap<String, HashMap<String, usize>>,
    texts: HashMap<String, String>,
}

impl TokenVault {
    /// An empty vault.
    pub fn new() -> Self {
        Self::default()
    }

    /// The tokens of this vault in `text`: where each is, and what it stands for. And where a token begins that more
    /// text may complete; the text's length where none does.
    pub fn tokens(&self, text: &str) -> (Vec<(Span, &str)>, usize) {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(start) = text.get(at..).and_then(|rest| rest.find('[')) {
            let start = at + start;
            at = start + 1;
            let rest = text.get(at..).unwrap_or_default();
            match rest.bytes().take(NAME).position(|b| b == b']') {
                Some(end) => {
                    let original = rest.get(..end).and_then(|name| self.texts.get(name));
                    if let Some(original) = original {
                        at += end + 1;
                        found.push((Span::new(start, at), original.as_str()));
                    }
                }
                // Only at the text's end, so that brackets in their thousands cost little.
                None if rest.len() < NAME
                    && self.texts.keys().any(|name| name.starts_with(rest)) =>
                {
                    return (found, start);
                }
                None => {}
            }
        }
        (found, text.len())
    }

    /// How many texts it holds.
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether it holds none.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }

    fn token(&mut self, label: &str, text: &str) -> String {
        let of_label = self.tokens.entry(label.to_owned()).or_default();
        let next = of_label.len() + 1;
        let number = *of_label.entry(text.to_owned()).or_insert(next);
        let name = format!("{label}_{number}");
        let token = format!("[{name}]");
        self.texts.entry(name).or_insert_with(|| text.to_owned());
        token
    }
}

impl fmt::Debug for TokenVault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenVault")
            .field("texts", &self.texts.len())
            .finish()
    }
}

/// The label without its brackets; for a detector that is not built in, the last part of its id.
fn label(id: &DetectorId) -> String {
    if let Some(detector) = registry::detector(id.as_str()) {
        return detector.label.trim_matches(['[', ']']).to_owned();
    }
    let id = id.as_str();
    let name = match id.starts_with(custom::OWN) {
        true => id,
        false => id.rsplit('.').next().unwrap_or_default(),
    };
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() {
            c.to_ascii_uppercase()
        } else {
            '_'
        }
    };
    let name: String = name.chars().take(LABEL).map(plain).collect();
    // A number alone could look like something to find.
    match name.chars().any(|c| c.is_ascii_alphabetic()) {
        true => name,
        false => "REDACTED".to_owned(),
    }
}

fn last_four(matched: &str) -> String {
    let shown: Vec<char> = matched
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect();
    match shown.get(shown.len().saturating_sub(4)..) {
        Some(last) if shown.len() >= 12 => format!("****{}", last.iter().collect::<String>()),
        _ => MASK.to_owned(),
    }
}

fn hash(key: &HashKey, matched: &str) -> String {
    // HMAC takes keys of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(&key.0) else {
        return String::new();
    };
    mac.update(matched.as_bytes());
    mac.finalize()
        .into_bytes()
        .iter()
        .take(4)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// The longest label made from an id, in characters.
const LABEL: usize = 40;

/// More than the bytes of any token's name: a label and a number.
const NAME: usize = 64;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{finding::Confidence, laws::ALL, registry::detectors};

    fn finding(id: &str, start: usize, end: usize) -> Finding {
        Finding {
            detector: DetectorId::new(id),
            span: Span::new(start, end),
            confidence: Confidence::High,
        }
    }

    fn replaced(id: &str, text: &str, redaction: &Redaction) -> String {
        let all = [finding(id, 0, text.len())];
        redact(text, &all, redaction, &mut TokenVault::new())
    }

    #[test]
    fn what_overlaps_is_replaced_as_one() {
        let text = "0123456789 0123456789 0123456789";
        let all = [
            finding("pii.email", 0, 4),
            finding("finance.visa", 2, 8),
            finding("pii.email", 11, 21),
            finding("finance.visa", 13, 15),
            finding("finance.visa", 11, 21),
        ];
        let redacted = redact(text, &all, &Redaction::Replace, &mut TokenVault::new());
        assert_eq!(redacted, "[EMAIL_ADDRESS]89 [EMAIL_ADDRESS] 0123456789");
    }

    #[test]
    fn each_way() {
        let card = "4111 1111 1111 1111";
        assert_eq!(replaced("finance.visa", card, &Redaction::Mask), "********");
        assert_eq!(
            replaced("finance.visa", card, &Redaction::MaskLast4),
            "****1111"
        );
        assert_eq!(
            replaced("identifier.us_ssn", "123-45-6789", &Redaction::MaskLast4),
            "********"
        );
        assert_eq!(
            replaced("finance.visa", card, &Redaction::Replace),
            "[CREDIT_CARD]"
        );
        assert_eq!(
            replaced("finance.visa", card, &Redaction::Token),
            "[CREDIT_CARD_1]"
        );
        assert_eq!(
            replaced("ner.person-name", "Jo", &Redaction::Replace),
            "[PERSON_NAME]"
        );
        assert_eq!(
            replaced("own.\"1\"", "Jo", &Redaction::Replace),
            "[REDACTED]"
        );
        // RFC 4231, test case 2.
        let hash = Redaction::Hash(HashKey::new(*b"Jefe"));
        let hashed = replaced("x.y", "what do ya want for nothing?", &hash);
        assert_eq!(hashed, "[Y:5bdcc146]");
    }

    #[test]
    fn the_length_of_a_mask_says_nothing() {
        let short = replaced("secret.jwt", "ab", &Redaction::Mask);
        assert_eq!(
            short,
            replaced("secret.jwt", &"ab".repeat(99), &Redaction::Mask)
        );
    }

    #[test]
    fn tokens_are_equal_for_equal_texts_and_come_back() {
        let text = "a@b.io, c@d.io, a@b.io [x] [EMAIL_ADDRESS_9]";
        let all = [
            finding("pii.email", 0, 6),
            finding("pii.email", 8, 14),
            finding("pii.email", 16, 22),
        ];
        let mut vault = TokenVault::new();
        let redacted = redact(text, &all, &Redaction::Token, &mut vault);
        assert_eq!(
            redacted,
            "[EMAIL_ADDRESS_1], [EMAIL_ADDRESS_2], [EMAIL_ADDRESS_1] [x] [EMAIL_ADDRESS_9]"
        );
        let (tokens, end) = vault.tokens(&redacted);
        let originals: Vec<&str> = tokens.iter().map(|t| t.1).collect();
        assert_eq!(originals, ["a@b.io", "c@d.io", "a@b.io"]);
        assert_eq!((tokens[1].0, end), (Span::new(19, 36), redacted.len()));
        for (text, live) in [
            ("x [EMAIL_ADDRESS_", 2),
            ("[", 0),
            ("[EMAIL_ADDRESS_3", 16),
            ("[x", 2),
        ] {
            assert_eq!(vault.tokens(text), (Vec::new(), live), "{text}");
        }
        assert_eq!(vault.len(), 2);
        assert_eq!(format!("{vault:?}"), "TokenVault { texts: 2 }");
    }

    #[test]
    fn no_replacement_is_found_or_breaks_json() {
        let matched = "12345678 4111 1111 1111 1111";
        for detector in detectors() {
            let one = finding(detector.id, 0, matched.len());
            let mut vault = TokenVault::new();
            let mut all: Vec<String> = [
                Redaction::Mask,
                Redaction::MaskLast4,
                Redaction::Replace,
                Redaction::Token,
            ]
            .iter()
            .map(|redaction| redaction.replacement(&one, matched, &mut vault))
            .collect();
            all.extend(
                ["00000000", "12345678", "99999999", "deadbeef"]
                    .map(|h| format!("[{}:{h}]", label(&one.detector))),
            );
            for replacement in all {
                // Some words are findings themselves.
                let words = format!("{} number ", detector.context.join(" "));
                let around = format!("{words}{replacement} {replacement}{replacement}");
                let mut found = ALL.scan(&around);
                found.retain(|finding| finding.span.end > words.len());
                assert!(found.is_empty(), "{replacement} {found:?}");
                assert!(
                    replacement
                        .bytes()
                        .all(|b| (b' '..0x7f).contains(&b) && !b"\"\\<>&%".contains(&b))
                );
            }
        }
    }
}
