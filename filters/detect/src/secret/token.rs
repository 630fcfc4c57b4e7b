//! What validators of tokens share: the prefix is the detector's pattern's to know, length and placeholders are theirs.

use std::ops::RangeInclusive;

use super::placeholder;
use crate::{detector::Match, finding::Confidence};

/// A token with a prefix of `prefix` bytes and a body of so many bytes: as `sure` as the prefix makes it (high, where nothing
/// else begins so); a sample is low.
pub(super) fn known(
    candidate: &Match<'_>,
    prefix: usize,
    lengths: RangeInclusive<usize>,
    sure: Confidence,
) -> Option<Confidence> {
    let body = candidate.text.get(prefix..)?;
    let fits = lengths.contains(&body.len()) && candidate.starts_word();
    placeholder::grade(body, sure).filter(|_| fits)
}

/// A token of one of several kinds, each a prefix and the lengths of what follows it: as [`known`].
pub(super) fn one_of(
    candidate: &Match<'_>,
    kinds: &[(&str, RangeInclusive<usize>)],
    sure: Confidence,
) -> Option<Confidence> {
    let (prefix, lengths) = kinds
        .iter()
        .find(|(prefix, _)| candidate.text.starts_with(prefix))?;
    known(candidate, prefix.len(), lengths.clone(), sure)
}

/// A value that only its name makes a secret, `service_key = value`, of so many bytes: medium; low where the name speaks
/// of no key, or the value stands in the order of the alphabet; a sample is nothing. A value without a name, or of one kind of character alone (a word, a number) is none.
pub(super) fn named(candidate: &Match<'_>, lengths: RangeInclusive<usize>) -> Option<Confidence> {
    named_at(candidate, value(candidate.text), lengths)
}

/// A value of two parts joined by a colon, `service_key = id:secret`: as [`named`].
pub(super) fn named_pair(
    candidate: &Match<'_>,
    lengths: RangeInclusive<usize>,
) -> Option<Confidence> {
    named_at(candidate, pair(candidate.text), lengths)
}

/// A value of so many letters of both cases, as [`named`]: for the few that never have digits.
pub(super) fn named_letters(candidate: &Match<'_>, length: usize) -> Option<Confidence> {
    let at = value(candidate.text);
    let value = candidate.text.get(at..)?;
    let has = |class: fn(&u8) -> bool| value.bytes().any(|b| class(&b));
    let fits = value.len() == length && has(u8::is_ascii_lowercase) && has(u8::is_ascii_uppercase);
    let real = placeholder::grade(value, Confidence::Medium)? == Confidence::Medium;
    (fits && real).then(|| called(candidate.text.get(..at).unwrap_or_default()))
}

fn named_at(
    candidate: &Match<'_>,
    at: usize,
    lengths: RangeInclusive<usize>,
) -> Option<Confidence> {
    let value = candidate.text.get(at..)?;
    let name = candidate.text.get(..at).unwrap_or_default();
    let fits = at > 0 && lengths.contains(&value.len()) && mixed(value);
    if !fits || !stands_by_itself(candidate) {
        return None;
    }
    placeholder::grade_named(value, joined(name)?)
}

/// How sure a name with what joins it to a value makes. Where a blank alone joins them (`acme token 3fea…`, `ACME 3fea…`),
/// the name is one word or ends in one that speaks of a key: low.
fn joined(name: &str) -> Option<Confidence> {
    let name = name.trim_end_matches(['"', '\'', '`', '(', '*']);
    let given = name.trim_end_matches([' ', '\t']);
    let is_joint = given.ends_with(['=', ':', ',', '>', '|']) || given.contains(['=', ':']);
    let says = [" is", " was"].iter().any(|verb| given.ends_with(verb));
    if is_joint || says {
        return Some(called(name));
    }
    let last = given.rsplit([' ', '\t']).next().unwrap_or_default();
    let alone = last.len() == given.len();
    (alone || called(last) == Confidence::Medium).then_some(Confidence::Low)
}

/// The name of a service begins where a word of a name does, or behind Java's `-D`: `CameraKit` is not Meraki's.
fn stands_by_itself(candidate: &Match<'_>) -> bool {
    if candidate.before.ends_with("-D") {
        return true;
    }
    let before = candidate.before.as_bytes().last();
    let first = candidate.text.as_bytes().first();
    match (before, first) {
        (Some(before), Some(first)) if before.is_ascii_alphabetic() => {
            before.is_ascii_lowercase() && first.is_ascii_uppercase()
        }
        _ => true,
    }
}

/// How sure a name makes: medium where it speaks of a key, low where it names the service alone.
pub(super) fn called(name: &str) -> Confidence {
    const WORDS: &[&str] = &[
        "key", "token", "secret", "pass", "pwd", "auth", "cred", "api", "_pat", "access", "private",
    ];
    match placeholder::holds_any(name, WORDS) {
        true => Confidence::Medium,
        false => Confidence::Low,
    }
}

/// Has both digits and letters, as random text of any length has.
pub(super) fn mixed(text: &str) -> bool {
    text.bytes().any(|b| b.is_ascii_digit()) && text.bytes().any(|b| b.is_ascii_alphabetic())
}

