//! Escapes that hide characters in text: HTML entities, percent escapes, and the backslash escapes of JSON and its
//! relatives (a text may be JSON inside a string, any number of levels deep). What colours a terminal's text shows nothing:
//! control sequences of ECMA-48 (`ESC [ 31 m`).

/// What stands at the start of a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Escape {
    /// So many bytes that are no escape.
    Literal(usize),
    /// An escape of so many bytes, and the character it stands for.
    Char(usize, char),
    /// The text ends too early to tell.
    Cut,
}

/// The longest text that can be [`Escape::Cut`], in bytes.
#[cfg(test)]
pub(crate) const LONGEST: usize = 2 * (BACKSLASHES + 5) + PARAMETERS + 1;

/// Reads the escape at the start of `rest`, which begins with `&`, `%`, `\` or ESC. `complete`: nothing follows `rest`.
pub(crate) fn read(rest: &[u8], complete: bool) -> Escape {
    let (escape, lead) = match rest.first() {
        Some(&ESC) => (control(rest, 1, complete), 1),
        Some(b'&') => (entity(rest, complete), 1),
        Some(b'%') => (percent(rest), 1),
        Some(b'\\') => (backslash(rest), backslashes(rest)),
        _ => (Some(Escape::Literal(1)), 1),
    };
    let escape = match escape {
        Some(Escape::Char(length, c)) if c == char::from(ESC) => control(rest, length, complete),
        escape => escape,
    };
    match escape {
        Some(escape) => escape,
        None if complete => Escape::Literal(lead),
        None => Escape::Cut,
    }
}

/// A control sequence, of which ESC is the first `lead` bytes; it stands for nothing. `None`: cut short.
fn control(rest: &[u8], lead: usize, complete: bool) -> Option<Escape> {
    let alone = match lead {
        1 => Escape::Literal(1),
        _ => Escape::Char(lead, char::from(ESC)),
    };
    let after = rest.get(lead..).unwrap_or_default();
    if after.first().is_some_and(|&byte| byte != b'[') {
        return Some(alone);
    }
    let parameters = after.iter().skip(1).take(PARAMETERS);
    let length = 1 + parameters
        .take_while(|byte| (0x20..0x40).contains(*byte))
        .count();
    match after.get(length) {
        None => complete.then_some(alone),
        Some(0x40..0x7f) if length <= PARAMETERS => Some(Escape::Char(lead + length + 1, '\0')),
        Some(_) => Some(alone),
    }
}

/// `&#64;`, `&#x40;`, `&commat;`; numbers and the oldest names without `;` too. `None`: cut short.
fn entity(rest: &[u8], complete: bool) -> Option<Escape> {
    let body = rest.get(1..).unwrap_or_default();
    let part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
    let length = body.iter().take(NAME).take_while(|byte| part(byte)).count();
    if length == body.len() && !complete {
        return None;
    }
    let name = body.get(..length).unwrap_or_default();
    let closed = |length: usize| body.get(length) == Some(&b';');
    let (length, c) = match name {
        [b'#', b'x' | b'X', digits @ ..] => reference(2, digits, 16),
        [b'#', digits @ ..] => reference(1, digits, 10),
        _ => {
            let known = |name: &[u8]| ENTITIES.iter().find(|known| known.0.as_bytes() == name);
            let exact = closed(length).then(|| known(name)).flatten();
            let open = || OPEN.iter().find(|open| name.starts_with(open.as_bytes()));
            let found = exact.or_else(|| known(open()?.as_bytes()));
            found.map_or((0, None), |&(name, c)| (name.len(), Some(c)))
        }
    };
    let end = 1 + length + usize::from(closed(length));
    Some(c.map_or(Escape::Literal(1), |c| Escape::Char(end, c)))
}

/// How long a numeric entity is, of whose name `digits` follow so many characters, and what it stands for.
fn reference(lead: usize, digits: &[u8], radix: u32) -> (usize, Option<char>) {
    let is_digit = |byte: &&u8| char::from(**byte).is_digit(radix);
    let count = digits.iter().take_while(is_digit).count();
    // Where no more are read, the number may go on.
    let whole = lead + count < NAME;
    let digits = digits.get(..count).filter(|_| whole);
    (
        lead + count,
        digits.and_then(|digits| number(digits, radix)),
    )
}

