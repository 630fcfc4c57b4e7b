//! E-mail: headers, bodies and attachments (RFC 5322, RFC 2045 to 2047).

use mail_parser::{Address, Header, HeaderValue, Message, MessageParser, MimeHeaders, PartType};

use crate::{
    extraction::Reason,
    html,
    reader::{At, Reader},
};

/// Each message in a message has such a header, and the parser nests as deeply as they do.
const MOST_TYPES: usize = 500;

/// Headers that only a message has.
const TELLING: &[&str] = &[
    "from",
    "received",
    "return-path",
    "mime-version",
    "message-id",
    "delivered-to",
    "date",
    "to",
    "subject",
    "reply-to",
    "cc",
    "content-type",
    "dkim-signature",
    "x-mailer",
    "authentication-results",
];

/// Whether a text begins with a message's headers: three at least that only messages have.
pub(crate) fn is_one(text: &str) -> bool {
    let mut telling = 0;
    for (at, line) in text.lines().take(64).enumerate() {
        // A folded line, or the line that mailboxes put before a message.
        if at > 0 && line.starts_with([' ', '\t']) || at == 0 && line.starts_with("From ") {
            continue;
        }
        let Some((name, _)) = line.split_once(':').filter(|_| !line.is_empty()) else {
            break;
        };
        if name.is_empty() || !name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
            break;
        }
        telling += usize::from(TELLING.iter().any(|known| known.eq_ignore_ascii_case(name)));
    }
    telling >= 3
}

pub(crate) fn read(reader: &mut Reader<'_>, at: &At, bytes: &[u8]) -> Result<(), Reason> {
    let lower = bytes.to_ascii_lowercase();
    let types = memchr::memmem::find_iter(&lower, b"content-type").count();
    drop(lower);
    if types > MOST_TYPES {
        reader.text(at, "", String::from_utf8_lossy(bytes).into_owned())?;
        return Err(Reason::Entries);
    }
    // Each multipart may be looked through to its end for a boundary that never comes.
    reader.budget.work(types.saturating_mul(bytes.len() / 16))?;
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(Reason::Malformed)?;
    self::message(reader, at, &message, 0)
}

fn message(
    reader: &mut Reader<'_>,
    at: &At,
    message: &Message<'_>,
    depth: usize,
) -> Result<(), Reason> {
    if depth > reader.budget.limits().max_depth {
        return Err(Reason::Depth);
    }
    let raw = message.raw_message();
    let mut flaw = Ok(());
    for part in &message.parts {
        reader.budget.entry()?;
        let mut headers = String::new();
        part.headers
            .iter()
            .for_each(|header| write(&mut headers, header, raw));
        reader.text(at, "headers", headers)?;
        if part.is_encoding_problem {
            flaw = Err(Reason::Malformed);
        }
        let name = part.attachment_name().unwrap_or("body");
        match &part.body {
            PartType::Text(text) => reader.text(at, name, text.clone().into_owned())?,
            PartType::Html(page) => html::read(reader, at, page)?,
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                reader.inner(at, name, bytes);
            }
            PartType::Message(inner) => self::message(reader, at, inner, depth + 1)?,
            PartType::Multipart(_) => {}
        }
        if reader.is_over() {
            break;
        }
    }
    flaw
}

/// A header as it is meant: with encoded words decoded.
fn write(out: &mut String, header: &Header<'_>, raw: &[u8]) {
    out.push_str(header.name.as_str());
    out.push_str(": ");
    match &header.value {
        HeaderValue::Text(text) => out.push_str(text),
        HeaderValue::TextList(texts) => out.push_str(&texts.join(", ")),
        HeaderValue::Address(address) => addresses(out, address),
        _ => {
            let value = raw.get(header.offset_start as usize..header.offset_end as usize);
            out.push_str(String::from_utf8_lossy(value.unwrap_or_default()).trim());
        }
    }
    out.push('\n');
}

fn addresses(out: &mut String, address: &Address<'_>) {
    for one in address.iter() {
        for text in [&one.name, &one.address].into_iter().flatten() {
            out.push_str(text);
            out.push(' ');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::is_one;

    #[test]
    fn a_message_begins_with_its_headers() {
        assert!(is_one(
            "From x Mon\nReceived: by a\n\tb\nX-A: 1\nTo: c\nSubject: d\n\nhi"
        ));
        for other in [
            "From: here\nTo: there\n\nSubject: x",
            "note: from\nto: be\ndate: x y",
            "",
        ] {
            assert!(!is_one(other), "{other}");
        }
    }
}
