//! The names of glyphs, and what they stand for: those of the Adobe Glyph List that Latin text needs, and its rules for
//! names that carry their code.

/// Names that say no letter.
const NAMED: &[(&str, char)] = &[
    ("ampersand", '&'),
    ("asciicircum", '^'),
    ("asciitilde", '~'),
    ("asterisk", '*'),
    ("at", '@'),
    ("backslash", '\\'),
    ("bar", '|'),
    ("braceleft", '{'),
    ("braceright", '}'),
    ("bracketleft", '['),
    ("bracketright", ']'),
    ("bullet", '•'),
    ("cent", '¢'),
    ("colon", ':'),
    ("comma", ','),
    ("copyright", '©'),
    ("currency", '¤'),
    ("degree", '°'),
    ("divide", '÷'),
    ("dollar", '$'),
    ("dotlessi", 'ı'),
    ("eight", '8'),
    ("ellipsis", '…'),
    ("emdash", '—'),
    ("endash", '–'),
    ("equal", '='),
    ("eth", 'ð'),
    ("Eth", 'Ð'),
    ("Euro", '€'),
    ("exclam", '!'),
    ("exclamdown", '¡'),
    ("five", '5'),
    ("four", '4'),
    ("germandbls", 'ß'),
    ("grave", '`'),
    ("greater", '>'),
    ("guillemotleft", '«'),
    ("guillemotright", '»'),
    ("hyphen", '-'),
    ("less", '<'),
    ("lslash", 'ł'),
    ("Lslash", 'Ł'),
    ("minus", '-'),
    ("mu", 'µ'),
    ("multiply", '×'),
    ("nine", '9'),
    ("numbersign", '#'),
    ("one", '1'),
    ("ordfeminine", 'ª'),
    ("ordmasculine", 'º'),
    ("oslash", 'ø'),
    ("Oslash", 'Ø'),
    ("paragraph", '¶'),
    ("parenleft", '('),
    ("parenright", ')'),
    ("percent", '%'),
    ("period", '.'),
    ("periodcentered", '·'),
    ("plus", '+'),
    ("plusminus", '±'),
    ("question", '?'),
    ("questiondown", '¿'),
    ("quotedbl", '"'),
    ("quotedblbase", '„'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotesinglbase", '‚'),
    ("quotesingle", '\''),
    ("registered", '®'),
    ("section", '§'),
    ("semicolon", ';'),
    ("seven", '7'),
    ("six", '6'),
    ("slash", '/'),
    ("space", ' '),
    ("nbspace", ' '),
    ("sfthyphen", '-'),
    ("sterling", '£'),
    ("thorn", 'þ'),
    ("Thorn", 'Þ'),
    ("three", '3'),
    ("trademark", '™'),
    ("two", '2'),
    ("underscore", '_'),
    ("yen", '¥'),
    ("zero", '0'),
    ("fraction", '/'),
    ("florin", 'ƒ'),
];

/// Names that say several.
const SEVERAL: &[(&str, &str)] = &[
    ("ff", "ff"),
    ("fi", "fi"),
    ("fl", "fl"),
    ("ffi", "ffi"),
    ("ffl", "ffl"),
    ("ae", "æ"),
    ("AE", "Æ"),
    ("oe", "œ"),
    ("OE", "Œ"),
];

/// What follows a letter's name where it has a mark, and the mark that Unicode puts behind a letter.
const MARKS: &[(&str, char)] = &[
    ("acute", '\u{301}'),
    ("breve", '\u{306}'),
    ("caron", '\u{30c}'),
    ("cedilla", '\u{327}'),
    ("circumflex", '\u{302}'),
    ("dieresis", '\u{308}'),
    ("dotaccent", '\u{307}'),
    ("grave", '\u{300}'),
    ("hungarumlaut", '\u{30b}'),
    ("macron", '\u{304}'),
    ("ogonek", '\u{328}'),
    ("ring", '\u{30a}'),
    ("tilde", '\u{303}'),
];

/// Adds what a glyph's name stands for; `false` where it says nothing.
pub(super) fn push(name: &[u8], out: &mut String) -> bool {
    let Ok(name) = std::str::from_utf8(name) else {
        return false;
    };
    // A variant's name: `a.sc`, `one.oldstyle`.
    let name = name.split_once('.').map_or(name, |(plain, _)| plain);
    if let Some((_, char)) = NAMED.iter().find(|(known, _)| *known == name) {
        out.push(*char);
        return true;
    }
    if let Some((_, text)) = SEVERAL.iter().find(|(known, _)| *known == name) {
        out.push_str(text);
        return true;
    }
    let mut chars = name.chars();
    let first = chars.next().filter(char::is_ascii_alphabetic);
    let rest = chars.as_str();
    match first {
        Some(letter) if rest.is_empty() => {
            out.push(letter);
            true
        }
        Some(letter) if MARKS.iter().any(|(known, _)| *known == rest) => {
            out.push(letter);
            out.extend(
                MARKS
                    .iter()
                    .find(|(known, _)| *known == rest)
                    .map(|(_, mark)| *mark),
            );
            true
        }
        _ => coded(name, out),
    }
}

/// `uni20AC`, `uni00410042`, `u1F600`.
fn coded(name: &str, out: &mut String) -> bool {
    let (digits, width) = match (name.strip_prefix("uni"), name.strip_prefix('u')) {
        (Some(digits), _) if digits.len() >= 4 => (digits, 4),
        (_, Some(digits)) if (4..=6).contains(&digits.len()) => (digits, digits.len()),
        _ => return false,
    };
    let codes = digits.as_bytes().chunks(width);
    let char = |code: &[u8]| {
        let code = std::str::from_utf8(code).ok()?;
        char::from_u32(u32::from_str_radix(code, 16).ok()?)
    };
    let chars: Option<String> = codes.map(char).collect();
    out.push_str(chars.as_deref().unwrap_or_default());
    chars.is_some()
}

#[cfg(test)]
mod tests {
    use super::push;

    #[test]
    fn names_stand_for_characters() {
        let of = |name: &str| {
            let mut out = String::new();
            push(name.as_bytes(), &mut out).then_some(out)
        };
        for (name, wanted) in [
            ("a", "a"),
            ("Z.sc", "Z"),
            ("seven", "7"),
            ("eacute", "e\u{301}"),
            ("uni00410042", "AB"),
            ("u1F600", "😀"),
            ("fi", "fi"),
        ] {
            assert_eq!(of(name).as_deref(), Some(wanted), "{name}");
        }
        for none in ["g12", ".notdef", "uniXYZW", ""] {
            assert_eq!(of(none), None, "{none}");
        }
    }
}