/// `%40`, and `%C3%A9` as one character. `None`: cut short.
fn percent(rest: &[u8]) -> Option<Escape> {
    let literal = Some(Escape::Literal(1));
    let Some(first) = triplet(rest, 0)? else {
        return literal;
    };
    let length = match first {
        0..0x80 => 1,
        0xc2..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0..0xf5 => 4,
        _ => return literal,
    };
    let mut bytes = [first; 4];
    for (index, byte) in bytes.iter_mut().enumerate().take(length).skip(1) {
        match triplet(rest, 3 * index)? {
            Some(value @ 0x80..0xc0) => *byte = value,
            _ => return literal,
        }
    }
    let text = bytes
        .get(..length)
        .and_then(|bytes| std::str::from_utf8(bytes).ok());
    let c = text.and_then(|text| text.chars().next());
    c.map_or(literal, |c| Some(Escape::Char(3 * length, c)))
}

/// The byte that `%XX` at `at` stands for. Outer `None`: cut short; inner `None`: something else is there.
#[expect(
    clippy::option_option,
    reason = "two questions: is there enough text, and is it a triplet"
)]
fn triplet(rest: &[u8], at: usize) -> Option<Option<u8>> {
    match rest.get(at..).unwrap_or_default() {
        [] | [b'%'] => None,
        [b'%', high] if high.is_ascii_hexdigit() => None,
        [b'%', high, low, ..] => {
            let value = number(&[*high, *low], 16);
            Some(value.and_then(|c| u8::try_from(u32::from(c)).ok()))
        }
        _ => Some(None),
    }
}

/// `\n`, `\"`, `\u0040`, `\ud83d\ude00`, `\x40`, each with its backslash doubled any number of times. `None`: cut short.
fn backslash(rest: &[u8]) -> Option<Escape> {
    let lead = backslashes(rest);
    let body = rest.get(lead..).unwrap_or_default();
    let literal = Some(Escape::Literal(lead));
    let (&kind, body) = match body.split_first() {
        None if lead < BACKSLASHES => return None,
        None => return literal,
        Some(split) => split,
    };
    let simple = |c| Some(Escape::Char(lead + 1, c));
    match kind {
        b'n' => simple('\n'),
        b'r' => simple('\r'),
        b't' => simple('\t'),
        b'b' => simple('\u{8}'),
        b'f' => simple('\u{c}'),
        b'"' => simple('"'),
        b'\'' => simple('\''),
        b'/' => simple('/'),
        b'x' => match hex(body, 2)? {
            Some(value) => {
                char::from_u32(value).map_or(literal, |c| Some(Escape::Char(lead + 3, c)))
            }
            None => literal,
        },
        b'u' => unicode(body, lead),
        _ => literal,
    }
}

/// What follows `\u`.
fn unicode(body: &[u8], lead: usize) -> Option<Escape> {
    let literal = Some(Escape::Literal(lead));
    if let [b'{', digits @ ..] = body {
        return braced(digits, lead);
    }
    let Some(first) = hex(body, 4)? else {
        return literal;
    };
    let mut length = lead + 5;
    let mut units = [u16::try_from(first).unwrap_or_default(), 0];
    let mut count = 1;
    if (0xd800..0xdc00).contains(&first) {
        let rest = body.get(4..).unwrap_or_default();
        let second = backslashes(rest);
        let low = match rest.get(second..).unwrap_or_default() {
            [] if second < BACKSLASHES => return None,
            [b'u', low @ ..] if second > 0 => hex(low, 4)?,
            _ => None,
        };
        let Some(low) = low else {
            return literal;
        };
        units = [units[0], u16::try_from(low).unwrap_or_default()];
        count = 2;
        length += second + 5;
    }
    let mut decoded = char::decode_utf16(units.into_iter().take(count));
    match decoded.next() {
        Some(Ok(c)) => Some(Escape::Char(length, c)),
        _ => literal,
    }
}

/// So many hexadecimal digits at the start of `body`. Outer `None`: cut short; inner `None`: something else is there.
#[expect(
    clippy::option_option,
    reason = "two questions: is there enough text, and is it a number"
)]
fn hex(body: &[u8], digits: usize) -> Option<Option<u32>> {
    let start = body.get(..digits.min(body.len())).unwrap_or_default();
    if !start.iter().all(u8::is_ascii_hexdigit) {
        return Some(None);
    }
    if start.len() < digits {
        return None;
    }
    let value = start.iter().fold(0, |value, &digit| {
        value * 16 + char::from(digit).to_digit(16).unwrap_or(0)
    });
    Some(Some(value))
}

