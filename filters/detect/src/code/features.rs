//! What the model of source code looks at: words and signs of a text and how they follow each other, as numbers.
//!
//! What stands in quotation marks and in comments is left out: it is prose in any language. The training program
//! (`examples/train_code.rs`) compiles this file too, so that both see the same.

/// How much of a text is looked at, in bytes.
pub(crate) const MOST: usize = 16 << 10;

/// Calls `each` with the number of every feature of the text's beginning, three times for each word or sign: alone, after
/// the one before it in its line, and as the last of three of which only the signs are told apart.
pub(crate) fn features(text: &str, each: &mut dyn FnMut(u32)) {
    let bytes = text.as_bytes();
    let mut rest = bytes.get(..MOST.min(bytes.len())).unwrap_or(bytes);
    let mut last = LINE;
    let mut shapes = [LINE; 2];
    let mut before = b'\n';
    while let Some(&first) = rest.first() {
        let (length, token) = match first {
            b'\n' => (1, LINE),
            b' ' | b'\t' | b'\r' => (1, NOTHING),
            _ => token(rest, first, before),
        };
        match token {
            NOTHING => {}
            LINE => {
                last = LINE;
                shapes = [LINE; 2];
            }
            token => {
                let [earlier, later] = shapes;
                let shape = if is_word(&first) { WORD } else { token };
                each(token);
                each(mix(last, token));
                each(mix(mix(earlier, later), shape));
                last = token;
                shapes = [later, shape];
            }
        }
        let (taken, left) = rest.split_at_checked(length).unwrap_or((rest, &[]));
        before = taken.last().copied().unwrap_or(b' ');
        rest = left;
    }
}

/// The length and the number of what `rest` begins with.
fn token(rest: &[u8], first: u8, before: u8) -> (usize, u32) {
    let run = |belongs: fn(&u8) -> bool| rest.iter().take_while(|b| belongs(b)).count();
    let line = |from: usize| {
        let rest = rest.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|&&b| b != b'\n').count()
    };
    match first {
        b'0'..=b'9' => (
            run(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_')),
            DIGITS,
        ),
        b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' | b'@' | 0x80.. => {
            let length = 1 + rest.iter().skip(1).take_while(|b| is_word(b)).count();
            (
                length,
                hash(rest.get(..length.min(LONGEST)).unwrap_or(rest)),
            )
        }
        b'"' | b'\'' | b'`' if !is_word(&before) => (quoted(rest, first), hash(&[first])),
        b'/' if rest.get(1) == Some(&b'/') && before != b':' => (line(2), hash(b"//")),
        b'#' if rest.get(1) == Some(&b' ') => (line(2), hash(b"# ")),
        b'(' | b')' | b'[' | b']' | b'{' | b'}' | b';' | b',' | b'"' | b'\'' | b'`' => {
            (1, hash(&[first]))
        }
        _ => {
            let length = run(is_sign).clamp(1, 3);
            (length, hash(rest.get(..length).unwrap_or(rest)))
        }
    }
}

/// The length of a text in quotation marks; of the mark alone where none closes it in its line.
fn quoted(rest: &[u8], mark: u8) -> usize {
    let mut escaped = false;
    for (at, &byte) in rest.iter().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'\n' => return 1,
            byte if byte == mark => return at + 1,
            _ => {}
        }
    }
    1
}

fn is_word(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || *byte == b'_' || *byte >= 0x80
}

fn is_sign(byte: &u8) -> bool {
    matches!(
        byte,
        b'!' | b'#'
            | b'%'
            | b'&'
            | b'*'
            | b'+'
            | b'-'
            | b'.'
            | b'/'
            | b':'
            | b'<'
            | b'='
            | b'>'
            | b'?'
            | b'\\'
            | b'^'
            | b'|'
            | b'~'
    )
}

/// FNV-1a, its bits mixed so that the low ones depend on all bytes.
fn hash(bytes: &[u8]) -> u32 {
    let step = |hash: u32, &byte: &u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    mix(0, bytes.iter().fold(0x811c_9dc5, step))
}

/// A number for two in this order.
fn mix(one: u32, other: u32) -> u32 {
    let mixed = (one.rotate_left(13) ^ other).wrapping_mul(0x9e37_79b1);
    (mixed ^ (mixed >> 15)).wrapping_mul(0x85eb_ca6b) | 4
}

/// No feature.
const NOTHING: u32 = 0;

/// The end of a line.
const LINE: u32 = 1;

/// Any number.
const DIGITS: u32 = 2;

/// Any word or number, in a shape.
const WORD: u32 = 3;

/// A word's bytes that count.
const LONGEST: usize = 24;
