//! Tables of values between separators (RFC 4180).

use std::borrow::Cow;

const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// So many lines are looked at.
const LINES: usize = 16;

/// Whether every line has as many values, and more than one.
pub(crate) fn is_one(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().filter(|l| !l.is_empty()).take(LINES).collect();
    let is_separator = |separator: &u8| {
        let count = |line: &&str| outside_quotes(line, *separator);
        let first = lines.first().map_or(0, count);
        first > 0 && lines.iter().all(|line| count(line) == first)
    };
    lines.len() > 1 && SEPARATORS.iter().any(is_separator)
}

fn outside_quotes(line: &str, separator: u8) -> usize {
    let mut is_quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        is_quoted ^= byte == b'"';
        count += usize::from(byte == separator && !is_quoted);
    }
    count
}

/// The table with doubled quotes made one, so that a quoted value reads as it is meant.
pub(crate) fn text(table: &str) -> Cow<'_, str> {
    match table.contains("\"\"") {
        true => Cow::Owned(table.replace("\"\"", "\"")),
        false => Cow::Borrowed(table),
    }
}

#[cfg(test)]
mod tests {
    use super::{is_one, text};

    #[test]
    fn a_table_has_equal_lines() {
        assert!(is_one("a;b\n\n\"x;y\";2\n"));
        assert!(is_one("a\tb\tc\r\n1\t2\t3"));
        for other in ["a,b", "one, two\nthree", "", "x\ny\nz"] {
            assert!(!is_one(other), "{other}");
        }
        assert_eq!(text("a,\"say \"\"hi\"\"\""), "a,\"say \"hi\"\"");
    }
}
