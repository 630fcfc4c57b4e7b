//! The parts of a `multipart/form-data` body (RFC 7578), as rules read them.

/// One part.
#[derive(Debug, Default)]
pub(crate) struct Part<'b> {
    /// Names in lower case.
    headers: Vec<(String, &'b [u8])>,
    /// What follows the headers, as sent.
    pub(crate) value: &'b [u8],
}

impl<'b> Part<'b> {
    /// The values of the header of that name.
    pub(crate) fn headers(&self, name: &str) -> impl Iterator<Item = &'b [u8]> {
        let named = self.headers.iter().filter(move |(known, _)| known == name);
        named.map(|(_, value)| *value)
    }

    /// Where a text in the value may be edited in the body: where it begins. `None` where it is written in an encoding.
    pub(crate) fn start_in(&self, body: &[u8]) -> Option<usize> {
        let encoding = self.headers("content-transfer-encoding").next();
        let is_plain = |e: &[u8]| {
            [&b"7bit"[..], b"8bit", b"binary"]
                .iter()
                .any(|p| e.eq_ignore_ascii_case(p))
        };
        let start = self.value.as_ptr().addr().checked_sub(body.as_ptr().addr());
        start.filter(|_| encoding.is_none_or(is_plain))
    }

    /// That parameter of the part's disposition: `name`, `filename`.
    pub(crate) fn disposition(&self, name: &str) -> Option<String> {
        let header = self.headers("content-disposition").next()?;
        parameter(&String::from_utf8_lossy(header), name)
    }
}

/// The parts of a body of that type; none where it is no such body. Read as leniently as the most lenient application: a
/// line may end without CR, and the boundary may be in another case (hosts hand on content types in lower case).
pub(crate) fn parts<'b>(content_type: &str, body: &'b [u8]) -> Vec<Part<'b>> {
    match content_type.starts_with("multipart/form-data") {
        true => any_parts(content_type, body),
        false => Vec::new(),
    }
}

/// The parts of a body of any type that has some.
pub(crate) fn any_parts<'b>(content_type: &str, body: &'b [u8]) -> Vec<Part<'b>> {
    let mut parts = Vec::new();
    if !content_type.starts_with("multipart/") {
        return parts;
    }
    let Some(boundary) = parameter(content_type, "boundary").filter(|b| !b.is_empty()) else {
        return parts;
    };
    let delimiter = format!("--{boundary}");
    let mut lines = Lines(body);
    let (mut part, mut start, mut open): (Option<Part<'b>>, &[u8], bool) = (None, &[], false);
    loop {
        let before = lines.0;
        let line = lines.next();
        let rest = match line {
            // The end of the body ends the last part.
            None => Some(&b"--"[..]),
            Some(line) => after_delimiter(line, delimiter.as_bytes()),
        };
        if let Some(rest) = rest {
            if let Some(mut done) = part.take() {
                let length = if open { start.len() - before.len() } else { 0 };
                done.value = without_line_end(start.get(..length).unwrap_or_default());
                parts.push(done);
            }
            if !rest.is_empty() {
                return parts;
            }
            (part, open) = (Some(Part::default()), false);
        } else if let (Some(part), Some(line), false) = (&mut part, line, open) {
            // A blank line ends the headers.
            if line.is_empty() {
                (start, open) = (lines.0, true);
            }
            part.headers.extend(header(line));
        }
    }
}

/// What follows the delimiter in a line that is one: nothing, or the `--` that ends the body.
fn after_delimiter<'l>(line: &'l [u8], delimiter: &[u8]) -> Option<&'l [u8]> {
    let (start, rest) = line.split_at_checked(delimiter.len())?;
    let rest = rest.trim_ascii();
    let is_one = start.eq_ignore_ascii_case(delimiter);
    (is_one && (rest.is_empty() || rest.starts_with(b"--"))).then_some(rest)
}

/// A parameter of a header's value: `; name="x"`.
fn parameter(header: &str, wanted: &str) -> Option<String> {
    let (_, mut rest) = header.split_once(';')?;
    loop {
        let (name, after) = rest.split_once('=')?;
        let (value, next) = value(after.trim_start());
        let name = name.trim_matches([' ', '\t', ';']);
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = next;
    }
}

