//! XML: what stands between tags and, where it says something, in attributes. No entity that a text defines is expanded.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

use crate::extraction::Reason;

/// How a text is put together.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Style {
    /// Nothing is known: any tag parts words, and every attribute counts.
    Plain,
    /// Office's and OpenDocument's: runs make words together, and few attributes say something.
    Office,
}

/// Elements within a word.
const INLINE: &[&str] = &[
    "r",
    "t",
    "rPr",
    "hyperlink",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "smartTag",
    "fldSimple",
    "sdt",
    "sdtContent",
    "sdtPr",
    "span",
    "a",
    "bdo",
    "ruby",
    "rt",
    "rubyBase",
    "fld",
    "rPh",
    "delText",
    "instrText",
    "customXml",
];

/// Attributes that a person sees, or that carry an address.
const SAYING: &[&str] = &[
    "descr",
    "title",
    "alt",
    "Target",
    "author",
    "instr",
    "name",
    "tooltip",
    "display",
    "prompt",
    "promptTitle",
    "error",
    "errorTitle",
    "href",
    "string-value",
    "label",
];

/// The words of an XML text as far as it can be read, and whether that is all of it.
pub(crate) fn text(xml: &str, style: Style) -> (String, Result<(), Reason>) {
    let mut reader = reader(xml);
    let mut out = String::with_capacity(xml.len() / 4);
    let mut aside = String::new();
    let end = loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                attributes(&tag, style, &mut aside);
                if style == Style::Plain {
                    line(&mut out);
                }
            }
            Ok(Event::Empty(tag)) => {
                attributes(&tag, style, &mut aside);
                match (style, tag.local_name().as_ref()) {
                    (Style::Plain, _) | (_, "br" | "cr" | "line-break") => line(&mut out),
                    (_, "tab" | "ptab") => out.push('\t'),
                    (_, "s") => out.push(' '),
                    (_, "noBreakHyphen") => out.push('-'),
                    _ => {}
                }
            }
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "tc" | "table-cell" => out.push('\t'),
                name if style == Style::Plain || !INLINE.contains(&name) => line(&mut out),
                _ => {}
            },
            Ok(Event::Eof) => break Ok(()),
            Ok(event) => words(&event, &mut out, &mut aside),
            Err(_) => break Err(Reason::Malformed),
        }
    };
    if !aside.is_empty() {
        line(&mut out);
        out.push_str(&aside);
    }
    (out, end)
}

pub(crate) fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// Adds what an event that is no tag says.
pub(crate) fn words(event: &Event<'_>, out: &mut String, aside: &mut String) {
    match event {
        Event::Text(text) => out.push_str(text),
        Event::CData(text) => out.push_str(text),
        Event::GeneralRef(name) => match name.resolve_char_ref() {
            Ok(Some(char)) => out.push(char),
            _ => match quick_xml::escape::resolve_predefined_entity(name) {
                Some(known) => out.push_str(known),
                None => out.push(' '),
            },
        },
        Event::Comment(text) | Event::DocType(text) => {
            aside.push_str(text);
            aside.push('\n');
        }
        Event::PI(text) => {
            aside.push_str(text);
            aside.push('\n');
        }
        _ => {}
    }
}

fn attributes(tag: &BytesStart<'_>, style: Style, aside: &mut String) {
    for attribute in tag.attributes().with_checks(false).flatten() {
        let name = attribute.key.local_name();
        let is_named = |known: &&str| *known == name.as_ref();
        if style == Style::Office && !SAYING.iter().any(is_named) {
            continue;
        }
        match attribute.normalized_value(XmlVersion::Implicit1_0) {
            Ok(value) => aside.push_str(&value),
            Err(_) => aside.push_str(&attribute.value),
        }
        aside.push('\n');
    }
}

fn line(out: &mut String) {
    if !out.is_empty() && !out.ends_with('\n') {
        out.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::{Style, text};

    #[test]
    fn runs_make_words_together_and_paragraphs_do_not() {
        let xml = r#"<w:p><w:r><w:t>4111 11</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>11&amp;&#x31;</w:t></w:r></w:p><w:p><w:t>b</w:t><w:tab/><w:t>c</w:t></w:p><x descr="seen" id="not"/>"#;
        let (words, end) = text(xml, Style::Office);
        assert_eq!((words.as_str(), end), ("4111 1111&1\nb\tc\nseen\n", Ok(())));
    }

    #[test]
    fn what_comes_before_a_flaw_is_read() {
        let (words, end) = text("<a k='v'>one<b>two</a><!-- three --> <", Style::Plain);
        assert_eq!(words, "one\ntwo\n \nv\n three \n");
        assert!(end.is_err());
        let (words, end) = text(
            "<!DOCTYPE a [<!ENTITY x \"secret\">]><a>&x;&lt;</a>",
            Style::Plain,
        );
        assert!(words.contains("secret") && words.contains('<'), "{words}");
        assert!(end.is_ok());
    }
}
