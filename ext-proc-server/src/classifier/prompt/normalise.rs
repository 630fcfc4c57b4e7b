//! What is done to a text before the prompt network reads it: hidden characters go, look-alikes and encodings are read.
//!
//! The network was trained on texts that `models/prompt_classifier/normalise.py` made so; the steps must stay the same. A test holds
//! both against the examples in `vectors.json`.

use std::{
    borrow::Cow,
    cell::Cell,
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};
use fancy_regex::{Captures, Regex};
use unicode_normalization::UnicodeNormalization as _;

/// A text as the network reads it.
#[derive(Debug, Eq, PartialEq)]
pub(super) struct Normalised {
    pub(super) text: String,
    /// Whether something had been hidden in it.
    pub(super) hidden: bool,
}

/// Makes a text ready. Time grows with its length.
pub(super) fn normalise(text: &str) -> Normalised {
    let mut hidden = [&*BETWEEN_LETTERS, &*TAGS, &*STYLED]
        .iter()
        .any(|pattern| pattern.is_match(text).unwrap_or(false));
    let mut text = Cow::Borrowed(text);
    for (pattern, read) in [
        (&*ENTITY, from_entity as fn(&str) -> Option<u32>),
        (&*ESCAPE, from_escape),
    ] {
        let latin = Cell::new(false);
        let (read, _) = replaced(pattern, &text, |run| {
            let letter = read(run).and_then(char::from_u32);
            let letter = letter.filter(|c| *c == '\n' || !c.is_control())?;
            // Whoever can type Latin letters need not write them as numbers.
            latin.set(latin.get() || letter.is_ascii_alphabetic());
            Some(letter.to_string())
        });
        hidden |= latin.get();
        text = Cow::Owned(read.into_owned());
    }
    let (text, changes) = replaced(&SELECTORS, &text, |run| prose(from_selectors(run)));
    hidden |= changes;
    let (text, _) = replaced(&TAGS, &text, |run| {
        let plain = |c: char| {
            u32::from(c)
                .checked_sub(TAG_OFFSET)
                .and_then(char::from_u32)
        };
        Some(format!(
            " {} ",
            run.chars().filter_map(plain).collect::<String>()
        ))
    });
    let text = INVISIBLES.replace_all(&text, "").nfkc().collect::<String>();
    let (text, changes) = replaced(&WORD, &text, look_alikes);
    hidden |= changes;
    let mut text = text.into_owned();
    for (pattern, read) in [
        (&*BASE64, from_base64 as fn(&str) -> Option<String>),
        (&*HEX, |run| prose(from_hex(run))),
        (&*PERCENT, |run| prose(from_percent(run))),
    ] {
        let (read, changes) = replaced(pattern, &text, read);
        hidden |= changes;
        text = read.into_owned();
    }
    for (pattern, is_odd) in [
        (&*SLASHED, (|c| c == '\\') as fn(char) -> bool),
        (&*SPACED, |c| !c.is_ascii_alphabetic()),
    ] {
        let (joined, changes) = replaced(pattern, &text, |run| Some(run.replace(is_odd, "")));
        hidden |= changes;
        text = joined.into_owned();
    }
    for read in [leetspeak, words_moved] {
        // A sentence alone first: among many others it would not stand out.
        let (plain, changes) = replaced(&SENTENCE, &text, read);
        let plain = plain.into_owned();
        let whole = read(&plain);
        hidden |= changes || whole.is_some();
        text = whole.unwrap_or(plain);
    }
    Normalised { text, hidden }
}

const TAG_OFFSET: u32 = 0xe0000;
/// In how many places what looks like base64 may begin.
const MOST_STARTS: usize = 9;
const SHORTEST_BASE64: usize = 16;
const INVISIBLE: &str = r"[\u{ad}\u{34f}\u{61c}\u{115f}\u{1160}\u{17b4}\u{17b5}\u{180b}-\u{180f}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{206f}\u{3164}\u{fe00}-\u{fe0f}\u{feff}\u{ffa0}\u{fff9}-\u{fffb}\u{e0000}-\u{e0fff}]";

macro_rules! patterns {
    ($($name:ident = $pattern:expr;)*) => { $(
        static $name: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new($pattern).expect("a pattern of this file")
        });
    )* };
}

