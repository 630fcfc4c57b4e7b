//! What tells a value that was given to a name for a secret's from all else that names are given: shared by the detectors
//! that know no format, only that something is called a password or a key.

use super::placeholder;
use crate::finding::Confidence;

/// The parts of `password = "value"`.
pub(super) struct Assignment<'t> {
    pub(super) name: &'t str,
    /// Whatever joins the value to the name and quotes it.
    pub(super) joint: &'t str,
    pub(super) value: &'t str,
}

impl<'t> Assignment<'t> {
    pub(super) fn read(text: &'t str) -> Self {
        let (name, at) = split(text);
        let (rest, value) = text.split_at_checked(at).unwrap_or((text, ""));
        Self {
            name,
            joint: rest.get(name.len()..).unwrap_or_default(),
            value,
        }
    }

    /// What the joint, and the text before the name, make of the value.
    pub(super) fn tie(&self, before: &str) -> Tie {
        let joint = self.joint;
        let sign = joint
            .trim_matches(|c: char| CLOSERS.contains(&c) || c.is_ascii_whitespace() || c == '(');
        let given = |is: bool| if is { Tie::Joined } else { Tie::None };
        if let Some(quoted) = joint.strip_prefix('(') {
            return given(quoted.starts_with(QUOTES) && is_set(before, self.name));
        }
        // `<password>value`, `<string name="password">value`; not `class="password">`, and not what people are told to
        // type: `<user> <password> host1`, `<user>:<password>@host1`.
        if sign.is_empty() && joint.trim_start_matches(QUOTES).starts_with('>') {
            let apart = joint.ends_with([' ', '\t']) && !joint.contains('\n');
            return given(!apart && !self.value.starts_with(['@', ':', '/']) && is_element(before));
        }
        if sign.starts_with('|') && sign != "||" {
            return given(sign == "|" && joint.contains(" | ") && is_cell(before));
        }
        // A function's head, and a link.
        let head = joint.starts_with(')') && joint.contains('\n');
        if head || (joint.contains('[') && !self.is_given()) {
            return Tie::None;
        }
        let joins = |b: u8| !b.is_ascii_whitespace() && !matches!(b, b'(' | b')');
        match joint.bytes().any(joins) {
            // What a line above ends with a colon may hold more lines with names.
            true => given(!(joint.contains('\n') && self.value.ends_with(':'))),
            false if joint == "\t" && is_line_start(before) => Tie::Joined,
            false if is_instruction(before) => Tie::Joined,
            false => Tie::Loose,
        }
    }

    /// A sign that gives a value joins them, not the comma of a list.
    pub(super) fn is_given(&self) -> bool {
        self.joint.contains(['=', ':', '>', '|']) || ARROWS.iter().any(|a| self.joint.contains(a))
    }
}

/// How closely a value is joined to a name.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Tie {
    /// A sign or quotes join them.
    Joined,
    /// Nothing but a blank or a parenthesis does.
    Loose,
    /// What stands there is not given to the name: the rest of a line of a shell, of a sentence, of a program.
    None,
}

/// A function that takes a value: `setPassword("value")`, `builder.password("value")`, SQL's `PASSWORD('value')`.
fn is_set(before: &str, name: &str) -> bool {
    const VERBS: &[&str] = &["set", "with", "using", "use", "add", "update"];
    let lead = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let (rest, word) = before.split_at_checked(lead.len()).unwrap_or((before, ""));
    let is_part = rest.ends_with(['.', '>', ':']);
    // `DB_PASSWORD(`: a macro, or what a database has.
    let capital = |text: &str| text.bytes().all(|b| !b.is_ascii_lowercase());
    let verb = |verb: &&str| {
        let start = word.get(..verb.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(verb))
    };
    (is_part && word.is_empty()) || VERBS.iter().any(verb) || (capital(word) && capital(name))
}

/// A name that an element of XML has: `<db:password`, `<string name="password`.
fn is_element(before: &str) -> bool {
    let rest = before.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "_-.:".contains(c));
    let named = |sign: &str| rest.trim_end_matches(QUOTES).ends_with(sign);
    rest.ends_with('<') || ((named(" name=") || named(" key=")) && rest.ends_with(QUOTES))
}

