//! Rich text (Rich Text Format 1.9.1): its words, without its marks.

use encoding_rs::WINDOWS_1252;

/// What was read.
#[derive(Debug)]
pub(crate) struct Rtf {
    pub(crate) text: String,
    /// Pictures or embedded objects, which are not read.
    pub(crate) has_pictures: bool,
}

/// The words. Never fails: what is no mark is text.
pub(crate) fn text(bytes: &[u8]) -> Rtf {
    let mut out = Rtf {
        text: String::new(),
        has_pictures: false,
    };
    let mut at = 0;
    // Characters that stand in for one in Unicode, to be passed over.
    let mut instead = 0u32;
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at = mark(bytes, at, &mut out, &mut instead),
            b'{' | b'}' => instead = 0,
            b'\r' | b'\n' => {}
            _ if instead > 0 => instead -= 1,
            _ => push(&mut out.text, byte),
        }
    }
    out
}

/// Reads what follows a backslash; gives what comes next.
fn mark(bytes: &[u8], at: usize, out: &mut Rtf, instead: &mut u32) -> usize {
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
            *instead = 1;
        }
        b"pict" | b"objdata" => out.has_pictures = true,
        b"bin" => next = next.saturating_add(usize::try_from(number).unwrap_or(0)),
        _ => {}
    }
    next
}

/// A mark that is no word; gives its length.
fn symbol(rest: &[u8], out: &mut Rtf, instead: &mut u32) -> usize {
    match rest.first() {
        Some(b'\'') => {
            let digits = rest.get(1..3).and_then(|d| std::str::from_utf8(d).ok());
            if let Some(byte) = digits.and_then(|d| u8::from_str_radix(d, 16).ok()) {
                match *instead > 0 {
                    true => *instead -= 1,
                    false => push(&mut out.text, byte),
                }
            }
            rest.len().min(3)
        }
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
}
