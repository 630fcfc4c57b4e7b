//! What a string or a number looks like: a word, an identifier, base64, a key in disguise.

use std::borrow::Cow;

use base64::{
    Engine as _, alphabet,
    engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig},
};

/// The type of a data URL in base64.
pub(crate) fn data_url(text: &str) -> Option<&str> {
    let head = text.get(..text.len().min(256)).unwrap_or(text);
    let rest = head.strip_prefix("data:")?;
    let (kind, _) = rest.split_once(";base64,")?;
    let mime = kind.split(';').next().unwrap_or_default();
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"/+-.".contains(&b);
    let data = text.get("data:".len() + kind.len() + ";base64,".len()..)?;
    (mime.len() <= 64
        && kind.bytes().all(|b| is_plain(b) || b == b';' || b == b'=')
        && is_base64(data))
    .then_some(mime)
}

/// Base64 in either alphabet, nothing else, and no mere number; or a data URL that holds it.
pub(crate) fn is_base64(text: &str) -> bool {
    let is_digit = |b: u8| b.is_ascii_alphanumeric() || b"+/=-_\r\n".contains(&b);
    (text.bytes().all(is_digit) && text.bytes().any(|b| b.is_ascii_alphabetic()))
        || (text.starts_with("data:") && data_url(text).is_some())
}

/// Could be media: base64, or a data URL, that begins as files do or looks sealed, or whose type says that it is text.
pub(crate) fn is_media(text: &str) -> bool {
    const STARTS: [&str; 8] = [
        "iVBORw0KGgo", // PNG
        "/9j/",        // JPEG
        "R0lGOD",      // GIF
        "UklGR",       // WebP, WAV
        "JVBERi0",     // PDF
        "SUQz",        // MP3
        "T2dnUw",      // Ogg
        "UEsDB",       // ZIP, and the documents of offices
    ];
    let data = text.get(data_start(text)..).unwrap_or_default();
    let is_file = STARTS.iter().any(|start| data.starts_with(start));
    is_base64(text) && ((is_file && !holds_number(data)) || is_sealed(data))
}

/// Looks encrypted or signed: long base64 with letters of both cases. No token or key does: those that are as long begin
/// with a name and a hyphen or an underscore.
pub(crate) fn is_sealed(text: &str) -> bool {
    text.len() >= 64
        && is_base64(text)
        && text.bytes().any(|b| b.is_ascii_uppercase())
        && text.bytes().any(|b| b.is_ascii_lowercase())
        && !text.bytes().take(8).any(|b| b"-_".contains(&b))
        && !holds_number(text)
}

/// Holds so many digits in a row, hyphens between them or not, as chance does not bring into a file, but a number of
/// a card has.
fn holds_number(text: &str) -> bool {
    let mut row = 0;
    text.bytes().any(|b| {
        row = match b {
            b'0'..=b'9' => row + 1,
            b'-' => row,
            _ => 0,
        };
        row >= 13
    })
}

/// A word from some list: short, no spaces, few digits. One that is as long as a token is of one case, and has no
/// digits where that is the upper one.
pub(crate) fn is_word(text: &str) -> bool {
    const TOKEN: usize = 20;
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"_-.:/".contains(&b);
    let any = |test: fn(&u8) -> bool| text.bytes().any(|b| test(&b));
    let is_mixed =
        any(u8::is_ascii_uppercase) && (any(u8::is_ascii_lowercase) || any(u8::is_ascii_digit));
    text.len() <= 64
        && text.bytes().all(is_plain)
        && text.bytes().filter(u8::is_ascii_digit).count() <= 8
        && (text.len() < TOKEN || !is_mixed)
}

/// An identifier as programs make them up.
pub(crate) fn is_identifier(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"_-.:/+=|".contains(&b);
    text.len() <= 512 && text.bytes().all(is_plain)
}