/// A name that is a table's cell: `| api_key |`.
fn is_cell(before: &str) -> bool {
    let of_cell = |c: char| c.is_ascii_alphanumeric() || "_-. *`".contains(c);
    before.trim_end_matches(of_cell).ends_with('|')
}

/// A name that is the first of its line, as in a row with tabs.
fn is_line_start(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.len() < 40 && !line.contains('\t')
}

/// A name that a line's first word gives a value: `ENV DB_PASSWORD value` of a Dockerfile, `setenv` and `setx` of shells.
fn is_instruction(before: &str) -> bool {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let mut words = line.split_ascii_whitespace();
    let first = words.next().unwrap_or_default();
    let alone = words.next().is_none_or(|name| line.ends_with(name)) && words.next().is_none();
    alone && matches!(first, "ENV" | "setenv" | "setx")
}

/// Where the value begins.
pub(super) fn value(text: &str) -> usize {
    split(text).1
}

/// The name, and where the value begins.
fn split(text: &str) -> (&str, usize) {
    let bytes = text.as_bytes();
    let of_name = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
    let mut name = bytes.iter().take_while(of_name).count();
    if name == bytes.len() {
        // `secret-q7Zt…`: what follows the first dash is the value.
        name = text.find('-').unwrap_or(name);
    }
    let after = text.get(name..).unwrap_or_default();
    let left = to_value(after).or_else(|| to_typed(after)).unwrap_or(after);
    let mut at = text.len() - left.len();
    let mut joined = at - name;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        let joins = |b: &&u8| b"\"'`])>*( \t\r\n:=|,&-!?+.".contains(b);
        let signs = rest.iter().take_while(joins).count();
        at += signs;
        joined += signs;
        let rest = text.get(at..).unwrap_or_default();
        let word = VERBS.iter().find(|verb| rest.starts_with(**verb));
        at += match word {
            Some(verb) if joined > 0 => verb.len() - 1,
            _ if joined > 0 || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()) => {
                opener(rest)
            }
            _ => 0,
        };
        if at == text.len() - rest.len() {
            return (text.get(..name).unwrap_or_default(), at);
        }
    }
}

/// How long is what opens a value, but for quotes: an arrow, a section of XML's, a list, a kind of string (`b"`, `r'`).
fn opener(rest: &str) -> usize {
    let opener = ARROWS.iter().chain(&["<![CDATA["]);
    if let Some(opener) = opener.into_iter().find(|opener| rest.starts_with(**opener)) {
        return opener.len();
    }
    let quoted = |at: usize| {
        let kind = |b: u8| b"bfruBFRU@$".contains(&b);
        let (kinds, quote) = rest.split_at_checked(at).unwrap_or_default();
        kinds.bytes().all(kind) && quote.starts_with(QUOTES)
    };
    if let Some(at) = [1, 2].into_iter().find(|&at| quoted(at)) {
        return at;
    }
    let Some(inner) = rest.strip_prefix('[') else {
        return 0;
    };
    // A list in quotes, or C's `[32]`.
    let list = inner.trim_start_matches([' ', '\t']).starts_with(QUOTES);
    let array = inner.trim_start_matches(|c: char| c.is_ascii_digit());
    match array.starts_with(']') {
        true => rest.len() - array.len(),
        false => usize::from(list),
    }
}

/// Behind `value` and its sign, where the text first has the name's end: `" value=`, `,\n"value":`, `": {"value":`.
fn to_value(text: &str) -> Option<&str> {
    let blank = [' ', '\t', '\r', '\n'];
    let rest = text.trim_start_matches(CLOSERS).trim_start_matches(blank);
    let rest = match rest.strip_prefix(':') {
        Some(inner) => inner.trim_start_matches(blank).strip_prefix('{')?,
        None => rest.strip_prefix(',').unwrap_or(rest),
    };
    let mut rest = rest;
    for _ in 0..=ATTRIBUTES {
        rest = rest.trim_start_matches(blank);
        rest = rest.strip_prefix(['"', '\'']).unwrap_or(rest);
        let of_word = |c: char| c.is_ascii_alphabetic() || c == '-';
        let after = rest.trim_start_matches(of_word);
        let word = rest.strip_suffix(after)?;
        let after = after.strip_prefix(['"', '\'']).unwrap_or(after);
        let after = after
            .trim_start_matches([' ', '\t'])
            .strip_prefix(['=', ':'])?;
        if before_end(word, "value").is_some() {
            return Some(after);
        }
        // Another attribute, or member.
        let quoted = after.trim_start_matches(' ').strip_prefix(['"', '\''])?;
        let (_, after) = quoted.split_once(['"', '\''])?;
        rest = after.strip_prefix(',').unwrap_or(after);
    }
    None
}

