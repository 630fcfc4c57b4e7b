//! Which segments of a path are values: numbers, ids, hashes, addresses, random strings.

use std::borrow::Cow;

/// What stands for a value.
pub(crate) const VALUE: &str = "{var}";

/// A longer name is a value.
const LONGEST_NAME: usize = 40;

/// A segment as a template has it: itself where it is a name, [`VALUE`] where it is a value, `{var}.pdf` where it is a file
/// with a value for a name.
pub(crate) fn template(segment: &str) -> Cow<'_, str> {
    if let Some((stem, extension)) = segment.rsplit_once('.')
        && (1..=5).contains(&extension.len())
        && extension.starts_with(|c: char| c.is_ascii_alphabetic())
        && extension.chars().all(|c| c.is_ascii_alphanumeric())
        && !stem.contains('@')
        && is_value(stem)
    {
        return Cow::Owned(format!("{VALUE}.{extension}"));
    }
    match is_value(segment) {
        true => Cow::Borrowed(VALUE),
        false => Cow::Borrowed(segment),
    }
}

fn is_value(segment: &str) -> bool {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:!$&'()*+,;=".contains(c);
    segment.is_empty()
        || segment.len() > LONGEST_NAME
        // An e-mail address, or text that was written for people.
        || !segment.chars().all(is_plain)
        || is_number(segment)
        || is_hash(segment)
        || is_random(segment)
}

/// Numbers, dates, coordinates.
fn is_number(segment: &str) -> bool {
    let mut chars = segment.chars();
    segment.contains(|c: char| c.is_ascii_digit())
        && chars.all(|c| c.is_ascii_digit() || "-._:,+".contains(c))
}

/// UUIDs, digests, object ids.
fn is_hash(segment: &str) -> bool {
    let digits = segment.chars().filter(|c| c.is_ascii_hexdigit());
    segment.len() >= 8
        && segment.contains(|c: char| c.is_ascii_digit())
        && segment.chars().all(|c| c.is_ascii_hexdigit() || c == '-')
        && digits.count() >= 8
}

/// `cus_9s6XKzkNRiz8i3`, `01HX3Z…`, `dQw4w9WgXcQ`: letters and digits that make no words.
fn is_random(segment: &str) -> bool {
    let last = segment.rsplit(['-', '_', ':', '.', '~']).next();
    let word = last.filter(|word| word.len() >= 8).unwrap_or(segment);
    if word.len() < 8 || !word.chars().all(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    let count = |of: fn(&char) -> bool| word.chars().filter(of).count();
    let digits = count(char::is_ascii_digit);
    let (upper, lower) = (
        count(char::is_ascii_uppercase),
        count(char::is_ascii_lowercase),
    );
    // A year, or a version, may follow a name.
    let ends = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let inner = ends.chars().filter(char::is_ascii_digit).count();
    let mixed = upper >= 2 && lower >= 2 && digits >= 1;
    inner >= 1 && (digits >= 3 || mixed) || word.len() >= 16 && digits >= 4
}

#[cfg(test)]
mod tests {
    use super::template;

    #[test]
    fn values_are_told_from_names() {
        for value in [
            "7",
            "2024-05-01",
            "48.2,16.4",
            "f47ac10b-58cc-4372-a567-0e02b2c3d479",
            "d41d8cd98f00b204e9800998ecf8427e",
            "507f1f77bcf86cd799439011",
            "a1b2c3d4",
            "01ARZ3NDEKTSV4RRFFQ69G5FAV",
            "cus_9s6XKzkNRiz8i3",
            "msg_01XFDUDYJgAACzvnptvVoYEL",
            "dQw4w9WgXcQ",
            "jo@example.com",
            "Grüße",
            "a b",
            &"x".repeat(41),
        ] {
            assert_eq!(template(value), "{var}", "{value}");
        }
        for name in [
            "v1",
            "v1beta2",
            "chat",
            "chat-completions",
            "models",
            "oauth2callback",
            "gpt-4o",
            "gemini-2.5-flash:generateContent",
            "sitemap.xml",
            "index.html",
            "reports2024",
            "getUserProfileById",
            "deadbeef",
            "facade",
            "alice",
            "s3",
            "well-known",
        ] {
            assert_eq!(template(name), name);
        }
        assert_eq!(template("8812.pdf"), "{var}.pdf");
        assert_eq!(
            template("d41d8cd98f00b204e9800998ecf8427e.json"),
            "{var}.json"
        );
    }
}
