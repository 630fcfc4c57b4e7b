//! What tells a value that was given to a name for a secret's from all else that names are given: shared by the detectors
//! that know no format, only that something is called a password or a key. How it is given is
//! [`assignment`](super::assignment)'s to read.

use super::placeholder;
use crate::finding::Confidence;

/// Whether the value could be a key or token: random, not made of words.
pub(super) fn is_random(value: &str) -> bool {
    let count = |class: fn(&u8) -> bool| value.bytes().filter(class).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    let hex = value.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-');
    let changes = changes(value) * 100 / value.len().max(1);
    let least = if hex { ENTROPY_HEX } else { ENTROPY };
    digits >= 2 && letters >= 2 && changes >= CHANGES && entropy(value) >= least && !is_dated(value)
}

/// Whether the value could be a key or token, though some of its characters are in the order of words: a long number, or
/// letters that nobody can say. Only a plain name makes a secret of such a one.
pub(super) fn is_odd(value: &str) -> bool {
    let bytes = value.as_bytes();
    let count = |class: fn(&u8) -> bool| bytes.iter().filter(|b| class(b)).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    if !is_plain(value) {
        return is_strong(value);
    }
    if value.len() >= 14 && entropy(value) >= 300 && placeholder::is_unspoken(value) {
        return true;
    }
    if digits + letters < value.len() {
        return false;
    }
    // A time in microseconds has sixteen digits too, and begins with 1.
    let time = digits == 16 && value.starts_with('1');
    let number = letters == 0 && (16..=64).contains(&digits) && !time;
    let many = changes(value) * 100 / value.len().max(1);
    let mixed = digits >= 1 && letters >= 4 && value.len() >= 12 && entropy(value) >= 300;
    let shuffled = mixed
        && ((many >= 25 && !is_camel(value)) || (many >= 10 && digits >= 3 && value.len() >= 16));
    number || shuffled
}

/// Whether all of it are characters that tokens have.
pub(super) fn is_plain(value: &str) -> bool {
    value.bytes().all(of_token)
}

/// A character that tokens have.
pub(super) fn of_token(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"_-+/.~=".contains(&byte)
}

/// Words joined by their capitals, `getKeyFromEnv2`: no three capitals in a row, or no digit amid letters.
fn is_camel(value: &str) -> bool {
    let windows = || value.as_bytes().windows(3);
    let capitals = windows().any(|three| three.iter().all(u8::is_ascii_uppercase));
    let amid = windows().any(|three| match three {
        [a, b, c] => a.is_ascii_alphabetic() && b.is_ascii_digit() && c.is_ascii_alphabetic(),
        _ => false,
    });
    !(capitals && amid)
}

/// Whether the value has characters that no token has, and so many kinds of them that it is no text of a program or of people.
fn is_strong(value: &str) -> bool {
    let any = |class: fn(u8) -> bool| value.bytes().any(class);
    let others = value
        .bytes()
        .filter(|&b| !of_token(b) && !b":,;".contains(&b));
    let others = others.count();
    let capitals = value.bytes().filter(u8::is_ascii_uppercase).count();
    let kinds = any(|b| b.is_ascii_lowercase()) && (any(|b| b.is_ascii_digit()) || capitals >= 4);
    kinds && others >= 2 && value.len() >= 16 && entropy(value) >= 350 && !is_program(value)
}

/// Whether the value could be a password that somebody chose: of several kinds of characters, and no program's text.
pub(super) fn is_password(value: &str) -> bool {
    let any = |class: fn(&u8) -> bool| value.bytes().any(|b| class(&b));
    let symbol = |b: &u8| b.is_ascii_punctuation() && !b"_-./:".contains(b);
    let other = any(u8::is_ascii_digit) || any(symbol);
    any(u8::is_ascii_alphabetic) && other && !is_program(value)
}

/// Whether the value is a passphrase: words that say nothing together, drawn from a list. Sentences have small words.
pub(super) fn is_phrase(value: &str) -> bool {
    let words = || value.split(' ');
    let word = |word: &str| {
        let small = word.bytes().all(|b| b.is_ascii_lowercase());
        small && matches!(word.len(), 3..=9) && !SMALL.contains(&word)
    };
    let all = words().count();
    let distinct = || {
        words()
            .enumerate()
            .all(|(at, w)| words().take(at).all(|other| other != w))
    };
    (4..=10).contains(&all) && words().all(word) && distinct()
}