/// Behind a type and its sign, where a value in quotes follows: `: &'static str =`, `?: string =`.
fn to_typed(text: &str) -> Option<&str> {
    let blank = [' ', '\t'];
    let rest = text
        .trim_start_matches(['?', '!'])
        .trim_start_matches(blank);
    let rest = rest.strip_prefix(':')?.trim_start_matches(blank);
    let of_type = |c: char| c.is_ascii_alphanumeric() || "_.:,<>[]?|&' ".contains(c);
    let begins = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '&';
    let after = rest.trim_start_matches(of_type);
    let value = after
        .strip_prefix('=')
        .filter(|_| rest.starts_with(begins))?;
    let quoted = value.trim_start_matches(blank);
    (quoted.starts_with(QUOTES) || opener(quoted) > 0).then_some(value)
}

/// The pattern of what joins a value to a name: `name="password" value=`, `"password": {"value":`, others of their kind
/// between; `name: PASSWORD` above `value:`; else [`joint`] behind quotes and brackets that end the name.
macro_rules! joined {
    () => {
        concat!(
            r#"(?:(?:(?:["'],?|["'`\])*>]{0,3}[ \t]{0,4}:[ \t\r\n]{0,40}\{)[ \t\r\n]{0,40}"#,
            r#"(?:["']?[A-Za-z-]{2,16}["']?[ ]{0,2}[=:][ ]{0,2}["'][^"'<>\r\n]{0,40}["'],?[ \t\r\n]{0,40}){0,2}"#,
            r#"|["']?[ \t]{0,4},?\r?\n[ \t]{0,40})["']?(?:[A-Za-z]{0,9}[Vv]alue|VALUE)["']?[ \t]{0,4}[:=][ \t]{0,16}"#,
            r#"|["'`\])*>]{0,3}"#,
            assigned::joint!(),
            ")",
        )
    };
}

/// The pattern of what joins a value to a name, behind what ends the name.
macro_rules! joint {
    () => {
        concat!(
            "(?:",
            // The line below.
            r"[ \t]{0,4}:[ \t]{0,4}(?:[|>][-+]?[ \t]{0,4})?\r?\n[ \t]{0,24}(?:-[ \t]{1,4})?",
            r"|[ \t]{0,40}(?:(?:string |str |\[[0-9]{0,4}\][ \t]{0,4})?[:?.+]{0,3}=>?|={2,3}|!=|:[-=]?(?:\*\*|__)?",
            // The arrows → and ⇒, a dash with blanks.
            r"|,|\|\|?|\?\?|->|-{2,6}|[ \t]-[ \t]|\xe2[\x86\x87]\x92)[ \t]{0,40}",
            r#"|["']?>(?:<!\[CDATA\[)?|\(|[ \r\n\t]{1,8})"#,
            "(?:(?:is|was|to|by|BY)[ :]{1,2})?",
        )
    };
}

/// The pattern of a type between a name and the value in quotes that it has.
macro_rules! typed {
    () => {
        concat!(
            r"[?!]?[ \t]{0,2}:[ \t]{0,2}&?(?:'[a-z]{1,8} )?(?:mut |const |dyn )?[A-Z_a-z][0-9A-Z_a-z.:?]{0,24}",
            r"(?:[<\[][0-9A-Z_a-z.:,<>\[\]?|&' ]{0,30}[>\]])?(?: ?\| ?[A-Z_a-z]{2,12}){0,2} {0,2}=[ \t]{0,4}(?:[bfruBFRU@$]{1,2})?",
        )
    };
}