/// How many backslashes stand at the start, up to [`BACKSLASHES`].
/// What follows `\u{`, as JavaScript, Rust, Swift and PHP have it: up to six digits. `None`: cut short.
fn braced(digits: &[u8], lead: usize) -> Option<Escape> {
    let digit = |byte: &&u8| byte.is_ascii_hexdigit();
    let length = digits.iter().take(6).take_while(digit).count();
    let c = digits.get(..length).and_then(|digits| number(digits, 16));
    Some(match (digits.get(length), c) {
        (None, _) => return None,
        (Some(b'}'), Some(c)) => Escape::Char(lead + length + 3, c),
        _ => Escape::Literal(lead),
    })
}

fn backslashes(rest: &[u8]) -> usize {
    rest.iter()
        .take(BACKSLASHES)
        .take_while(|&&byte| byte == b'\\')
        .count()
}

fn number(digits: &[u8], radix: u32) -> Option<char> {
    let text = std::str::from_utf8(digits).ok()?;
    // `from_str_radix` would take a sign.
    if !text.starts_with(|c: char| c.is_digit(radix)) {
        return None;
    }
    u32::from_str_radix(text, radix)
        .ok()
        .and_then(char::from_u32)
}

/// Eight are four levels of JSON inside JSON.
const BACKSLASHES: usize = 8;

/// The longest name of an entity that is undone.
const NAME: usize = 14;

/// Entities that HTML undoes without `;`, whatever follows.
const OPEN: &[&str] = &[
    "amp", "AMP", "gt", "GT", "lt", "LT", "nbsp", "quot", "QUOT", "shy",
];

/// Entities of HTML (WHATWG HTML, 13.5) for the characters that detectors look for.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("AMP", '&'),
    ("apos", '\''),
    ("colon", ':'),
    ("commat", '@'),
    ("dash", '-'),
    ("equals", '='),
    ("gt", '>'),
    ("GT", '>'),
    ("hyphen", '-'),
    ("lowbar", '_'),
    ("lpar", '('),
    ("lt", '<'),
    ("LT", '<'),
    ("mdash", '-'),
    ("nbsp", ' '),
    ("ndash", '-'),
    ("NoBreak", '\u{2060}'),
    ("num", '#'),
    ("percnt", '%'),
    ("period", '.'),
    ("plus", '+'),
    ("quot", '"'),
    ("QUOT", '"'),
    ("rpar", ')'),
    ("shy", '\u{ad}'),
    ("sol", '/'),
    ("Tab", '\t'),
    ("NewLine", '\n'),
    ("UnderBar", '_'),
    ("ZeroWidthSpace", '\u{200b}'),
    ("zwj", '\u{200d}'),
    ("zwnj", '\u{200c}'),
];

const ESC: u8 = 0x1b;

/// Bytes between a control sequence's first and its last.
const PARAMETERS: usize = 24;

#[cfg(test)]
mod tests {
    use super::*;

    fn whole(text: &str) -> Escape {
        read(text.as_bytes(), true)
    }

    #[test]
    fn entities() {
        assert_eq!(whole("&#64;x"), Escape::Char(5, '@'));
        assert_eq!(whole("&#x00040;"), Escape::Char(9, '@'));
        assert_eq!(whole("&commat;"), Escape::Char(8, '@'));
        assert_eq!(whole("&copy;"), Escape::Literal(1));
        assert_eq!(whole("& "), Escape::Literal(1));
        assert_eq!(whole("&#+64;"), Escape::Literal(1));
        assert_eq!(whole("&#xd800;"), Escape::Literal(1));
    }

    #[test]
    fn control_sequences_stand_for_nothing() {
        for (text, length) in [
            ("\u{1b}[31m4111", 5),
            ("\u{1b}[0;1;38;5;196mx", 15),
            ("\u{1b}[K", 3),
            (r"\u001b[0m", 9),
            (r"\\u001b[0m.", 10),
        ] {
            assert_eq!(whole(text), Escape::Char(length, '\0'), "{text:?}");
            for cut in 1..length {
                let cut = read(&text.as_bytes()[..cut], false);
                assert_eq!(cut, Escape::Cut, "{text:?}");
            }
        }
        assert_eq!(whole("\u{1b}31m"), Escape::Literal(1));
        assert_eq!(whole("\u{1b}[31"), Escape::Literal(1));
        assert_eq!(whole("\u{1b}"), Escape::Literal(1));
        assert_eq!(whole(r"\u001b"), Escape::Char(6, '\u{1b}'));
        let long = format!("\u{1b}[{}m", "1;".repeat(40));
        assert_eq!(whole(&long), Escape::Literal(1));
    }

