//! Rich text (Rich Text Format 1.9.1): its words, without its marks.

use encoding_rs::WINDOWS_1252;

/// What was read.
#[derive(Debug)]
pub(crate) struct Rtf {
    pub(crate) text: String,
    /// Pictures or embedded objects, which are not read.
    pub(crate) has_pictures: bool,
}

/// The characters behind one in Unicode that stand in for it: those who read Unicode pass over them.
#[derive(Debug)]
struct Instead {
    /// How many there are, as `\uc` says, and as it was outside the groups that are open.
    usual: u32,
    outside: Vec<u32>,
    /// How many are still to come.
    left: u32,
}

impl Instead {
    /// Whether a character or mark is one of them.
    fn take(&mut self) -> bool {
        let is_one = self.left > 0;
        self.left = self.left.saturating_sub(1);
        is_one
    }

    fn open(&mut self) {
        self.left = 0;
        self.outside.push(self.usual);
    }

    fn close(&mut self) {
        self.left = 0;
        self.usual = self.outside.pop().unwrap_or(1);
    }
}

/// The words. Never fails: what is no mark is text.
pub(crate) fn text(bytes: &[u8]) -> Rtf {
    let mut out = Rtf {
        text: String::new(),
        has_pictures: false,
    };
    let mut at = 0;
    let mut instead = Instead {
        usual: 1,
        outside: Vec::new(),
        left: 0,
    };
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at = mark(bytes, at, &mut out, &mut instead),
            b'{' => instead.open(),
            b'}' => instead.close(),
            b'\r' | b'\n' => {}
            _ if instead.take() => {}
            _ => push(&mut out.text, byte),
        }
    }
    out
}

/// Reads what follows a backslash; gives what comes next.
fn mark(bytes: &[u8], at: usize, out: &mut Rtf, instead: &mut Instead) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    let letters = rest
        .iter()
        .take_while(|b| b.is_ascii_alphabetic())
        .count()
        .min(32);
    if letters == 0 {
        return at + symbol(rest, out, instead);
    }
    let (name, after) = rest.split_at_checked(letters).unwrap_or((rest, &[]));
    let is_digit = |(i, b): &(usize, &u8)| b.is_ascii_digit() || (*i == 0 && **b == b'-');
    let digits = after
        .iter()
        .enumerate()
        .take_while(is_digit)
        .count()
        .min(10);
    let number: i64 = after
        .get(..digits)
        .and_then(|d| std::str::from_utf8(d).ok()?.parse().ok())
        .unwrap_or(0);
    let mut next = at + letters + digits;
    if bytes.get(next) == Some(&b' ') {
        next += 1;
    }
    // A mark counts as a character; what it does is done nevertheless.
    instead.take();
    match name {
        b"par" | b"line" | b"row" | b"sect" | b"page" => out.text.push('\n'),
        b"tab" | b"cell" => out.text.push('\t'),
        b"emdash" | b"endash" => out.text.push('-'),
        b"lquote" | b"rquote" => out.text.push('\''),
        b"ldblquote" | b"rdblquote" => out.text.push('"'),
        b"u" => {
            // Written as a signed number of 16 bits.
            let unit = u32::try_from(number.rem_euclid(0x1_0000)).unwrap_or_default();
            out.text.extend(char::from_u32(unit));
            instead.left = instead.usual;
        }
        b"uc" => instead.usual = u32::try_from(number).unwrap_or(0),
        b"pict" | b"objdata" => out.has_pictures = true,
        b"bin" => next = next.saturating_add(usize::try_from(number).unwrap_or(0)),
        _ => {}
    }
    next
}

/// A mark that is no word; gives its length.
fn symbol(rest: &[u8], out: &mut Rtf, instead: &mut Instead) -> usize {
    match rest.first() {
        Some(b'\'') => {
            let digits = rest.get(1..3).and_then(|d| std::str::from_utf8(d).ok());
            if let Some(byte) = digits.and_then(|d| u8::from_str_radix(d, 16).ok())
                && !instead.take()
            {
                push(&mut out.text, byte);
            }
            rest.len().min(3)
        }
        Some(b'~' | b'_' | b'\\' | b'{' | b'}') if instead.take() => 1,
        Some(b'~') => {
            out.text.push(' ');
            1
        }
        Some(b'_') => {
            out.text.push('-');
            1
        }
        Some(byte @ (b'\\' | b'{' | b'}')) => {
            push(&mut out.text, *byte);
            1
        }
        Some(b'\r' | b'\n') => {
            out.text.push('\n');
            1
        }
        Some(_) => 1,
        None => 0,
    }
}

fn push(text: &mut String, byte: u8) {
    match byte.is_ascii() {
        true => text.push(char::from(byte)),
        false => text.push_str(&WINDOWS_1252.decode_without_bom_handling(&[byte]).0),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn words_are_told_from_marks() {
        let read = text(
            b"{\\rtf1\\ansi{\\b 4111} 11\\'31\\'e9\\u8364?\\par\nx\\{y\\~z\\bin3 abc{\\pict 00}}",
        );
        assert_eq!(read.text, "4111 111\u{e9}\u{20ac}\nx{y z00");
        assert!(read.has_pictures);
        assert_eq!(text(b"\\").text, "");
    }

    #[test]
    fn what_stands_in_for_a_character_is_passed_over() {
        for (source, wanted) in [
            ("\\u52?111", "4111"),
            ("\\u52 ?111", "4111"),
            ("\\uc0\\u52 111", "4111"),
            ("\\uc2\\u52 ??111", "4111"),
            ("\\uc2\\u52\\'3f?111", "4111"),
            ("{\\uc0 x}\\u52?111", "x4111"),
            ("\\uc0{\\uc3\\u52 ???1}\\u52 11", "41411"),
            ("\\uc5\\u52 ?{111}", "4111"),
            // Any mark counts for one, and does what it does.
            ("\\u52\\b 111", "4111"),
            ("\\u52\\{111", "4111"),
            ("\\u52\\u49 ?11", "4111"),
            ("\\uc-1\\u52 111", "4111"),
            ("}\\u52?}111", "4111"),
        ] {
            assert_eq!(text(source.as_bytes()).text, wanted, "{source}");
        }
    }
}
