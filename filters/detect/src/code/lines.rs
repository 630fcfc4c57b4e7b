//! Which lines of a text look like source code, whatever the language: a cheap test before the model, and how code pasted
//! into prose is found.

/// What a line looks like.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Line {
    Code,
    /// Empty, a bracket alone, or a comment: says nothing by itself.
    Neutral,
    Other,
}

/// Whether a text has so many of the signs code is made of that its lines are worth a look.
pub(super) fn worth_a_look(text: &str) -> bool {
    let sign = |b: &u8| matches!(b, b'(' | b')' | b'=' | b'{' | b'}' | b';' | b'<' | b'[');
    let mut signs = 0;
    text.as_bytes().chunks(CHUNK).any(|chunk| {
        signs += chunk.iter().filter(|byte| sign(byte)).count();
        signs >= 3
    })
}

/// Whether lines of code are at least `percent` of the bytes of a text that say something.
pub(super) fn are_code(text: &str, percent: usize) -> bool {
    let (mut code, mut all) = (0, 0);
    let mut left = text.len();
    let mut comment = false;
    for line in text.lines() {
        // Were all the rest code, it would be too little.
        if (code + left) * 100 < percent * (all + left) {
            return false;
        }
        left = left.saturating_sub(line.len());
        let length = line.trim().len();
        // What a comment of several lines says is prose in any language.
        let begins = line.trim_start().starts_with("/*");
        if comment || begins {
            comment = !line.contains("*/");
            continue;
        }
        match look(line) {
            Line::Code => {
                code += length;
                all += length;
            }
            Line::Other => all += length,
            Line::Neutral => {}
        }
    }
    (code * 100).checked_div(all).unwrap_or(0) >= percent
}

/// Whether nearly all lines of a text that look like code are settings, as configuration has them.
pub(super) fn are_settings(text: &str) -> bool {
    let mut tally = Tally::default();
    let mut lines = text.lines().filter(|line| look(line) == Line::Code);
    while tally.statements < MANY {
        let Some(line) = lines.next() else {
            break;
        };
        tally.take(line);
    }
    tally.are_settings()
}

/// Lines that look like code.
#[derive(Default)]
pub(super) struct Tally {
    pub(super) lines: usize,
    /// Those that are no settings, until there are many.
    statements: usize,
}

impl Tally {
    pub(super) fn take(&mut self, line: &str) {
        self.lines += 1;
        self.statements += usize::from(self.statements < MANY && !is_setting(line));
    }

    /// Four of five are settings: of a program more lines call, compare or return something.
    pub(super) fn are_settings(&self) -> bool {
        self.statements < MANY && self.statements * 5 <= self.lines
    }
}

/// So many statements are a program's, whatever stands beside them.
const MANY: usize = 16;

/// A name and a value that needs no program to be read, as TOML, HCL and files of variables have it: `name = "text"`,
/// `NAME=text`, `tags = {`, `value = other.name`; or what opens a block of them, `resource "type" "name" {`.
fn is_setting(line: &str) -> bool {
    let line = line.trim();
    let line = line.strip_prefix("export ").unwrap_or(line);
    let of_name = |c: char| c.is_ascii_alphanumeric() || "_.-\"".contains(c);
    let rest = line.trim_start_matches(of_name);
    if rest.len() == line.len() {
        return false;
    }
    if let Some(labels) = line.strip_suffix('{').filter(|_| !rest.contains('=')) {
        let label = |word: &str| word.len() > 2 && word.starts_with('"') && word.ends_with('"');
        return labels.split_ascii_whitespace().skip(1).all(label);
    }
    match rest.strip_prefix('=') {
        Some(value) => is_plain(value) && !value.starts_with([' ', '=']),
        None => rest
            .trim_start()
            .strip_prefix("= ")
            .is_some_and(|value| is_value(value.trim())),
    }
}

/// Text that a file of variables gives one: no command that makes it.
fn is_plain(value: &str) -> bool {
    !value.contains("$(") && !value.contains('`') && !value.contains('(') && !value.ends_with(';')
}

/// A text, a number, a name, or a list or table of such, which may go on in the next line.
fn is_value(value: &str) -> bool {
    let quoted = value.starts_with(['"', '\'']);
    if quoted {
        let mut parts = value.split(['"', '\'']);
        return parts
            .next_back()
            .is_some_and(|end| end.trim().is_empty() || end.trim_start().starts_with('#'));
    }
    let listed = value.starts_with(['[', '{']);
    let of_name = |c: char| c.is_ascii_alphanumeric() || "_.-:+".contains(c);
    match listed {
        true => !value.contains('(') && !value.ends_with(';'),
        false => !value.is_empty() && value.chars().all(of_name),
    }
}