/// A name as programmers give them to members; anything that could be a value in disguise is not.
pub(crate) fn is_plain_name(text: &str) -> bool {
    let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"_-$.@".contains(&b);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let longest = match digits {
        0 => 48,
        1 | 2 if !text.bytes().any(|b| b.is_ascii_uppercase()) => 32,
        1 | 2 => 16,
        _ => 0,
    };
    text.len() <= longest
        && text.bytes().all(is_plain)
        && !text.get(1..).unwrap_or_default().contains('@')
}

/// A number as people write it: without exponent, and nothing behind the point that says nothing. Equal numbers are
/// written the same. Stays as it is where that would have very many digits.
pub(crate) fn plain_number(raw: &str) -> Cow<'_, str> {
    const MOST: i64 = 64;
    if raw.bytes().all(|b| b.is_ascii_digit()) {
        return Cow::Borrowed(raw);
    }
    let mut digits = Vec::with_capacity(raw.len());
    // How many of the digits come before the point.
    let mut point = 0_i64;
    let mut moves = 1;
    for (at, byte) in raw.bytes().enumerate() {
        match byte {
            b'-' => {}
            b'.' => moves = 0,
            b'e' | b'E' => {
                let exponent = raw.get(at + 1..).and_then(|e| e.parse().ok());
                point = point.saturating_add(exponent.unwrap_or(i64::MAX));
                break;
            }
            b'0' if digits.is_empty() => point -= 1 - moves,
            digit => {
                digits.push(digit);
                point += moves;
            }
        }
    }
    while digits.last() == Some(&b'0') {
        digits.pop();
    }
    let length = digits.len() as i64;
    let mut out = String::new();
    if digits.is_empty() {
        return Cow::Borrowed("0");
    }
    if point > MOST.max(raw.len() as i64) || point < -MOST {
        return Cow::Borrowed(raw);
    }
    if raw.starts_with('-') {
        out.push('-');
    }
    if point <= 0 {
        out.push('0');
    }
    for at in point.min(0)..point.max(length) {
        if at == point {
            out.push('.');
        }
        let digit = usize::try_from(at).ok().and_then(|at| digits.get(at));
        out.push(digit.map_or('0', |&digit| char::from(digit)));
    }
    Cow::Owned(out)
}

/// Either alphabet has its decoder; neither minds missing padding.
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

static STANDARD: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);

static URL_SAFE: GeneralPurpose = GeneralPurpose::new(&alphabet::URL_SAFE, LENIENT);

/// Longest encoded text that is decoded to be inspected.
const MAX_DECODED: usize = 4 * 1024 * 1024;

/// The text of a file in base64, if its type says that it is text and it is.
pub(crate) fn encoded_text(mime: &str, data: &str) -> Option<String> {
    let is_text = mime.starts_with("text/")
        || ["json", "xml", "yaml", "javascript", "x-sh"]
            .iter()
            .any(|end| mime.ends_with(end));
    if !is_text || data.len() > MAX_DECODED {
        return None;
    }
    let text = String::from_utf8(decoded(data)?).ok()?;
    (!text.is_empty()).then_some(text)
}

/// What base64 in either alphabet stands for.
pub(crate) fn decoded(data: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = data.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let bytes = STANDARD
        .decode(&digits)
        .or_else(|_| URL_SAFE.decode(&digits));
    bytes.ok()
}

/// Puts an edited file back into base64.
pub(crate) fn encode_text(text: &str) -> String {
    base64::engine::general_purpose::STANDARD.encode(text)
}