pub(super) use {joined, joint, typed};

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
fn is_dated(value: &str) -> bool {
    let digits = value.bytes().filter(u8::is_ascii_digit).count();
    let marks = value.bytes().filter(|b| b".:_-".contains(b)).count();
    let is_uuid = value.len() == 36 && value.bytes().filter(|&b| b == b'-').count() == 4;
    !is_uuid && marks >= 2 && (digits + marks) * 2 > value.len() && !value.contains(['=', '+', '/'])
}

/// Words between a name and its value; a blank ends them.
const VERBS: &[&str] = &[
    "is ", "is: ", "was ", "are ", "to ", "be ", "as ", "by ", "BY ", "string ", "str ",
];

/// Signs between a name and its value that ASCII has not.
const ARROWS: &[&str] = &["→", "⇒"];

const QUOTES: [char; 3] = ['"', '\'', '`'];

/// What may close a name.
const CLOSERS: [char; 7] = ['"', '\'', '`', ']', ')', '*', '>'];

/// How many others may stand between a name's attribute and its value's.
const ATTRIBUTES: usize = 2;

/// Changes of kind in a hundred characters: text of one case with digits has about 40, words have less than 10.
const CHANGES: usize = 15;

/// Hundredths of a bit per character.
const ENTROPY: u32 = 330;
const ENTROPY_HEX: u32 = 290;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_values_are_told_apart() {
        for (text, name, value) in [
            ("password = \"hunter2!\"", "password", "hunter2!\""),
            ("apiKey: abc", "apiKey", "abc"),
            ("key is abc", "key", "abc"),
            ("secret-q7Zt-x", "secret", "q7Zt-x"),
            ("Token string = \"abc", "Token", "abc"),
            ("TOKEN ?= 'abc", "TOKEN", "abc"),
            ("secret\", \"abc", "secret", "abc"),
            ("token => 'abc", "token", "abc"),
            ("token>\n   abc", "token", "abc"),
            ("password == 'abc", "password", "abc"),
            ("password\" value=\"abc", "password", "abc"),
            ("password\" type='b' id='x' value='abc", "password", "abc"),
            ("PASSWORD\n  value: abc", "PASSWORD", "abc"),
            ("KEY\",\"value\":\"abc", "KEY", "abc"),
            ("password\": {\n \"value\": \"abc", "password", "abc"),
            ("password>abc", "password", "abc"),
            ("password><![CDATA[abc", "password", "abc"),
            ("Key: string = \"abc", "Key", "abc"),
            ("key?: &'static str = r\"abc", "key", "abc"),
            ("key = b'abc", "key", "abc"),
            ("key: [\"abc", "key", "abc"),
            ("key[32] = \"abc", "key", "abc"),
            ("key: |-\n  abc", "key", "abc"),
            ("key → abc", "key", "abc"),
            ("Password:** abc", "Password", "abc"),
            ("IDENTIFIED BY 'abc", "IDENTIFIED", "abc"),
        ] {
            let (found, at) = split(text);
            assert_eq!((found, text.get(at..).unwrap()), (name, value));
        }
    }

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
    fn what_joins_a_value_is_read_with_what_stands_before() {
        let tie = |before, text| Assignment::read(text).tie(before);
        for (before, text) in [
            ("<", "password>abc"),
            ("<string name=\"db_", "password\">abc"),
            ("client.set", "Password(\"abc"),
            ("builder.", "password('abc"),
            ("| db_", "password | abc"),
            ("ENV DB_", "PASSWORD abc"),
            ("db ", "password\tabc"),
        ] {
            assert_eq!(tie(before, text), Tie::Joined, "{before}{text}");
        }
        for (before, text) in [
            ("<p class=\"", "password\">abc"),
            ("get", "Password(\"abc"),
            ("cat ", "password | abc"),
            ("|net-", "pass| |abc"),
            ("def f(", "password):\n  \"\"\"abc"),
            ("", "authentication\n[`abc"),
            ("", "secret:\n  name:"),
        ] {
            assert_eq!(tie(before, text), Tie::None, "{before}{text}");
        }
        assert_eq!(tie("the ", "password abc"), Tie::Loose);
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
