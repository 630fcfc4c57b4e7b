//! How a value stands to the name that it is given to: `password = "value"`, `<password>value`, `name: PASSWORD` above
//! `value: …`, `set_password("value")`. Shared by the detectors that know no format, only that something is called a
//! password or a key; what the value itself must be is [`assigned`](super::assigned)'s to say.

use super::assigned::before_end;

/// The parts of `password = "value"`.
pub(super) struct Assignment<'t> {
    pub(super) name: &'t str,
    /// Whatever joins the value to the name and quotes it.
    pub(super) joint: &'t str,
    pub(super) value: &'t str,
    /// A sentence says between them what it is for, or of what kind: see [`told`].
    pub(super) is_told: bool,
}

impl<'t> Assignment<'t> {
    pub(super) fn read(text: &'t str) -> Self {
        let (name, at) = split(text);
        let (rest, value) = text.split_at_checked(at).unwrap_or((text, ""));
        Self {
            name,
            joint: rest.get(name.len()..).unwrap_or_default(),
            value,
            is_told: text.get(name.len()..).and_then(to_told).is_some(),
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
    let left = to_value(after).or_else(|| to_typed(after));
    let left = left.or_else(|| to_told(after)).unwrap_or(after);
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

/// At the sign or verb that joins a value, where the text first says what the name's is for, or of what kind:
/// ` for the server is: value`, ` (temporary): value`.
fn to_told(text: &str) -> Option<&str> {
    let rest = text.strip_prefix([' ', '\t'])?;
    let rest = match rest.strip_prefix('(') {
        Some(kind) => kind.split_once(')')?.1,
        None => {
            let (word, rest) = rest.split_once(' ')?;
            PREPOSITIONS.contains(&word).then_some(rest)?
        }
    };
    let sign = rest.find([':', '=']);
    let verb = TOLD.iter().filter_map(|verb| rest.find(verb)).min();
    let at = sign.into_iter().chain(verb).min()?;
    let (words, joint) = rest.split_at_checked(at)?;
    let odd = words.contains(['"', '\'', '`', '(', '{', '<', '|', ',', ';', '\n']);
    let more = joint.trim_start_matches([':', '=']);
    let told = !odd && words.split(' ').count() <= 6 && more.starts_with(' ');
    (told && more.trim_start().len() > 1).then_some(joint)
}

/// The pattern of what joins a value to a name where a sentence says between them what it is for, or of what kind.
macro_rules! told {
    () => {
        concat!(
            r"[ \t](?:\([0-9A-Za-z ._-]{2,24}\)",
            r"|(?:for|to|of|on|at|in|f\xc3\xbcr|fuer|vom|von|zum|zur|am|im|beim|pour|para|per|voor)",
            r"(?: [^\s:=,;\x22'`(){}<>|]{1,20}){1,5}?)",
            r"(?: (?:is|ist|lautet|est):?|[ ]?[:=])[ ]{1,4}",
        )
    };
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
            assignment::joint!(),
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
            "(?:(?:is|ist|lautet|est|was|to|by|BY)[ :]{1,2})?",
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

/// The pattern of what opens a value behind its joint: quotes, with what a program may put before them, or a parenthesis.
macro_rules! opened {
    () => {
        r#"(?:(?:[bfruBFRU@$]{1,2}|\[[ \t]{0,2})["'`]{1,3}|["'`(]{0,3})"#
    };
}

/// The pattern of words in quotes that have no meaning together, and the character behind them if no quote ends them: see
/// [`is_phrase`](super::assigned::is_phrase).
macro_rules! phrase {
    () => {
        r#"["'`](?:[a-z]{3,12} ){3,11}[a-z]{3,12}[^"'`]?"#
    };
}

pub(super) use {joined, joint, opened, phrase, told, typed};

/// Words between a name and its value; a blank ends them.
const VERBS: &[&str] = &[
    "is ", "is: ", "ist ", "ist: ", "lautet ", "lautet: ", "est ", "est: ", "was ", "are ", "to ",
    "be ", "as ", "by ", "BY ", "string ", "str ",
];

/// Words that begin what a sentence says of a name.
const PREPOSITIONS: &[&str] = &[
    "for", "to", "of", "on", "at", "in", "für", "fuer", "vom", "von", "zum", "zur", "am", "im",
    "beim", "pour", "para", "per", "voor",
];

/// Words that end it.
const TOLD: &[&str] = &[
    " is ",
    " is: ",
    " ist ",
    " ist: ",
    " lautet ",
    " lautet: ",
    " est ",
    " est: ",
];

/// Signs between a name and its value that ASCII has not.
const ARROWS: &[&str] = &["→", "⇒"];

const QUOTES: [char; 3] = ['"', '\'', '`'];

/// What may close a name.
const CLOSERS: [char; 7] = ['"', '\'', '`', ']', ')', '*', '>'];

/// How many others may stand between a name's attribute and its value's.
const ATTRIBUTES: usize = 2;

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
            ("Password for the server is: abc", "Password", "abc"),
            ("Passwort für den Server ist abc", "Passwort", "abc"),
            ("Password (temporary): abc", "Password", "abc"),
            ("Passwort lautet abc", "Passwort", "abc"),
            ("password to abc", "password", "abc"),
        ] {
            let (found, at) = split(text);
            assert_eq!((found, text.get(at..).unwrap()), (name, value));
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
}