    #[test]
    fn every_entity_is_undone() {
        for &(name, c) in ENTITIES {
            let text = format!("&{name};");
            assert_eq!(whole(&text), Escape::Char(text.len(), c), "{text}");
            assert_eq!(read(format!("{text} ").as_bytes(), false), whole(&text));
        }
    }

    #[test]
    fn entities_without_a_semicolon() {
        assert_eq!(whole("&#64example"), Escape::Char(4, '@'));
        assert_eq!(whole("&#64"), Escape::Char(4, '@'));
        assert_eq!(whole("&#x40 "), Escape::Char(5, '@'));
        assert_eq!(whole("&#x40example"), Escape::Char(6, '\u{40e}'));
        assert_eq!(whole("&shy4111"), Escape::Char(4, '\u{ad}'));
        assert_eq!(whole("&ampcommat;"), Escape::Char(4, '&'));
        assert_eq!(whole("&lt"), Escape::Char(3, '<'));
        assert_eq!(whole("&commat "), Escape::Literal(1));
        assert_eq!(whole("&commat4;"), Escape::Literal(1));
        assert_eq!(whole("&#00000000000064;"), Escape::Literal(1));
        assert_eq!(read(b"&#64", false), Escape::Cut);
        assert_eq!(read(b"&lt", false), Escape::Cut);
    }

    #[test]
    fn percents() {
        assert_eq!(whole("%40"), Escape::Char(3, '@'));
        assert_eq!(whole("%C3%a9"), Escape::Char(6, 'é'));
        assert_eq!(whole("%C3%41"), Escape::Literal(1));
        assert_eq!(whole("% 4"), Escape::Literal(1));
        assert_eq!(whole("%+4"), Escape::Literal(1));
        assert_eq!(whole("%ff"), Escape::Literal(1));
    }

    #[test]
    fn backslashes_at_any_depth() {
        assert_eq!(whole(r"\u0040"), Escape::Char(6, '@'));
        assert_eq!(whole(r"\u{40}"), Escape::Char(6, '@'));
        assert_eq!(whole(r"\\u{01f600}!"), Escape::Char(11, '😀'));
        for literal in [r"\u{}", r"\u{0000040}", r"\u{40", r"\u{d800}", r"\u{+4}"] {
            assert_eq!(whole(literal), Escape::Literal(1), "{literal}");
        }
        for cut in 1..6 {
            assert_eq!(read(&br"\u{40}"[..cut], false), Escape::Cut);
        }
        assert_eq!(whole(r"\\\\u0040"), Escape::Char(9, '@'));
        assert_eq!(whole(r"\ud83d\ude00"), Escape::Char(12, '😀'));
        assert_eq!(whole(r"\\ud83d\\ude00"), Escape::Char(14, '😀'));
        assert_eq!(whole(r"\ud83dx"), Escape::Literal(1));
        assert_eq!(whole(r"\x40"), Escape::Char(4, '@'));
        assert_eq!(whole(r"\n"), Escape::Char(2, '\n'));
        assert_eq!(whole(r"\d"), Escape::Literal(1));
        assert_eq!(whole(r"\"), Escape::Literal(1));
    }

    #[test]
    fn a_cut_escape_waits_and_only_then() {
        let texts = [
            "&commat;",
            "&ZeroWidthSpace;",
            "&#x40;",
            "%F0%9F%98%80",
            r"\\ud83d\\ude00",
            r"\\\\n",
            r"\x40",
        ];
        for text in texts {
            for at in 1..text.len() {
                assert_eq!(
                    read(&text.as_bytes()[..at], false),
                    Escape::Cut,
                    "{text} {at}"
                );
            }
            assert!(matches!(read(text.as_bytes(), false), Escape::Char(n, _) if n == text.len()));
        }
        for text in [
            "& ",
            "%4x",
            r"\q",
            r"\ux",
            "%C3x",
            "&abcdefghijklmno",
            r"\ud83d\n",
        ] {
            assert!(
                matches!(read(text.as_bytes(), false), Escape::Literal(_)),
                "{text}"
            );
        }
        assert!(LONGEST >= r"\\\\\\\\ud83d\\\\\\\\ude0".len());
    }
}
