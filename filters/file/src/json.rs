//! JSON as words: its escapes are undone in place, so that names still stand before their values.

/// The text with the escapes of RFC 8259 §7 undone. What is no JSON stays as it is.
pub(crate) fn text(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut rest = json;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut chars = after.chars();
        match chars.next() {
            Some('n' | 'r') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('b' | 'f') => out.push(' '),
            Some('u') => {
                let (decoded, length) = unit(chars.as_str());
                out.push(decoded);
                rest = chars.as_str().get(length..).unwrap_or_default();
                continue;
            }
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
    out
}

/// The character of `1234` or `d83d\ude00`, and how long that is.
fn unit(digits: &str) -> (char, usize) {
    let four = |from: usize| u32::from_str_radix(digits.get(from..from + 4)?, 16).ok();
    let Some(first) = four(0) else {
        return ('u', 0);
    };
    if let (0xd800..0xdc00, Some("\\u"), Some(second @ 0xdc00..0xe000)) =
        (first, digits.get(4..6), four(6))
    {
        let joined = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
        return (
            char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER),
            10,
        );
    }
    (
        char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER),
        4,
    )
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn escapes_are_undone_in_place() {
        assert_eq!(
            text(r#"{"ssn": "\u0030\u0037\u0038-05", "a": "x\ny\"z\\ \ud83d\ude00 \ud83d \u12"}"#),
            "{\"ssn\": \"078-05\", \"a\": \"x\ny\"z\\ 😀 \u{fffd} u12\"}"
        );
        assert_eq!(text("a\\"), "a\\");
    }
}