patterns! {
    BETWEEN_LETTERS = &format!("(?<=[A-Za-z]){INVISIBLE}+(?=[A-Za-z])");
    TAGS = r"[\u{e0020}-\u{e007e}]{4,}";
    SELECTORS = r"[\u{fe00}-\u{fe0f}\u{e0100}-\u{e01ef}]{4,}";
    ENTITY = r"&#(?:[0-9]{2,6}|[xX][0-9a-fA-F]{2,5});";
    ESCAPE = r"\\u(?:[0-9a-fA-F]{4}|\{[0-9a-fA-F]{2,5}\})";
    STYLED = r"[\u{1d400}-\u{1d7ff}\u{ff21}-\u{ff3a}\u{ff41}-\u{ff5a}\u{24b6}-\u{24e9}]{3,}";
    INVISIBLES = INVISIBLE;
    WORD = r"[\p{L}\p{Nl}\p{No}]{2,}";
    BASE64 = r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{16,}=*(?![A-Za-z0-9+/_-])";
    HEX = r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[ :]?){12,}(?![0-9A-Za-z])|(?:\\x[0-9a-fA-F]{2}){6,}";
    PERCENT = r"(?:%[0-9A-Fa-f]{2}|[A-Za-z0-9]){12,}";
    SPACED = r"(?<![\p{L}\p{N}])[A-Za-z](?:[^\p{L}\p{N}\n][A-Za-z]){5,}(?![\p{L}\p{N}])";
    SLASHED = r"(?:\\[^\\\n]\s?){6,}";
    SENTENCE = r"[^.?\n]+[.?\n]*|[.?\n]+";
    LEET_WORD = r"[A-Za-z0-9@$!|€]+";
    PLAIN_WORD = "[A-Za-z]{3,}";
    ODD_WORD = r"[A-Za-z][0134578@$!|€]+[A-Za-z]|^[0134578@$|€]+[a-z]{2}|[a-z]{2}[0134578@$|€]$";
}

/// The text with what a pattern matches put in another way, where there is one; and whether there was.
fn replaced<'t>(
    pattern: &Regex,
    text: &'t str,
    other: impl Fn(&str) -> Option<String>,
) -> (Cow<'t, str>, bool) {
    let mut changed = false;
    let replaced = pattern.try_replacen(text, 0, |found: &Captures<'_>| {
        let run = found.get(0).map_or("", |run| run.as_str());
        let other = other(run);
        changed |= other.is_some();
        other.unwrap_or_else(|| run.to_owned())
    });
    // A text on which the pattern gives up is read as it is.
    match replaced {
        Ok(replaced) => (replaced, changed),
        Err(_) => (Cow::Borrowed(text), false),
    }
}

/// Letters of other scripts that look like Latin ones, after each the Latin one.
const LIKE_LATIN: &str = "\
    АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX аa сc еe оo рp іi јj ѕs уy хx ԁd һh ԛq ԝw гr νv \
    οo ρp αa εe ιi κk υu τt ηn σo ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ɑa ɡg ɩi Օo օo ոn սu ցg";

static LATIN: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
    let pairs = LIKE_LATIN.split_ascii_whitespace();
    let pair = |pair: &str| {
        let mut letters = pair.chars();
        letters.next().zip(letters.next())
    };
    pairs.filter_map(pair).collect()
});

/// Letters of other scripts inside a word that also has Latin ones.
fn look_alikes(word: &str) -> Option<String> {
    if word.is_ascii() || !word.chars().any(|c| c.is_ascii()) {
        return None;
    }
    let latin = |c: char| LATIN.get(&c).copied().unwrap_or(c);
    let plain: String = word.chars().map(latin).collect();
    (plain != word).then_some(plain)
}

fn from_entity(run: &str) -> Option<u32> {
    let number = run.strip_prefix("&#")?.strip_suffix(';')?;
    match number.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => number.parse().ok(),
    }
}

fn from_escape(run: &str) -> Option<u32> {
    let digits = run.strip_prefix("\\u")?.trim_matches(['{', '}']);
    u32::from_str_radix(digits, 16).ok()
}

/// Variation selectors, of which 256 can stand for the bytes of a text behind any sign.
fn from_selectors(run: &str) -> Option<String> {
    let byte = |c: char| match u32::from(c) {
        code @ 0xfe00..=0xfe0f => u8::try_from(code - 0xfe00).ok(),
        code => u8::try_from(code.checked_sub(0xe0100)? + 16).ok(),
    };
    String::from_utf8(run.chars().map(byte).collect::<Option<_>>()?).ok()
}

fn from_base64(run: &str) -> Option<String> {
    const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true);
    const READER: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
    let read = |run: &str| {
        let run = run.replace('-', "+").replace('_', "/");
        prose(String::from_utf8(READER.decode(run).ok()?).ok())
    };
    let run = run.trim_end_matches('=');
    // What stands in front of it may look like a part of it.
    let later = run
        .match_indices(['+', '-', '/', '_'])
        .map(|(at, _)| at + 1);
    let starts = [0].into_iter().chain(later).take(MOST_STARTS);
    starts
        .filter_map(|start| run.split_at_checked(start))
        .filter(|(_, rest)| rest.len() >= SHORTEST_BASE64)
        .find_map(|(before, rest)| Some(format!("{before}{}", read(rest)?)))
}

fn from_hex(run: &str) -> Option<String> {
    let digits = run.replace("\\x", "").replace([' ', ':'], "");
    let bytes = digits.as_bytes().chunks(2).map(|pair| {
        let pair = std::str::from_utf8(pair).ok()?;
        u8::from_str_radix(pair, 16).ok()
    });
    String::from_utf8(bytes.collect::<Option<Vec<u8>>>()?).ok()
}

