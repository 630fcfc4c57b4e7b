//! Reads an expression's text: spaces, names, literals. Which literal may stand where is the parser's business.

use std::net::IpAddr;

use super::error::Fault;

pub(super) type Parsed<T> = Result<T, Box<Fault>>;

/// A place in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'s> {
    source: &'s str,
    at: usize,
}

impl<'s> Cursor<'s> {
    pub(super) fn new(source: &'s str) -> Self {
        Self { source, at: 0 }
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn rest(&self) -> &'s str {
        self.source.get(self.at..).unwrap_or_default()
    }

    pub(super) fn since(&self, start: usize) -> &'s str {
        self.source.get(start..self.at).unwrap_or_default()
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.rest().is_empty()
    }

    pub(super) fn skip_space(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\r', '\n']).len();
    }

    /// Takes `text` if it is next.
    pub(super) fn take(&mut self, text: &str) -> bool {
        let taken = self.rest().starts_with(text);
        if taken {
            self.at += text.len();
        }
        taken
    }

    pub(super) fn expect(&mut self, text: &str, message: &str) -> Parsed<()> {
        if self.take(text) {
            Ok(())
        } else {
            Err(self.fault(message).expected(format!("`{text}`")))
        }
    }

    /// A fault at the word that is next.
    pub(super) fn fault(&self, message: impl Into<String>) -> Box<Fault> {
        let word = self
            .rest()
            .find([' ', '\t', '\r', '\n', '(', ')', '{', '}', ','])
            .unwrap_or(self.rest().len())
            .max(self.rest().chars().next().map_or(0, char::len_utf8));
        Fault::new(self.at, self.at + word, message)
    }

    /// A fault over what was read since `start`.
    pub(super) fn fault_since(&self, start: usize, message: impl Into<String>) -> Box<Fault> {
        Fault::new(start, self.at, message)
    }

    fn take_while(&mut self, accept: impl Fn(char) -> bool) -> &'s str {
        let start = self.at;
        let rest = self.rest();
        self.at += rest.find(|c| !accept(c)).unwrap_or(rest.len());
        self.since(start)
    }

    /// A dotted name: `http.request.uri.path`.
    pub(super) fn name(&mut self) -> Parsed<&'s str> {
        let start = self.at;
        loop {
            if self
                .take_while(|c| c.is_ascii_alphanumeric() || c == '_')
                .is_empty()
            {
                return Err(self
                    .fault(if self.at == start {
                        "no value here"
                    } else {
                        "unfinished name"
                    })
                    .expected("a field or function name"));
            }
            if !self.take(".") {
                return Ok(self.since(start));
            }
        }
    }

    /// Whether a string literal is next.
    pub(super) fn is_at_string(&self) -> bool {
        ["\"", "r\"", "r#"]
            .iter()
            .any(|start| self.rest().starts_with(start))
    }

    /// `"…"`, `r"…"` or `r#"…"#`.
    pub(super) fn string(&mut self) -> Parsed<Vec<u8>> {
        if self.rest().starts_with('r') {
            return Ok(self.raw_string()?.as_bytes().to_vec());
        }
        let start = self.at;
        if !self.take("\"") {
            return Err(self
                .fault("not a string")
                .expected("a string in double quotes"));
        }
        let mut bytes = Vec::new();
        loop {
            bytes.extend_from_slice(self.take_while(|c| c != '"' && c != '\\').as_bytes());
            if self.take("\"") {
                return Ok(bytes);
            }
            if !self.take("\\") {
                return Err(Fault::new(start, self.at, "string without an end").expected("`\"`"));
            }
            bytes.push(self.escape()?);
        }
    }

    fn escape(&mut self) -> Parsed<u8> {
        let start = self.at - 1;
        let mut rest = self.rest().chars();
        let (digits, radix) = match rest.next() {
            Some(c @ ('"' | '\\')) => {
                self.at += 1;
                return Ok(c as u8);
            }
            Some('x') => {
                self.at += 1;
                (2, 16)
            }
            Some('0'..='7') => (3, 8),
            _ => (0, 8),
        };
        let number = self
            .rest()
            .get(..digits)
            .filter(|text| digits > 0 && text.bytes().all(|b| char::from(b).is_digit(radix)));
        match number.and_then(|text| u8::from_str_radix(text, radix).ok()) {
            Some(byte) => {
                self.at += digits;
                Ok(byte)
            }
            None => Err(Fault::new(
                start,
                start
                    + 1
                    + self
                        .source
                        .get(start + 1..)
                        .and_then(|s| s.chars().next())
                        .map_or(0, char::len_utf8),
                "unknown escape",
            )
            .expected("`\\\"`, `\\\\`, `\\xHH` or `\\OOO` (a byte in octal)")),
        }
    }

    /// `r"…"` or `r#"…"#`, with up to 255 `#`.
    pub(super) fn raw_string(&mut self) -> Parsed<&'s str> {
        let start = self.at;
        self.take("r");
        let hashes = self.take_while(|c| c == '#');
        if hashes.len() > 255 {
            return Err(self
                .fault_since(start, "too many `#`")
                .expected("255 or fewer"));
        }
        if !self.take("\"") {
            return Err(self.fault("not a string").expected("`\"` after `r`"));
        }
        let body = self.at;
        let mut search = 0;
        while let Some(found) = self.rest().get(search..).and_then(|rest| rest.find('"')) {
            let quote = search + found;
            let after = self.rest().get(quote + 1..).unwrap_or_default();
            if after.starts_with(hashes) {
                let text = self.source.get(body..body + quote).unwrap_or_default();
                self.at = body + quote + 1 + hashes.len();
                return Ok(text);
            }
            search = quote + 1;
        }
        Err(
            Fault::new(start, self.source.len(), "string without an end")
                .expected(format!("`\"{hashes}`")),
        )
    }

    /// The pattern after `matches`: in `"…"` only `\"` is an escape (outside brackets), the rest goes to the regular expression.
    pub(super) fn pattern(&mut self) -> Parsed<String> {
        if self.rest().starts_with('r') {
            return self.raw_string().map(String::from);
        }
        let start = self.at;
        if !self.take("\"") {
            return Err(self
                .fault("not a regular expression")
                .expected("a string in double quotes"));
        }
        let mut pattern = String::new();
        let mut in_class = false;
        let mut chars = self.rest().char_indices();
        while let Some((index, c)) = chars.next() {
            match c {
                '\\' => {
                    if let Some((_, next)) = chars.next() {
                        if in_class || next != '"' {
                            pattern.push('\\');
                        }
                        pattern.push(next);
                    }
                    continue;
                }
                '"' if !in_class => {
                    self.at += index + 1;
                    return Ok(pattern);
                }
                '[' => in_class = true,
                ']' => in_class = false,
                _ => {}
            }
            pattern.push(c);
        }
        Err(Fault::new(start, self.source.len(), "string without an end").expected("`\"`"))
    }

    /// `61:62:63`, or `None` if that is not next.
    pub(super) fn hex_bytes(&mut self) -> Option<Vec<u8>> {
        let mut ahead = *self;
        let mut bytes = vec![ahead.hex_byte()?];
        while ahead.take(":") {
            bytes.push(ahead.hex_byte()?);
        }
        if bytes.len() < 2 {
            return None;
        }
        *self = ahead;
        Some(bytes)
    }

    fn hex_byte(&mut self) -> Option<u8> {
        let digits = self.rest().get(..2)?;
        if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
            return None;
        }
        self.at += 2;
        u8::from_str_radix(digits, 16).ok()
    }

    /// `10`, `-10`, `0x1F` or octal `017`.
    pub(super) fn int(&mut self) -> Parsed<i64> {
        let start = self.at;
        let radix = if self.take("0x") {
            16
        } else if self.rest().starts_with('0') {
            8
        } else {
            10
        };
        let digits = self.at;
        if radix == 10 {
            self.take("-");
        }
        // Hexadecimal digits in any case, so that `12ab` is one wrong number and not a number and a word.
        if self.take_while(|c| c.is_ascii_hexdigit()).is_empty() {
            self.at = start;
            return Err(self.fault("not a number").expected("an integer"));
        }
        i64::from_str_radix(self.since(digits), radix).map_err(|_| {
            self.fault_since(start, format!("not an integer of 64 bits in base {radix}"))
        })
    }

    /// `1..5` or `5`, as its two ends.
    pub(super) fn int_range(&mut self) -> Parsed<(i64, i64)> {
        let start = self.at;
        let first = self.int()?;
        let last = if self.take("..") { self.int()? } else { first };
        if last < first {
            return Err(self.fault_since(start, "the range ends before it starts"));
        }
        Ok((first, last))
    }

    fn address_text(&mut self) -> Parsed<&'s str> {
        let text = self.take_while(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.' | '/'));
        if text.is_empty() {
            return Err(self.fault("not an IP address").expected("an IP address"));
        }
        Ok(text)
    }

    /// An IP address.
    pub(super) fn address(&mut self) -> Parsed<IpAddr> {
        let start = self.at;
        let text = self.address_text()?;
        text.parse()
            .map_err(|_| self.fault_since(start, format!("`{text}` is not an IP address")))
    }

    /// `10.0.0.1`, `10.0.0.0/8` or `10.0.0.1..10.0.0.9`, as its two ends.
    pub(super) fn address_range(&mut self) -> Parsed<(IpAddr, IpAddr)> {
        let start = self.at;
        let text = self.address_text()?;
        crate::list::address_range(text).map_err(|error| self.fault_since(start, error))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings() {
        let read = |source: &str| Cursor::new(source).string();
        assert_eq!(read(r#""a\"\\\x41\101""#).unwrap(), b"a\"\\AA");
        assert_eq!(read(r##"r#"a"b\"# x"##).unwrap(), b"a\"b\\");
        assert_eq!(read("\"é\"").unwrap(), "é".as_bytes());
        for bad in [
            r#""\n""#,
            r#""\400""#,
            r#""\x4""#,
            r#""\x+1""#,
            "\"a",
            "r#\"a\"",
            "\"\\é\"",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn numbers() {
        let read = |source: &str| Cursor::new(source).int().ok();
        assert_eq!(read("0x1f)"), Some(31));
        assert_eq!(read("010"), Some(8));
        assert_eq!(read("-9223372036854775808"), Some(i64::MIN));
        assert_eq!(read("9223372036854775808"), None);
        assert_eq!(read("09"), None);
        assert_eq!(read("12ab"), None);
        assert_eq!(read("--1"), None);
    }

    #[test]
    fn patterns_keep_their_escapes() {
        let read = |source: &str| Cursor::new(source).pattern().unwrap();
        assert_eq!(read(r#""a\.b\"c""#), r#"a\.b"c"#);
        assert_eq!(read(r#""["]x""#), r#"["]x"#);
        assert_eq!(read(r#""[\]"]""#), r#"[\]"]"#);
        assert_eq!(read(r#"r"a\.b""#), r"a\.b");
    }

    #[test]
    fn hex_bytes_need_two() {
        assert_eq!(Cursor::new("61:62 x").hex_bytes(), Some(b"ab".to_vec()));
        assert_eq!(Cursor::new("61").hex_bytes(), None);
        assert_eq!(Cursor::new("cf.ray_id").hex_bytes(), None);
    }
}
