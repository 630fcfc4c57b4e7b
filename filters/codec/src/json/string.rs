//! Strings: what they say, and where in their raw form each byte of it comes from.

use std::{borrow::Cow, ops::Range};

/// One character or one escape (a surrogate pair is one): its raw length and what it stands for.
struct Unit {
    raw: usize,
    char: char,
}

/// The first unit of a string's raw inside. A lone surrogate stands for U+FFFD.
fn unit(raw: &str) -> Option<Unit> {
    let first = raw.chars().next()?;
    if first != '\\' {
        return Some(Unit {
            raw: first.len_utf8(),
            char: first,
        });
    }
    let kind = raw.as_bytes().get(1).copied().unwrap_or(b'\\');
    let char = match kind {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return Some(unicode(raw)),
        // `"`, `\` and `/` stand for themselves; the reader has refused anything else.
        other => char::from(other),
    };
    Some(Unit {
        raw: raw.len().min(2),
        char,
    })
}

fn unicode(raw: &str) -> Unit {
    let high = hex(raw, 2);
    let lone = Unit {
        raw: raw.len().min(6),
        char: high.and_then(char::from_u32).unwrap_or('\u{fffd}'),
    };
    let Some(high @ 0xd800..=0xdbff) = high else {
        return lone;
    };
    match hex(raw, 8) {
        Some(low @ 0xdc00..=0xdfff) if raw.get(6..8) == Some("\\u") => Unit {
            raw: 12,
            char: char::from_u32(0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00))
                .unwrap_or('\u{fffd}'),
        },
        _ => lone,
    }
}

fn hex(raw: &str, at: usize) -> Option<u32> {
    u32::from_str_radix(raw.get(at..at + 4)?, 16).ok()
}

/// What the raw inside of a string says.
pub(crate) fn decode(raw: &str, escaped: bool) -> Cow<'_, str> {
    if !escaped {
        return Cow::Borrowed(raw);
    }
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while !rest.is_empty() {
        let plain = memchr::memchr(b'\\', rest.as_bytes()).unwrap_or(rest.len());
        let (run, tail) = rest.split_at_checked(plain).unwrap_or((rest, ""));
        text.push_str(run);
        rest = tail;
        let Some(unit) = unit(rest) else { break };
        text.push(unit.char);
        rest = rest.get(unit.raw..).unwrap_or_default();
    }
    Cow::Owned(text)
}

/// Turns ascending, disjoint ranges of a string's decoded text into ranges of its raw inside. A range that cuts a
/// character or an escape grows to the whole of it; the results stay ascending and disjoint.
pub(crate) fn raw_ranges(raw: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    let (mut decoded, mut at) = (0, 0);
    for range in ranges {
        // Everything before the range.
        let mut start = at;
        while let Some(unit) = unit(raw.get(at..).unwrap_or_default()) {
            let after = decoded + unit.char.len_utf8();
            if after > range.start || decoded >= range.end {
                break;
            }
            (decoded, at) = (after, at + unit.raw);
            start = at;
        }
        // The range itself.
        while decoded < range.end {
            let Some(unit) = unit(raw.get(at..).unwrap_or_default()) else {
                break;
            };
            (decoded, at) = (decoded + unit.char.len_utf8(), at + unit.raw);
        }
        out.push(start..at.max(start));
    }
    out
}

/// Writes `text` as the inside of a JSON string.
pub(crate) fn escape_into(out: &mut String, text: &str) {
    for char in text.chars() {
        match char {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // The last three end lines for some readers of streams.
            '\u{0}'..='\u{1f}' | '\u{7f}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(char)));
            }
            _ => out.push(char),
        }
    }
}

#[cfg(test)]
#[allow(
    clippy::string_slice,
    clippy::single_range_in_vec_init,
    reason = "tests may fail loudly, and a list of one range is a list of one range"
)]
mod tests {
    use proptest::prelude::{any, proptest};

    use super::*;

    #[test]
    fn decodes_escapes() {
        for (raw, text) in [
            ("plain é", "plain é"),
            (r#"a\"b\\c\/d\b\f\n\r\t"#, "a\"b\\c/d\u{8}\u{c}\n\r\t"),
            (r"\u0041\u00e9\ud83d\ude00", "Aé😀"),
            (r"\ud83dx", "\u{fffd}x"),
            (r"\ude00\ud83d", "\u{fffd}\u{fffd}"),
            (r"\ud83d\u0041", "\u{fffd}A"),
        ] {
            assert_eq!(decode(raw, true), text);
        }
    }

    #[test]
    fn ranges_grow_to_whole_escapes() {
        // decoded: a(0) é(1..3) 😀(3..7) b(7)
        let raw = r"a\u00e9\ud83d\ude00b";
        assert_eq!(raw_ranges(raw, &[0..1]), [0..1]);
        assert_eq!(raw_ranges(raw, &[2..3]), [1..7]);
        assert_eq!(raw_ranges(raw, &[4..5]), [7..19]);
        assert_eq!(raw_ranges(raw, &[1..2, 2..3, 7..8]), [1..7, 7..7, 19..20]);
        assert_eq!(raw_ranges(raw, &[0..100]), [0..20]);
        assert_eq!(raw_ranges(raw, &[100..200]), [20..20]);
    }

    proptest! {
        #[test]
        fn decodes_what_serde_wrote(text in any::<String>()) {
            let json = serde_json::to_string(&text).unwrap();
            assert_eq!(decode(&json[1..json.len() - 1], true), text.as_str());
        }

        #[test]
        fn escapes_what_serde_reads(text in any::<String>()) {
            let mut json = String::from("\"");
            escape_into(&mut json, &text);
            json.push('"');
            assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
        }
    }
}