/// What a line looks like.
pub(super) fn look(line: &str) -> Line {
    let line = line.trim();
    let bytes = line.as_bytes();
    let Some((first, last)) = bytes.first().zip(bytes.last()) else {
        return Line::Neutral;
    };
    if bytes.iter().all(|b| b"{}[]();,.".contains(b)) {
        return Line::Neutral;
    }
    let marked = matches!(first, b'/' | b'*' | b'#' | b'<');
    if marked && MARKS.iter().any(|start| line.starts_with(start)) {
        return Line::Code;
    }
    match first {
        // Comments in some languages, headings and lists in others.
        b'#' | b'%' => return Line::Neutral,
        b'*' | b'-' | b'>' if bytes.get(1) == Some(&b' ') => return Line::Neutral,
        b'-' if bytes.get(1) == Some(&b'-') => return Line::Neutral,
        // Data and mark-up.
        b'"' | b'<' | b'\\' | b'0'..=b'9' => return Line::Other,
        b'|' if *last == b'|' => return Line::Other,
        _ => {}
    }
    let ends = matches!(last, b';' | b'{' | b'}' | b'(' | b'=') || assigns(bytes);
    let signs = signs(bytes) + usize::from(ends);
    if signs == 0 {
        return bare(line);
    }
    let most = 3 + 2 * signs;
    let words = outside(line).split_ascii_whitespace();
    let prose = words.filter(|word| is_prose(word)).take(most + 1).count();
    match prose <= most {
        true => Line::Code,
        false => Line::Other,
    }
}

/// A line without a sign of code: a keyword or a short statement may stand in one.
fn bare(line: &str) -> Line {
    let mut words = line.split_ascii_whitespace();
    let first = words.next().unwrap_or_default().trim_end_matches(':');
    if ![ALONE, STARTS, BLOCKS]
        .iter()
        .any(|list| list.contains(&first))
    {
        return Line::Other;
    }
    let length = 1 + words.take(LONG).count();
    let colon = line.ends_with(':');
    let alone = length == 1 && ALONE.contains(&first);
    let most = if first == "import" { 6 } else { 4 };
    let short = length <= most && STARTS.contains(&first) && !line.ends_with(['.', '!', '?']);
    let opens = colon
        || [" then", " do", " of"]
            .iter()
            .any(|end| line.ends_with(end));
    let block = opens && length <= 12 && BLOCKS.contains(&first);
    match alone || short || block {
        true => Line::Code,
        false => Line::Other,
    }
}

/// A line up to a text in quotation marks that is an argument or a value: it may be a sentence.
fn outside(line: &str) -> &str {
    let quoted = line
        .as_bytes()
        .windows(2)
        .position(|pair| matches!(pair, [b'(' | b' ' | b'f' | b'[', b'"' | b'\'']));
    quoted.and_then(|at| line.get(..at)).unwrap_or(line)
}

/// `name=` at the beginning of a line, as shells have it.
fn assigns(line: &[u8]) -> bool {
    let name = line
        .iter()
        .take_while(|b| b.is_ascii_alphanumeric() || **b == b'_')
        .count();
    name > 0 && line.get(name) == Some(&b'=')
}

/// A word as sentences have it.
fn is_prose(word: &str) -> bool {
    let word = word.trim_end_matches([',', '.', ':', ';', '?', '!']);
    word.len() > 1 && word.bytes().all(|b| b.is_ascii_alphabetic() || b >= 0x80)
}

/// How many pairs of characters stand in a line that sentences do not have: `f(`, `x[`, ` = `, `->`, `::`.
fn signs(line: &[u8]) -> usize {
    let mut signs = 0;
    for (index, chunk) in line.chunks(CHUNK).enumerate() {
        // Most of prose has none of these; it is a test of many bytes at once.
        if !chunk.iter().fold(false, |any, &byte| any | may_sign(byte)) {
            continue;
        }
        for (at, &byte) in (index * CHUNK..).zip(chunk) {
            if !may_sign(byte) {
                continue;
            }
            signs += usize::from(is_sign(line, at));
            let before = at.checked_sub(1);
            if matches!(byte, b'(' | b'[')
                && let Some(before) = before
                && !line.get(before).is_some_and(|&byte| may_sign(byte))
            {
                signs += usize::from(is_sign(line, before));
            }
        }
    }
    signs
}

/// Whether the byte is the first of such a pair, or a bracket that ends one.
fn may_sign(byte: u8) -> bool {
    (byte == b'!')
        | (byte == b'$')
        | (byte == b'&')
        | (byte == b'(')
        | (byte == b')')
        | (byte == b'+')
        | (byte == b'-')
        | (b':'..=b'>').contains(&byte)
        | (byte == b'[')
        | (byte == b']')
        | (byte == b'|')
}