/// The part of a data URL, or of plain base64, that is data: where it starts.
pub(crate) fn data_start(text: &str) -> usize {
    match text.starts_with("data:") {
        true => text.find(',').map_or(0, |comma| comma + 1),
        false => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_names_have_no_room_for_a_secret() {
        for word in [
            "user",
            "output_text",
            "web_search_20250305",
            "application/json",
            "code_execution_20250522",
            "HARM_CATEGORY_DANGEROUS_CONTENT",
            "1h",
            "",
        ] {
            assert!(is_word(word), "{word}");
        }
        for text in [
            "two words",
            "123-45-6789",
            "a@example.com",
            "caf\u{e9}",
            "AKIAQWERTYUI2ASDFGHJ",
            "ghp_16CeeeFaaacaaEeacaahaaagKaeagBaaeaaa",
            &"x".repeat(65),
        ] {
            assert!(!is_word(text), "{text}");
        }
        for name in [
            "content",
            "$defs",
            "@type",
            "x-id",
            "ephemeral_5m_input_tokens",
            "h2",
        ] {
            assert!(is_plain_name(name), "{name}");
        }
        for text in [
            "two words",
            "a@example.com",
            "AKIA1234",
            "123",
            "sk-1a2b3c",
            &"x".repeat(49),
        ] {
            assert!(!is_plain_name(text), "{text}");
        }
    }

    #[test]
    fn media_is_told_from_text() {
        assert_eq!(
            data_url("data:image/png;base64,iVBORw0KGgo="),
            Some("image/png")
        );
        assert_eq!(
            data_url("data:text/plain;charset=utf-8;base64,aGk="),
            Some("text/plain")
        );
        assert_eq!(data_url("data:;base64,aGk="), Some(""));
        for text in [
            "data:text/plain,hello",
            "data:image/png;base64,not base64",
            "data:image/png;base64,4111111111111111",
            "data:hello there;base64,aGk=",
            "iVBORw0KGgo=",
            "data:",
        ] {
            assert_eq!(data_url(text), None, "{text}");
        }
        assert!(is_base64("iVBORw0KGgo="));
        assert!(!is_base64("4111111111111111"));
        let sealed = "EqQBCgIYAhIMabcd".repeat(4);
        for media in ["iVBORw0KGgo=", "data:image/jpeg;base64,/9j/4AAQ", &sealed] {
            assert!(is_media(media), "{media}");
        }
        assert!(is_sealed(&sealed));
        for text in [
            "my mother's name is",
            "x4111111111111111",
            "4111-1111-1111-1111x",
            "EqQBCgIYAhIMabcd",
            "iVBORw0KGgo4111111111111111",
            "data:image/png;base64,x4111111111111111",
            &format!("sk-proj-{sealed}"),
            &format!("github_pat_{sealed}"),
            &format!("{sealed}4111111111111111{sealed}"),
            &format!("{sealed}4111-1111-1111-1111{sealed}"),
        ] {
            assert!(!is_sealed(text) && !is_media(text), "{text}");
        }
    }

    #[test]
    fn equal_numbers_are_written_the_same() {
        for (raw, plain) in [
            ("0", "0"),
            ("0.0", "0"),
            ("-0", "0"),
            ("0e1", "0"),
            ("0E-999999999999999999999", "0"),
            ("12", "12"),
            ("1.2e1", "12"),
            ("120e-1", "12"),
            ("1e2", "100"),
            ("-1.50", "-1.5"),
            ("5e-3", "0.005"),
            ("-0.050", "-0.05"),
            ("4.111111111111111e15", "4111111111111111"),
            ("4111111111111111.0", "4111111111111111"),
            ("4.111111111111111e+15", "4111111111111111"),
            ("1e999999999999999999999", "1e999999999999999999999"),
            ("1e9999", "1e9999"),
        ] {
            assert_eq!(plain_number(raw), plain, "{raw}");
        }
    }

    #[test]
    fn encoded_files_that_are_text_are_read() {
        assert_eq!(encoded_text("text/plain", "aGk=").as_deref(), Some("hi"));
        assert_eq!(
            encoded_text("application/json", "e30").as_deref(),
            Some("{}")
        );
        assert_eq!(encoded_text("text/plain", "a\nG k=").as_deref(), Some("hi"));
        assert_eq!(encoded_text("image/png", "aGk="), None);
        assert_eq!(encoded_text("text/plain", "/w=="), None);
    }
}
