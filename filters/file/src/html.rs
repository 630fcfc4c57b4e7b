//! Pages: text, what attributes say, comments and scripts (HTML Standard, §13.2).

use base64::{Engine as _, engine::general_purpose::STANDARD};
use html5gum::{DefaultEmitter, StartTag, Token, Tokenizer};

use crate::{
    extraction::Reason,
    reader::{At, Reader},
};

/// Attributes that a person sees, or that carry an address.
const SAYING: &[&str] = &[
    "alt",
    "title",
    "href",
    "src",
    "action",
    "content",
    "value",
    "placeholder",
    "aria-label",
    "summary",
    "label",
    "cite",
    "srcdoc",
    "data",
];

/// Elements that do not end a word.
const INLINE: &[&[u8]] = &[
    b"a", b"abbr", b"acronym", b"b", b"bdi", b"bdo", b"big", b"code", b"em", b"font", b"i", b"ins",
    b"del", b"kbd", b"mark", b"q", b"s", b"samp", b"small", b"span", b"strong", b"sub", b"sup",
    b"tt", b"u", b"var", b"wbr",
];

pub(crate) fn read(reader: &mut Reader<'_>, at: &At, page: &str) -> Result<(), Reason> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut text = String::with_capacity(page.len() / 2);
    // What is not between tags: read after the text, which it would part.
    let mut aside = String::new();
    let mut media = Vec::new();
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                part(&mut text, &tag.name);
                attributes(&tag, &mut aside, &mut media);
            }
            Token::EndTag(tag) => part(&mut text, &tag.name),
            Token::String(string) => text.push_str(&String::from_utf8_lossy(&string)),
            Token::Comment(comment) => {
                aside.push_str(&String::from_utf8_lossy(&comment));
                aside.push('\n');
            }
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.text(at, "", text)?;
    reader.text(at, "attributes", aside)?;
    for bytes in media {
        reader.budget.entry()?;
        reader.budget.decoded(bytes.len())?;
        reader.inner(at, "data", &bytes);
    }
    Ok(())
}

/// An element's edge: most end a line.
fn part(text: &mut String, name: &[u8]) {
    if INLINE.contains(&name) || text.ends_with('\n') || text.ends_with('\t') {
        return;
    }
    text.push(match name {
        b"td" | b"th" => '\t',
        _ => '\n',
    });
}

fn attributes(tag: &StartTag<()>, aside: &mut String, media: &mut Vec<Vec<u8>>) {
    for (name, value) in &tag.attributes {
        if value.is_empty()
            || !SAYING
                .iter()
                .any(|known| known.as_bytes() == name.as_slice())
        {
            continue;
        }
        match data_url(value) {
            Some(bytes) => media.push(bytes),
            None => {
                aside.push_str(&String::from_utf8_lossy(value));
                aside.push('\n');
            }
        }
    }
}

/// What an address holds itself (RFC 2397), where that is in base64.
fn data_url(value: &[u8]) -> Option<Vec<u8>> {
    let (scheme, _) = value.split_at_checked(5)?;
    if !scheme.eq_ignore_ascii_case(b"data:") {
        return None;
    }
    let comma = memchr::memchr(b',', value)?;
    let (head, data) = (value.get(..comma)?, value.get(comma + 1..)?);
    let is_base64 = head.to_ascii_lowercase().ends_with(b";base64");
    let data: Vec<u8> = data
        .iter()
        .copied()
        .filter(|b| !b.is_ascii_whitespace())
        .collect();
    is_base64.then(|| STANDARD.decode(data).ok()).flatten()
}
