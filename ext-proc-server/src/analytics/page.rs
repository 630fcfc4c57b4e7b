//! What all pages have: the frame, the headers, how numbers and times are written.

use http::{HeaderName, HeaderValue, Response, StatusCode, header};
use maud::{DOCTYPE, Markup, PreEscaped, html};

/// What is served.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    Css,
    Html,
    JavaScript,
    Json,
}

/// An answer. Nothing in it comes from elsewhere, and nobody keeps it.
pub(super) fn answer(kind: Kind, body: Vec<u8>) -> Response<Vec<u8>> {
    let length = body.len();
    let mut response = Response::new(body);
    let headers = response.headers_mut();
    let content_type = match kind {
        Kind::Css => "text/css; charset=utf-8",
        Kind::Html => "text/html; charset=utf-8",
        Kind::JavaScript => "text/javascript; charset=utf-8",
        Kind::Json => "application/json",
    };
    for (name, value) in [
        (header::CONTENT_TYPE, content_type),
        (header::CONTENT_SECURITY_POLICY, POLICY),
        (header::CACHE_CONTROL, "no-store"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (RESOURCE_POLICY, "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.insert(header::CONTENT_LENGTH, length.into());
    response
}

const RESOURCE_POLICY: HeaderName = HeaderName::from_static("cross-origin-resource-policy");

/// A page that says what is wrong.
pub(super) fn problem(status: StatusCode, why: &str) -> Response<Vec<u8>> {
    let heading = status.canonical_reason().unwrap_or("Error");
    let body = frame(
        heading,
        &html! {
            main.narrow {
                h1 { (heading) }
                p { (why) }
                p { a href="/analytics" { "Security analytics" } }
            }
        },
    );
    let mut response = answer(Kind::Html, body);
    *response.status_mut() = status;
    response
}

/// A page of that title.
pub(super) fn frame(title: &str, body: &Markup) -> Vec<u8> {
    let page = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · Weir" }
                link rel="stylesheet" href="/analytics/style.css";
                link rel="icon" href="data:,";
                script src="/analytics/page.js" defer {}
            }
            body {
                a.skip href="#main" { "Skip to the content" }
                (body)
            }
        }
    };
    page.into_string().into_bytes()
}

/// A time; the script writes it as the reader's clock has it.
pub(super) fn time(ms: i64) -> Markup {
    html! { time datetime=(rfc3339(ms)) { (short(ms)) } }
}

/// `2026-05-13 08:30:00`, in UTC.
pub(super) fn short(ms: i64) -> String {
    let full = rfc3339(ms);
    let seconds = full.split('.').next().unwrap_or_default();
    seconds.trim_end_matches('Z').replace('T', " ")
}

fn rfc3339(ms: i64) -> String {
    lane::rfc3339(u64::try_from(ms).unwrap_or(0))
}

/// A number with its thousands set apart.
pub(super) fn number(number: i64) -> Markup {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            // A narrow space that no line is broken at.
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    let sign = if number < 0 { "−" } else { "" };
    PreEscaped(format!("{sign}{text}"))
}

/// A part of a whole in percent.
pub(super) fn share(part: i64, whole: i64) -> String {
    if whole <= 0 {
        return String::new();
    }
    let tenths = part.saturating_mul(1000) / whole;
    match (part, tenths) {
        (0, _) => "none".to_owned(),
        (_, 0) => "less than 0.1 %".to_owned(),
        (_, 1000) => "all".to_owned(),
        _ => format!("{}.{} %", tenths / 10, tenths % 10),
    }
}

/// The page's styles.
pub(super) const STYLE: &str = include_str!("style.css");
/// The page's script: what it does is a convenience, the page works without it.
pub(super) const SCRIPT: &str = include_str!("page.js");

const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; \
     base-uri 'none'; frame-ancestors 'none'";

#[cfg(test)]
mod tests {
    use super::{number, share};

    #[test]
    fn numbers_are_written_for_people() {
        for (given, wanted) in [
            (0, "0"),
            (999, "999"),
            (1000, "1\u{202f}000"),
            (12_345_678, "12\u{202f}345\u{202f}678"),
            (-1000, "−1\u{202f}000"),
        ] {
            assert_eq!(number(given).into_string(), wanted);
        }
        for (part, whole, wanted) in [
            (0, 0, ""),
            (0, 5, "none"),
            (5, 5, "all"),
            (1, 3, "33.3 %"),
            (1, 100_000, "less than 0.1 %"),
        ] {
            assert_eq!(share(part, whole), wanted);
        }
    }
}