fn from_percent(run: &str) -> Option<String> {
    if run.matches('%').count() < 4 {
        return None;
    }
    let mut bytes = Vec::with_capacity(run.len());
    let mut rest = run;
    while let Some((plain, after)) = rest.split_once('%') {
        bytes.extend_from_slice(plain.as_bytes());
        let byte = after
            .get(..2)
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        bytes.push(byte.unwrap_or(b'%'));
        rest = after
            .get(if byte.is_some() { 2 } else { 0 }..)
            .unwrap_or_default();
    }
    bytes.extend_from_slice(rest.as_bytes());
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// What was read, set apart, if people would write so.
fn prose(read: Option<String>) -> Option<String> {
    read.filter(|inner| is_prose(inner))
        .map(|inner| format!(" {inner} "))
}

/// At least eight characters with a space inside, nearly all of which are letters and what stands between words.
fn is_prose(text: &str) -> bool {
    let (mut length, mut letters) = (0_usize, 0_usize);
    for c in text.chars() {
        length += 1;
        letters += usize::from(c.is_alphabetic() || " .,'!?\n".contains(c));
    }
    length >= 8 && text.trim().contains(' ') && letters * 20 >= length * 17
}

/// Only where many words are written so: a few digits among letters are names and versions.
fn leetspeak(text: &str) -> Option<String> {
    let (mut words, mut odd) = (0_usize, 0_usize);
    for word in LEET_WORD.find_iter(text).filter_map(Result::ok) {
        if word.as_str().chars().nth(2).is_some() {
            words += 1;
            odd += usize::from(ODD_WORD.is_match(word.as_str()).unwrap_or(false));
        }
    }
    if odd < 3 || odd * 10 < words * 3 {
        return None;
    }
    let plain = |word: &str| {
        let has_letter = word.chars().any(|c| c.is_ascii_alphabetic());
        has_letter.then(|| word.chars().map(letter).collect())
    };
    Some(replaced(&LEET_WORD, text, plain).0.into_owned())
}

fn letter(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        '8' => 'b',
        c => c,
    }
}

/// The commonest words of English and of orders to a model.
static COMMON: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    include_str!("../../../models/prompt_classifier/common_words.txt")
        .lines()
        .collect()
});

fn is_common(word: &str) -> bool {
    COMMON.contains(word.to_ascii_lowercase().as_str())
}

/// Words that are turned round or moved by thirteen letters, where three at least are common ones then and few are as they stand.
fn words_moved(text: &str) -> Option<String> {
    let words: Vec<&str> = PLAIN_WORD
        .find_iter(text)
        .filter_map(Result::ok)
        .map(|word| word.as_str())
        .collect();
    let uncommon: Vec<&str> = words.iter().copied().filter(|w| !is_common(w)).collect();
    for moved in [turned_round as fn(&str) -> String, by_thirteen] {
        let odd = uncommon.iter().filter(|w| is_common(&moved(w))).count();
        if odd >= 3 && odd * 20 >= words.len() * 3 {
            let plain = |word: &str| (!is_common(word)).then(|| moved(word));
            return Some(replaced(&PLAIN_WORD, text, plain).0.into_owned());
        }
    }
    None
}

fn turned_round(word: &str) -> String {
    word.chars().rev().collect()
}

fn by_thirteen(word: &str) -> String {
    let letter = |c: char| match c {
        'a'..='m' | 'A'..='M' => char::from(c as u8 + 13),
        'n'..='z' | 'N'..='Z' => char::from(c as u8 - 13),
        c => c,
    };
    word.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `vectors.py` wrote what its own `normalise` makes of these.
    #[test]
    fn it_reads_as_the_training_did() {
        let vectors = include_str!("../../../models/prompt_classifier/vectors.json");
        let vectors: Vec<(String, String, bool)> = serde_json::from_str(vectors).unwrap();
        assert!(vectors.len() > 20);
        for (text, expected, hidden) in vectors {
            let expected = Normalised {
                text: expected,
                hidden,
            };
            assert_eq!(normalise(&text), expected, "{text:?}");
        }
    }

    /// A piece is what is read between two looks at the clock.
    #[test]
    fn a_piece_takes_no_longer_than_its_length() {
        for unit in [
            "a", "A=", "%41", "\\x41", "4 ", "\\a", "a.", "\u{200b}", "a\u{430}", "ab12!", "𝐢",
            "&#105;", "\\u0069", "\u{fe01}", "erongi ",
        ] {
            let time = |length: usize| {
                let long = unit.repeat(length / unit.len());
                let once = || {
                    let start = std::time::Instant::now();
                    let _ = normalise(&long);
                    start.elapsed()
                };
                (0..3).map(|_| once()).min().unwrap()
            };
            // Eight times the length takes far less than the square's sixty-four times.
            let (short, long) = (time(2000), time(16_000));
            assert!(
                long < short * 32 + std::time::Duration::from_millis(50),
                "{unit}: {short:?} {long:?}"
            );
        }
    }
}
