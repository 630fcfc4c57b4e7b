//! Excel's sheets (ECMA-376 part 1, §18.3): rows of cells, whose texts mostly stand in a table of strings.

use std::fmt::Write as _;

use quick_xml::events::{BytesStart, Event};

use crate::{budget::Budget, extraction::Reason, xml};

/// The table of strings.
#[derive(Debug, Default)]
pub(crate) struct Strings {
    texts: Vec<String>,
    used: Vec<bool>,
}

impl Strings {
    /// Adds the strings of a table.
    pub(crate) fn read(&mut self, xml: &str) {
        let mut reader = xml::reader(xml);
        let mut text = String::new();
        let mut aside = String::new();
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) if tag.local_name().as_ref() == "si" => text.clear(),
                Ok(Event::End(tag)) if tag.local_name().as_ref() == "si" => {
                    self.texts.push(std::mem::take(&mut text));
                }
                // An empty string counts.
                Ok(Event::Empty(tag)) if tag.local_name().as_ref() == "si" => {
                    self.texts.push(String::new())
                }
                Ok(Event::Eof) | Err(_) => break,
                Ok(event) => xml::words(&event, &mut text, &mut aside),
            }
        }
        if !text.trim().is_empty() || !aside.is_empty() {
            self.texts.push(text + &aside);
        }
        self.used.resize(self.texts.len(), false);
    }

    fn take(&mut self, index: &str) -> &str {
        let index: usize = index.trim().parse().unwrap_or(usize::MAX);
        if let Some(used) = self.used.get_mut(index) {
            *used = true;
        }
        self.texts.get(index).map_or("", String::as_str)
    }

    /// The strings that no sheet shows.
    pub(crate) fn unused(&self) -> String {
        let mut out = String::new();
        for (text, _) in self
            .texts
            .iter()
            .zip(&self.used)
            .filter(|(_, used)| !**used)
        {
            out.push_str(text);
            out.push('\n');
        }
        out
    }
}

/// What the text of an element is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    Value,
    Formula,
    Other,
}

/// The rows of a sheet, a line each; and whether that is all of it.
pub(crate) fn text(
    xml: &str,
    strings: &mut Strings,
    budget: &Budget,
) -> (String, Result<(), Reason>) {
    let mut reader = xml::reader(xml);
    let mut out = String::new();
    let mut aside = String::new();
    let mut piece = String::new();
    let mut is_shared = false;
    let mut place = Place::Other;
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => match tag.local_name().as_ref() {
                "c" => is_shared = is_shared_cell(&tag),
                "v" => place = Place::Value,
                "f" => place = Place::Formula,
                _ => {}
            },
            Ok(Event::End(tag)) => {
                let name = tag.local_name();
                match name.as_ref() {
                    "v" => value(&mut out, &piece, is_shared.then_some(&mut *strings)),
                    // What a formula says in quotes is text.
                    "f" if piece.contains('"') => aside.extend([piece.as_str(), "\n"]),
                    "f" => {}
                    _ => out.push_str(&piece),
                }
                match name.as_ref() {
                    "c" => out.push('\t'),
                    "row" => out.push('\n'),
                    _ => {}
                }
                if place == Place::Other
                    && !piece.is_empty()
                    && !matches!(name.as_ref(), "t" | "r" | "is" | "c")
                {
                    out.push('\n');
                }
                piece.clear();
                place = Place::Other;
            }
            Ok(Event::Empty(tag)) => said(&tag, &mut aside),
            Ok(Event::Eof) => {
                out.push_str(&aside);
                return (out, Ok(()));
            }
            Ok(event) => xml::words(&event, &mut piece, &mut aside),
            Err(_) => {
                out.extend([piece.as_str(), "\n", aside.as_str()]);
                return (out, Err(Reason::Malformed));
            }
        }
        // A long string may be shown in every cell.
        if budget.is_full(out.len()) {
            return (out, Err(Reason::Size));
        }
    }
}

fn is_shared_cell(tag: &BytesStart<'_>) -> bool {
    let mut attributes = tag.attributes();
    attributes.with_checks(false);
    attributes
        .flatten()
        .any(|a| a.key.local_name().as_ref() == "t" && a.value == "s")
}

fn value(out: &mut String, piece: &str, strings: Option<&mut Strings>) {
    match strings {
        Some(strings) => out.push_str(strings.take(piece)),
        None => match whole_number(piece) {
            Some(number) => {
                let _ = write!(out, "{number}");
            }
            None => out.push_str(piece),
        },
    }
}

/// `4.1111111111111E+15`: how long numbers may be written.
fn whole_number(text: &str) -> Option<u64> {
    if !text.contains(['E', 'e']) {
        return None;
    }
    let number: f64 = text.trim().parse().ok()?;
    ((1.0..1e18).contains(&number) && number.fract() == 0.0).then_some(number as u64)
}

/// What the hints and links of cells say.
fn said(tag: &BytesStart<'_>, aside: &mut String) {
    for attribute in tag.attributes().with_checks(false).flatten() {
        if matches!(
            attribute.key.local_name().as_ref(),
            "display" | "tooltip" | "prompt" | "error" | "location"
        ) {
            aside.extend([&*attribute.value, "\n"]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Strings, text};
    use crate::{Budget, Limits, Reason};

    #[test]
    fn cells_show_strings_numbers_and_formulas_values() {
        let mut strings = Strings::default();
        strings.read("<sst><si><t>na</t><r><t>me</t></r></si><si/><si><t>hidden</t></si></sst>");
        let sheet = r#"<worksheet><row><c t="s"><v>0</v></c><c><f>1+1</f><v>4.111111111111111E15</v></c></row><row><c t="inlineStr"><is><t>in</t></is></c><c><f>"a"&amp;B1</f><v>2.5</v></c></row></worksheet>"#;
        let (words, end) = text(sheet, &mut strings, &Budget::new(Limits::default()));
        assert_eq!(words, "name\t4111111111111111\t\nin\t2.5\t\n\"a\"&B1\n");
        assert!(end.is_ok());
        assert_eq!(strings.unused(), "\nhidden\n");
    }

    #[test]
    fn a_string_in_every_cell_ends_at_the_bound() {
        let mut strings = Strings::default();
        strings.read(&format!(
            "<sst><si><t>{}</t></si></sst>",
            "x".repeat(10_000)
        ));
        let sheet = format!(
            "<worksheet>{}</worksheet>",
            "<c t='s'><v>0</v></c>".repeat(1000)
        );
        let limits = Limits {
            max_decoded_bytes: 100_000,
            ..Limits::default()
        };
        let (words, end) = text(&sheet, &mut strings, &Budget::new(limits));
        assert_eq!(end, Err(Reason::Size));
        assert!(words.len() < 120_000);
    }
}
