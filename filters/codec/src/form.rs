//! The fields of a form (`application/x-www-form-urlencoded`, <https://url.spec.whatwg.org/#urlencoded-parsing>).
//!
//! A field is one text, name and value: `password=…` says more than either. One that a path leads to is a text of its own.

use std::ops::Range;

use crate::{
    path::{Path, Selected, Selection},
    segment::{At, Form, Kind, Role, Segment},
};

/// The texts of a form, and which of its values the paths lead to.
pub(crate) fn segments(body: &str, paths: &[&Path], selected: &mut [Selected]) -> Vec<Segment> {
    let mut segments = Vec::new();
    for (pair, value) in fields(body) {
        let name = decode(body.get(pair.start..value.start).unwrap_or_default());
        let name = name.strip_suffix('=').unwrap_or(&name);
        let mut is_selected = false;
        for (path, selected) in paths.iter().zip(selected.iter_mut()) {
            if path.is_of_field(name) {
                is_selected = true;
                let text = decode(body.get(value.clone()).unwrap_or_default());
                let raw = value.clone();
                selected.push(Selection {
                    raw,
                    text: Some((text, true)),
                });
            }
        }
        let raws = match is_selected {
            // The name says something too, where it is none that a programmer gave.
            true => [pair.start..value.start, value],
            false => [pair.clone(), pair.end..pair.end],
        };
        segments.extend(raws.into_iter().filter_map(|raw| segment(body, raw)));
    }
    segments
}

fn segment(body: &str, raw: Range<usize>) -> Option<Segment> {
    let text = decode(body.get(raw.clone())?);
    (!text.is_empty()).then_some(Segment {
        role: Role::User,
        kind: Kind::Text,
        text,
        place: "*",
        media: None,
        file: None,
        path: None,
        at: At {
            raw,
            form: Form::Field,
            group: 0,
            list: 0,
        },
    })
}

/// Each field as it is written, and its value. What has no `=` is a name without a value.
pub(crate) fn fields(body: &str) -> impl Iterator<Item = (Range<usize>, Range<usize>)> {
    let mut start = 0;
    body.split('&').filter_map(move |pair| {
        let whole = start..start + pair.len();
        start = whole.end + 1;
        let value = pair.find('=').map_or(whole.end, |at| whole.start + at + 1);
        (!pair.is_empty()).then_some((whole.clone(), value..whole.end))
    })
}

/// The name of the field at that byte of a form, for people to read.
pub fn form_field(body: &[u8], at: usize) -> Option<String> {
    let body = std::str::from_utf8(body).ok()?;
    let (pair, value) = fields(body).find(|(pair, _)| pair.contains(&at))?;
    let name = decode(body.get(pair.start..value.start)?);
    Some(name.strip_suffix('=').unwrap_or(&name).to_owned())
}

/// The next of what stands for one character: how long it is written, and what it says. Bytes that are no UTF-8 each say U+FFFD.
fn unit(raw: &str) -> Option<(usize, char)> {
    let first = raw.chars().next()?;
    match (first, encoded(raw)) {
        ('+', _) => Some((1, ' ')),
        ('%', Some(lead)) => {
            let length = match lead {
                0..0x80 => 1,
                0xc2..0xe0 => 2,
                0xe0..0xf0 => 3,
                0xf0..0xf5 => 4,
                _ => 0,
            };
            let bytes: Vec<u8> = (0..length)
                .map_while(|n| encoded(raw.get(n * 3..)?))
                .collect();
            let said = std::str::from_utf8(&bytes)
                .ok()
                .and_then(|text| text.chars().next());
            Some(said.map_or((3, '\u{fffd}'), |said| (length * 3, said)))
        }
        _ => Some((first.len_utf8(), first)),
    }
}