/// Words that sentences have, and those that speak of secrets.
const SMALL: &[&str] = &[
    "about",
    "account",
    "again",
    "all",
    "and",
    "any",
    "are",
    "been",
    "before",
    "but",
    "can",
    "cannot",
    "change",
    "choose",
    "code",
    "confirm",
    "contain",
    "contains",
    "could",
    "default",
    "did",
    "does",
    "either",
    "email",
    "enter",
    "example",
    "expired",
    "field",
    "file",
    "for",
    "forgot",
    "from",
    "get",
    "has",
    "have",
    "her",
    "here",
    "his",
    "how",
    "incorrect",
    "input",
    "into",
    "invalid",
    "its",
    "key",
    "length",
    "less",
    "letters",
    "link",
    "login",
    "long",
    "match",
    "may",
    "more",
    "must",
    "need",
    "needs",
    "new",
    "not",
    "off",
    "old",
    "one",
    "only",
    "our",
    "out",
    "passcode",
    "password",
    "passwords",
    "please",
    "provide",
    "reset",
    "same",
    "secret",
    "security",
    "set",
    "should",
    "show",
    "some",
    "than",
    "that",
    "the",
    "their",
    "them",
    "then",
    "there",
    "they",
    "this",
    "token",
    "too",
    "type",
    "use",
    "used",
    "user",
    "username",
    "value",
    "was",
    "were",
    "when",
    "which",
    "will",
    "with",
    "without",
    "wrong",
    "you",
    "your",
];

/// How sure it is that a value which a program gives for a password is one; `None` where it is a reference or a mask.
pub(super) fn grade_password(value: &str) -> Option<Confidence> {
    if is_program(value) {
        return None;
    }
    let sure = match is_password(value) {
        true => Confidence::High,
        false => Confidence::Low,
    };
    placeholder::grade(value, sure)
}

/// A reference to where the value is, or a part of a program: `${X}`, `os.environ`, `config.password`, `/etc/x`, `PASSWORD_1`.
pub(super) fn is_program(value: &str) -> bool {
    let starts = [
        "$", "%", "{", "<", "@{", "/", "./", "~/", "\\", "&", "http:", "https:", "arn:",
    ];
    let inside = [
        "${", "{{", "$(", "://", "()", "->", "::", "env.", "environ", "==",
    ];
    // What base64 ends with compares nothing.
    let unpadded = value.trim_end_matches('=');
    let word = |part: &str| {
        let mut bytes = part.bytes();
        bytes
            .next()
            .is_none_or(|b| b.is_ascii_alphabetic() || b == b'_')
            && bytes.all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    let dotted = value.contains('.')
        && value
            .split('.')
            .all(|part| word(part) && changes(part) * 5 <= part.len());
    let constant = value.contains('_')
        && value
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_');
    starts.iter().any(|s| value.starts_with(s))
        || inside.iter().any(|s| unpadded.contains(s))
        || dotted
        || constant
}

/// Names that a program gave: `Pkcs10SignatureTypes`, `win32api.OpenKey`, `KeySpec.ECC_P384`. Unlike [`is_program`] it takes
/// what a person may choose for a password.
pub(super) fn is_names(value: &str) -> bool {
    let dotted = value.contains('.');
    let capital = |part: &str| {
        let of = |b: u8| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'_';
        part.contains('_') && part.bytes().all(of)
    };
    let camel = value.bytes().filter(u8::is_ascii_uppercase).count() >= 2
        || value.starts_with(|c: char| c.is_ascii_lowercase())
            && value.bytes().any(|b| b.is_ascii_uppercase());
    (dotted || camel)
        && value
            .split('.')
            .all(|part| capital(part) || is_spoken(part, dotted))
}

/// Most letters stand in words of three small letters and more, or nearly all in words of two and more; few are digits.
fn is_spoken(part: &str, dotted: bool) -> bool {
    let digit = |b: &u8| b.is_ascii_digit();
    let letters = part.bytes().filter(u8::is_ascii_alphabetic).count();
    let groups = part.as_bytes().chunk_by(|a, b| digit(a) && digit(b));
    let groups = groups
        .filter(|group| group.first().is_some_and(digit))
        .count();
    let digits = part.bytes().filter(|b| digit(b)).count();
    let share = if dotted { 75 } else { 90 };
    let words =
        in_words(part, 3) * 100 >= letters * 75 || in_words(part, 2) * 100 >= letters * share;
    letters > 0 && words && groups <= 2 && digits <= 4
}

/// How many letters stand in words, which may begin with a capital, of `least` small letters and more.
fn in_words(part: &str, least: usize) -> usize {
    let (mut letters, mut run, mut capital) = (0, 0, 0);
    for byte in part.bytes().chain([0]) {
        if byte.is_ascii_lowercase() {
            run += 1;
            continue;
        }
        if run >= least {
            letters += run + capital;
        }
        (run, capital) = (0, usize::from(byte.is_ascii_uppercase()));
    }
    letters
}

/// The name of a variable: `_bindgen_ty_22`.
pub(super) fn is_variable(value: &str) -> bool {
    let of_name = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
    let body = value.trim_end_matches([',', ';', ')']);
    body.starts_with('_') && body.bytes().all(of_name)
}

/// What of the text stands before `end` (lower-case ASCII), if it ends so in any case.
pub(super) fn before_end<'t>(text: &'t str, end: &str) -> Option<&'t str> {
    let (rest, last) = text.split_at_checked(text.len().checked_sub(end.len())?)?;
    last.eq_ignore_ascii_case(end).then_some(rest)
}