/// A token or quoted string, and what follows it.
fn value(text: &str) -> (String, &str) {
    let Some(quoted) = text.strip_prefix('"') else {
        let (token, rest) = text.split_once(';').unwrap_or((text, ""));
        return (token.trim().to_owned(), rest);
    };
    let mut value = String::new();
    let mut chars = quoted.chars();
    while let Some(next) = chars.next() {
        match next {
            '"' => break,
            '\\' => value.extend(chars.next()),
            other => value.push(other),
        }
    }
    (value, chars.as_str())
}

fn header(line: &[u8]) -> Option<(String, &[u8])> {
    let colon = line.iter().position(|&b| b == b':')?;
    let (name, value) = line.split_at_checked(colon)?;
    let name = String::from_utf8_lossy(name).trim().to_ascii_lowercase();
    Some((name, value.get(1..)?.trim_ascii()))
}

fn without_line_end(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_suffix(b"\n").unwrap_or(bytes);
    bytes.strip_suffix(b"\r").unwrap_or(bytes)
}

/// What is left of a text, line by line.
struct Lines<'b>(&'b [u8]);

impl<'b> Lines<'b> {
    fn next(&mut self) -> Option<&'b [u8]> {
        if self.0.is_empty() {
            return None;
        }
        let end = self.0.iter().position(|&b| b == b'\n');
        let (line, rest) = self
            .0
            .split_at_checked(end.map_or(self.0.len(), |at| at + 1))?;
        self.0 = rest;
        Some(without_line_end(line))
    }
}

#[cfg(test)]
mod tests {
    use super::parts;

    const BODY: &str = "before\r\n--AbC\r\nContent-Disposition: form-data; name=\"user\"\r\n\r\nalice\r\n\r\n--AbCd\r\n--AbC \r\ncontent-disposition: form-data; name=\"a;b\\\"\"; filename=\"x.png\"\r\nContent-Type: image/png\r\n\r\n\r\n--AbC--\r\nafter";

    fn read(content_type: &str, body: &str) -> Vec<(Option<String>, Option<String>, String)> {
        let parts = parts(content_type, body.as_bytes());
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
        let each = |p: &super::Part<'_>| {
            (
                p.disposition("name"),
                p.disposition("filename"),
                text(p.value),
            )
        };
        parts.iter().map(each).collect()
    }

    #[test]
    fn parts_are_told_apart() {
        let own = |text: &str| Some(String::from(text));
        let wanted = [
            (own("user"), None, String::from("alice\r\n\r\n--AbCd")),
            (own("a;b\""), own("x.png"), String::new()),
        ];
        for content_type in [
            "multipart/form-data; boundary=abc",
            "multipart/form-data; charset=utf-8; boundary=\"AbC\"",
        ] {
            assert_eq!(read(content_type, BODY), wanted, "{content_type}");
        }
        let lenient = read("multipart/form-data; boundary=abc", &BODY.replace('\r', ""));
        assert_eq!(lenient[0].2, "alice\n\n--AbCd");
        assert_eq!(lenient.len(), 2);
    }

    #[test]
    fn what_is_cut_off_is_still_a_part() {
        let cut = "--b\ncontent-disposition: form-data; name=x\n\nsecr";
        assert_eq!(
            read("multipart/form-data; boundary=b", cut),
            [(Some(String::from("x")), None, String::from("secr"))]
        );
        let headless = "--b\ncontent-disposition: form-data; name=x";
        assert_eq!(read("multipart/form-data; boundary=b", headless)[0].2, "");
    }

    #[test]
    fn other_bodies_have_no_parts() {
        assert!(read("multipart/form-data", BODY).is_empty());
        assert!(read("multipart/form-data; boundary=", BODY).is_empty());
        assert!(read("multipart/mixed; boundary=abc", BODY).is_empty());
        assert!(read("multipart/form-data; boundary=other", BODY).is_empty());
    }
}