/// The byte that `%XX` at the beginning stands for.
fn encoded(raw: &str) -> Option<u8> {
    let digits = raw.strip_prefix('%')?.get(..2)?;
    digits
        .bytes()
        .all(|b| b.is_ascii_hexdigit())
        .then(|| u8::from_str_radix(digits, 16).ok())?
}

/// What a field says.
pub(crate) fn decode(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut rest = raw;
    while let Some((length, char)) = unit(rest) {
        text.push(char);
        rest = rest.get(length..).unwrap_or_default();
    }
    text
}

/// Ascending, disjoint ranges of what a field says as ranges of how it is written; each grows to whole characters.
pub(crate) fn raw_ranges(raw: &str, ranges: &[Range<usize>]) -> Vec<Range<usize>> {
    let (mut said, mut at) = (0, 0);
    let mut out = Vec::with_capacity(ranges.len());
    for range in ranges {
        let mut skip = |until: &dyn Fn(usize, usize) -> bool| {
            while let Some((length, char)) = unit(raw.get(at..).unwrap_or_default()) {
                if until(said, said + char.len_utf8()) {
                    break;
                }
                (said, at) = (said + char.len_utf8(), at + length);
            }
            at
        };
        let start = skip(&|_, after| after > range.start);
        out.push(start..skip(&|before, _| before >= range.end));
    }
    out
}

/// Writes `text` so that it is one value: what would end it, or mean something else in it, is encoded.
pub(crate) fn encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b' ' => out.push('+'),
            b'%' | b'&' | b'=' | b'+' | b'#' | b';' | 0..0x20 | 0x7f.. => {
                out.push_str(&format!("%{byte:02X}"))
            }
            plain => out.push(char::from(plain)),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::{Document, Edit, Path, Step};

    fn texts(body: &str, paths: &[&Path]) -> Vec<String> {
        let (document, _) = Document::read_form(body.as_bytes(), paths).unwrap();
        document.segments().iter().map(|s| s.text.clone()).collect()
    }

    #[test]
    fn fields_are_texts_as_they_are_meant() {
        let body = "a=1+2&c%61rd=%e2%82%acx%ff%4&&b&=v";
        assert_eq!(texts(body, &[]), ["a=1 2", "card=€x\u{fffd}%4", "b", "=v"]);
        let path = Path::of_steps(vec![Step::Member("card".to_owned())]);
        assert_eq!(
            texts(body, &[&path]),
            ["a=1 2", "card=", "€x\u{fffd}%4", "b", "=v"]
        );
        assert_eq!(form_field(body.as_bytes(), 9).as_deref(), Some("card"));
    }

    #[test]
    fn an_edit_leaves_one_value() {
        let body = "a=1&m=my+n%C3%A4me+is+x&b=2";
        let (document, _) = Document::read_form(body.as_bytes(), &[]).unwrap();
        let start = document.segments()[1].text.find("näme").unwrap();
        let edit = Edit {
            segment: 1,
            span: start..start + 3,
            with: "a&b=[X] %".to_owned(),
        };
        let edited = document.edit(body.as_bytes(), &[edit]);
        assert_eq!(
            String::from_utf8(edited).unwrap(),
            "a=1&m=my+a%26b%3D[X]+%25me+is+x&b=2"
        );
    }

    proptest! {
        #[test]
        fn what_is_encoded_says_the_same(text in any::<String>()) {
            prop_assert_eq!(decode(&encode(&text)), text);
        }

        #[test]
        fn ranges_are_of_what_they_say(raw in "[a+%&=0-9é€]{0,20}", start in 0_usize..20, length in 0_usize..20) {
            let said = decode(&raw);
            let start = said.floor_char_boundary(start);
            let end = said.ceil_char_boundary(start + length).max(start);
            let ranges = raw_ranges(&raw, std::slice::from_ref(&(start..end)));
            let part = ranges.first().and_then(|range| raw.get(range.clone()));
            let part = part.map(decode);
            prop_assert_eq!(part.as_deref(), said.get(start..end));
        }
    }
}