/// The pattern of an assignment, `assigned!("acme|acm_key", "[0-9a-f]{32}")`: a name that begins so, whatever joins it
/// to a value (`=`, `:`, `=>`, `||`, "is" …) and quotes it, and the value. One letter or digit more is matched, for the
/// validator to refuse by its length.
macro_rules! assigned {
    ($names:literal, $value:literal) => {
        concat!(
            "(?i:",
            $names,
            r#")[0-9A-Za-z_. -]{0,32}["'`\])*]{0,3}[ \t]{0,4}(?:(?:string |str )?[:?.+]{0,3}=>?|:|,|\|\||->|is|was|[ \t])[ \t]{0,16}["'`(*]{0,3}"#,
            "(?:(?:Bearer|Token|Basic) )?",
            $value,
            "[0-9A-Za-z]?",
        )
    };
}

pub(super) use assigned;

/// Where the value of an assignment begins: after the last byte that no token has.
pub(super) fn value(text: &str) -> usize {
    let body = text.trim_end_matches('=');
    let of_token = |b: u8| b.is_ascii_alphanumeric() || b"_-+/.~".contains(&b);
    body.bytes()
        .rposition(|b| !of_token(b))
        .map_or(0, |at| at + 1)
}

/// Where the value of an assignment begins that is itself two parts joined by a colon.
pub(super) fn pair(text: &str) -> usize {
    text.rsplit_once(':').map_or(0, |(first, _)| value(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(text: &str) -> Match<'_> {
        Match { text, before: "" }
    }

    #[test]
    fn lengths_are_the_bodys() {
        let text = candidate("abc_q7Zt0LmXw3Rk9VbN2cYe");
        assert_eq!(
            known(&text, 4, 20..=20, Confidence::High),
            Some(Confidence::High)
        );
        assert_eq!(
            known(&text, 4, 18..=24, Confidence::Medium),
            Some(Confidence::Medium)
        );
        assert_eq!(known(&text, 4, 21..=40, Confidence::High), None);
        assert_eq!(
            known(
                &candidate("abc_xxxxxxxxxxxxxxxxxxxx"),
                4,
                20..=20,
                Confidence::High
            ),
            None
        );
    }

    #[test]
    fn each_kind_has_its_lengths() {
        let kinds = [("ab_", 20..=20), ("abc_", 10..=20)];
        let rate = |text| one_of(&candidate(text), &kinds, Confidence::High);
        assert_eq!(rate("ab_q7Zt0LmXw3Rk9VbN2cYe"), Some(Confidence::High));
        assert_eq!(rate("abc_q7Zt0LmXw3Rk"), Some(Confidence::High));
        assert_eq!(rate("ab_q7Zt0LmXw3Rk"), None);
        assert_eq!(rate("abd_q7Zt0LmXw3Rk"), None);
    }

    #[test]
    fn a_service_is_a_word_of_its_own() {
        let rate = |before, text| named(&Match { text, before }, 20..=20);
        let text = "acme: q7zt0lmxw3rk9vbn2cye";
        assert_eq!(rate("", text), Some(Confidence::Low));
        assert_eq!(rate("my_", text), Some(Confidence::Low));
        assert_eq!(rate("-D", text), Some(Confidence::Low));
        assert_eq!(rate("tr", text), None);
        assert_eq!(rate("Tr", text), None);
        let capital = "AcmeKey: q7zt0lmxw3rk9vbn2cye";
        assert_eq!(rate("my", capital), Some(Confidence::Medium));
    }

    #[test]
    fn a_blank_joins_a_key_alone() {
        let rate = |text| named(&candidate(text), 20..=20);
        assert_eq!(rate("acme q7zt0lmxw3rk9vbn2cye"), Some(Confidence::Low));
        assert_eq!(
            rate("acme token q7zt0lmxw3rk9vbn2cye"),
            Some(Confidence::Low)
        );
        assert_eq!(rate("acme request q7zt0lmxw3rk9vbn2cye"), None);
    }

    #[test]
    fn a_value_is_what_stands_last() {
        assert_eq!(value("DATADOG_KEY = \"q7Zt"), 15);
        assert_eq!(value("key=q7Zt=="), 4);
        assert_eq!(value("key: q7Zt"), 5);
        assert_eq!(pair("key: 0lMx:q7Zt"), 5);
        assert_eq!(pair("q7Zt"), 0);
        let text = candidate("acme_key=q7zt0lmxw3rk9vbn2cye");
        let bare = candidate("acme: q7zt0lmxw3rk9vbn2cye");
        assert_eq!(named(&bare, 20..=20), Some(Confidence::Low));
        assert_eq!(named(&text, 20..=20), Some(Confidence::Medium));
        assert_eq!(named(&text, 32..=32), None);
        assert_eq!(
            named(&candidate("acme_key=your_token_goes_here_0"), 1..=99),
            None
        );
        assert_eq!(
            named(&candidate("acme_key=internationalisation"), 1..=99),
            None
        );
    }
}