/// Whether the two characters at `at` are such a pair.
fn is_sign(line: &[u8], at: usize) -> bool {
    let Some(&[one, two]) = line.get(at..at + 2).and_then(<[u8]>::first_chunk) else {
        return false;
    };
    let before = at.checked_sub(1).and_then(|at| line.get(at));
    let apart = before.is_none_or(|&byte| byte == b' ');
    match (one, two) {
        (b'(', b')') | (b':', b':' | b'=') | (b'-' | b'=' | b'<', b'>') | (b'<', b'-') => true,
        (b'&', b'&') | (b'=' | b'!' | b'+' | b'-', b'=') => true,
        (b'|', b'|') | (b'=' | b'$', b' ') => apart,
        (b'>', b'>') | (b'+', b'+') => true,
        (b')' | b']', b';' | b'{') => true,
        (one, b'(' | b'[') => one.is_ascii_alphanumeric() || one == b'_',
        (b'$', two) => two.is_ascii_lowercase() || two == b'{',
        _ => false,
    }
}

/// Bytes that are tested at once.
const CHUNK: usize = 32;

/// Words that say enough: so long a line is none of those told by their first word.
const LONG: usize = 16;

/// What only a line of code begins with.
const MARKS: &[&str] = &["//", "/*", "*/", "#include", "#define", "#!", "#[", "<?php"];

/// Words that stand alone in a line of code.
const ALONE: &[&str] = &[
    "begin", "break", "continue", "do", "done", "else", "end", "esac", "fi", "finally", "loop",
    "pass", "repeat", "return", "then", "try",
];

/// Words that a short line of code begins with.
const STARTS: &[&str] = &[
    "case",
    "class",
    "data",
    "def",
    "deriving",
    "echo",
    "export",
    "extends",
    "for",
    "from",
    "func",
    "if",
    "import",
    "include",
    "instance",
    "interface",
    "let",
    "library",
    "local",
    "module",
    "namespace",
    "newtype",
    "package",
    "private",
    "protected",
    "public",
    "raise",
    "require",
    "return",
    "static",
    "struct",
    "throw",
    "type",
    "unless",
    "until",
    "use",
    "using",
    "var",
    "where",
    "while",
    "yield",
];

/// Words that open a block, which a colon ends the line of.
const BLOCKS: &[&str] = &[
    "case", "class", "def", "default", "elif", "else", "elseif", "except", "finally", "for", "if",
    "private", "public", "try", "while", "with",
];

#[cfg(test)]
mod tests {
    use super::{Line, are_code, are_settings, is_setting, look};

    #[test]
    fn settings_are_told_from_statements() {
        for line in [
            "DEBUG=true",
            "export DB_URL=postgres://db.example/shop?x=1",
            "name = \"detect\"",
            "serde = { version = \"1\", features = [\"derive\"] }",
            "  ami           = \"ami-1\" # newest",
            "tags = {",
            "value = aws_instance.web.public_ip",
            "resource \"aws_instance\" \"web\" {",
            "codegen-units = 1",
        ] {
            assert!(is_setting(line), "{line}");
        }
        for line in [
            "total = total + 1",
            "x = read(1)",
            "x = 10;",
            "NAME=$(date)",
            "for i in x {",
            "if x == 1:",
            "int x = 10;",
            "print(x)",
            "let x = 1",
        ] {
            assert!(!is_setting(line), "{line}");
        }
        assert!(are_settings("a = 1\nb = 2\nc = 3\nd = 4\n"));
        assert!(!are_settings("a = 1\nb = 2\nc = 3\nprint(a + b + c)\n"));
    }

    #[test]
    fn code_is_told_from_prose_and_data() {
        for line in [
            "int main(void) {",
            "    return x + 1;",
            "def total(orders):",
            "for order in orders:",
            "x <- c(1, 2, 3)",
            "total = total + 1",
            "end",
            "import os",
            "map f (x:xs) = f x : map f xs",
            "fn main() {",
            "// says what it does in many words that could be any sentence",
        ] {
            assert_eq!(look(line), Line::Code, "{line}");
        }
        for line in [
            "The function should return the total (in euros) for every order.",
            "Can you explain what print(x) does when the list is empty, please?",
            "\"name\": \"Ann\",",
            "2024-01-15 10:30:00 INFO server started",
            "Ann,Example,12,34",
            "Let us go.",
            "Return the result as a table with three columns.",
            "<p>text</p>",
            "| a | b |",
        ] {
            assert_eq!(look(line), Line::Other, "{line}");
        }
        for line in ["", "  }", "# a heading or a comment", "- an item"] {
            assert_eq!(look(line), Line::Neutral, "{line}");
        }
    }

    #[test]
    fn shares_are_of_what_says_something() {
        assert!(are_code("x = 1;\n\n}\n", 100));
        assert!(!are_code("Plain words of a letter.\n", 1));
        assert!(!are_code("", 1));
        let half = "x = 10;\nwords,\n";
        assert!(are_code(half, 53) && !are_code(half, 54));
    }
}