/// How often a character is of another kind than the one before: small letters, capitals, digits. Words change seldom.
fn changes(text: &str) -> usize {
    let kind = |b: u8| match b {
        b'a'..=b'z' => 1,
        b'A'..=b'Z' => 2,
        b'0'..=b'9' => 3,
        _ => 0,
    };
    let pairs = text.bytes().zip(text.bytes().skip(1));
    pairs
        .filter(|&(a, b)| kind(a) != kind(b) && kind(a) != 0 && kind(b) != 0)
        .count()
}

/// Shannon's entropy of the characters, in hundredths of a bit each.
fn entropy(text: &str) -> u32 {
    let mut counts = [0_u32; 256];
    for byte in text.bytes() {
        if let Some(count) = counts.get_mut(usize::from(byte)) {
            *count += 1;
        }
    }
    let all = text.len().max(1) as f64;
    let bits: f64 = counts
        .iter()
        .filter(|&&count| count > 0)
        .map(|&count| f64::from(count) / all)
        .map(|share| -share * share.log2())
        .sum();
    (bits * 100.0) as u32
}

/// A version or a time: `20230412_0712`, `1.7.8`, `2024-05-01T10:00`.
pub(super) fn is_dated(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let marks = value.bytes().filter(|b| b".:_-".contains(b)).count();
    let is_uuid = value.len() == 36 && value.bytes().filter(|&b| b == b'-').count() == 4;
    !is_uuid && marks >= 2 && (digits + marks) * 2 > value.len() && !value.contains(['=', '+', '/'])
}

/// Changes of kind in a hundred characters: text of one case with digits has about 40, words have less than 10.
const CHANGES: usize = 15;

/// Hundredths of a bit per character.
const ENTROPY: u32 = 330;
const ENTROPY_HEX: u32 = 290;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn random_is_not_made_of_words() {
        for random in [
            "q7Zt0LmXw3Rk9VbN2cYe",
            "3fea6af1349166ea",
            "dafa7817-e246-48f3-91a7-e87653d587b8",
            "6da89121079f83b2eb6acccf8219ea982c3d79bccc3e9c6a85856480661f8fde",
        ] {
            assert!(is_random(random), "{random}");
        }
        for words in [
            "internationalization",
            "rc0.13.0_20230412_0712-SNAPSHOT",
            "GPT4-API-KEY-NAME",
            "getPasswordFromVault2",
            "1111111111111111",
        ] {
            assert!(!is_random(words), "{words}");
        }
    }

    #[test]
    fn names_of_programs_are_told_from_keys() {
        for names in [
            "Pkcs10AllowedSignatureTypes",
            "searchAfter500ms",
            "win32api.RegOpenKeyEx",
            "base64.b32encode",
            "KeySpec.ECC_NIST_P384",
            "Rfc3565KeyWrapBlob",
            "X509KeyUsageFlags",
        ] {
            assert!(is_names(names), "{names}");
        }
        for key in [
            "q7Zt0LmXw3Rk9VbN2cYe",
            "3fea6af1349166ea",
            "suLVTGTUoya4Vi",
            "xkqpzrtwmnbvcdfg",
            "q7Zt0LmXw3.Rk9VbN2cYe",
        ] {
            assert!(!is_names(key), "{key}");
        }
    }

    #[test]
    fn odd_values_are_no_words() {
        for odd in [
            "2864652430072464",
            "suLVTGTUoya4Vi",
            "wqxxmdyiytkavuii",
            "ABQDEF7234GHZ9JKL78M0NOP",
            "wwf*2#86t64!fgh6yav$aoeuo@u2o",
        ] {
            assert!(is_odd(odd), "{odd}");
        }
        for plain in [
            "1700000000000000",
            "internationalization",
            "application2024",
            "release-candidate-7",
            "getPasswordFromVault2",
            "{\"name\":\"value\"}",
            "Hello,World,of,2024!",
        ] {
            assert!(!is_odd(plain), "{plain}");
        }
    }

    #[test]
    fn padding_compares_nothing() {
        assert!(!is_program("q7Zt0LmXw3Rk9VbN2cYe=="));
        assert!(is_program("a==b"));
    }

    #[test]
    fn phrases_are_no_sentences() {
        assert!(is_phrase("correct horse battery staple"));
        for text in [
            "correct horse battery",
            "must be at least eight characters",
            "please enter it again",
            "horse horse horse horse",
            "correct horse battery staple,",
            "correct Horse battery staple",
        ] {
            assert!(!is_phrase(text), "{text}");
        }
    }

    #[test]
    fn programs_name_no_password() {
        for text in [
            "${DB_PASSWORD}",
            "os.environ.password",
            "config.password2",
            "/run/secrets/x1",
            "DB_PASSWORD_1",
            "https://x/1",
        ] {
            assert!(!is_password(text), "{text}");
        }
        for text in ["hunter2!", "super$ecret", "Tr0ub4dor&3", "a.b1!c"] {
            assert!(is_password(text), "{text}");
        }
    }
}
