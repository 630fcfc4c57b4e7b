//! A font, as far as text needs it: what its codes stand for, and how wide they are (ISO 32000-1, §9.5 to §9.10).

use std::collections::HashMap;

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, MACINTOSH, SHIFT_JIS, UTF_16BE, WINDOWS_1252};

use super::{
    cmap::{CMap, code},
    glyph,
    object::{Dictionary, Object},
};

/// A font.
#[derive(Debug)]
pub(super) struct Font {
    to_unicode: Option<CMap>,
    codes: Codes,
    /// Where codes that say nothing themselves get their meaning.
    set: Option<&'static Encoding>,
    /// Glyphs' names by code.
    names: HashMap<u32, Vec<u8>>,
    widths: HashMap<u32, f64>,
    /// First and last code, and how wide all of them are; in order.
    wide: Vec<(u32, u32, f64)>,
    usual_width: Option<f64>,
}

/// How long codes are.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Codes {
    One,
    Two,
    /// As the character set has it.
    Set,
}

/// What a string of codes says.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) text: String,
    /// In thousandths of the font's size.
    pub(super) width: f64,
    pub(super) codes: usize,
    pub(super) spaces: usize,
    /// Codes that stand for nothing that is known.
    pub(super) unknown: usize,
}

impl Default for Font {
    /// What stands in for a font that cannot be found.
    fn default() -> Self {
        Self {
            to_unicode: None,
            codes: Codes::One,
            set: Some(WINDOWS_1252),
            names: HashMap::new(),
            widths: HashMap::new(),
            wide: Vec::new(),
            usual_width: None,
        }
    }
}

impl Font {
    /// Reads a font; `resolve` follows references, `stream` gives a stream's data.
    pub(super) fn read<'o>(
        font: &'o Dictionary,
        resolve: &dyn Fn(&'o Object) -> &'o Object,
        to_unicode: Option<CMap>,
    ) -> Self {
        let mut own = Self {
            to_unicode: to_unicode.filter(|map| !map.is_empty()),
            ..Self::default()
        };
        let encoding = font.get("Encoding").map(resolve);
        if font.name("Subtype") == Some(b"Type0") {
            own.composite(font, encoding, resolve);
        } else {
            own.simple(font, encoding, resolve);
        }
        own
    }

    fn composite<'o>(
        &mut self,
        font: &'o Dictionary,
        encoding: Option<&Object>,
        resolve: &dyn Fn(&'o Object) -> &'o Object,
    ) {
        let name = match encoding {
            Some(Object::Name(name)) => String::from_utf8_lossy(name).into_owned(),
            _ => String::new(),
        };
        (self.codes, self.set) = match name.as_str() {
            name if name.contains("UCS2") || name.contains("UTF16") => (Codes::Two, Some(UTF_16BE)),
            name if name.contains("RKSJ") => (Codes::Set, Some(SHIFT_JIS)),
            name if name.starts_with("GB") => (Codes::Set, Some(GBK)),
            name if name.starts_with("KSC") => (Codes::Set, Some(EUC_KR)),
            name if name.starts_with("B5") || name.starts_with("ET") => (Codes::Set, Some(BIG5)),
            _ => (Codes::Two, None),
        };
        self.usual_width = Some(1000.0);
        let below = match font.get("DescendantFonts").map(resolve) {
            Some(Object::Array(all)) => all.first().map(resolve),
            other => other,
        };
        let Some(Object::Dictionary(below)) = below else {
            return;
        };
        self.usual_width = below.number("DW").or(self.usual_width);
        if let Some(Object::Array(widths)) = below.get("W").map(resolve) {
            self.wide(widths, resolve);
        }
    }

    /// `first [w …]` and `first last w`.
    fn wide<'o>(&mut self, widths: &'o [Object], resolve: &dyn Fn(&'o Object) -> &'o Object) {
        let mut rest = widths.iter().map(resolve);
        while let Some(first) = rest.next().and_then(Object::index) {
            match rest.next() {
                Some(Object::Array(all)) => {
                    for (at, width) in all.iter().enumerate() {
                        let at = u32::try_from(first + at).unwrap_or(u32::MAX);
                        self.widths.extend(width.number().map(|w| (at, w)));
                    }
                }
                Some(last) => {
                    let width = rest.next().and_then(Object::number);
                    let last = last.index().unwrap_or(0);
                    let code = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
                    self.wide
                        .extend(width.map(|w| (code(first), code(last), w)));
                }
                None => break,
            }
        }
        self.wide.sort_by_key(|range| range.0);
    }

    fn simple<'o>(
        &mut self,
        font: &'o Dictionary,
        encoding: Option<&'o Object>,
        resolve: &dyn Fn(&'o Object) -> &'o Object,
    ) {
        let base = match encoding {
            Some(Object::Name(name)) => Some(name.as_slice()),
            Some(Object::Dictionary(own)) => {
                if let Some(Object::Array(all)) = own.get("Differences").map(resolve) {
                    self.differences(all);
                }
                own.name("BaseEncoding")
            }
            _ => None,
        };
        self.set = Some(match base {
            Some(b"MacRomanEncoding") => MACINTOSH,
            _ => WINDOWS_1252,
        });
        let first = font
            .get("FirstChar")
            .map(resolve)
            .and_then(Object::index)
            .unwrap_or(0);
        if let Some(Object::Array(widths)) = font.get("Widths").map(resolve) {
            // Glyphs that a font draws itself have its own scale.
            let scale = match font.get("FontMatrix").map(resolve) {
                Some(Object::Array(matrix)) => {
                    matrix.first().and_then(Object::number).unwrap_or(0.001) * 1000.0
                }
                _ => 1.0,
            };
            for (at, width) in widths.iter().map(resolve).enumerate() {
                let at = u32::try_from(first + at).unwrap_or(u32::MAX);
                self.widths.extend(width.number().map(|w| (at, w * scale)));
            }
        } else if font
            .name("BaseFont")
            .is_some_and(|name| name.starts_with(b"Courier"))
        {
            self.usual_width = Some(600.0);
        }
    }

    fn differences(&mut self, all: &[Object]) {
        let mut at = 0;
        for object in all {
            match object {
                Object::Name(name) => {
                    self.names.insert(at, name.clone());
                    at += 1;
                }
                other => {
                    at = other
                        .index()
                        .and_then(|i| u32::try_from(i).ok())
                        .unwrap_or(at)
                }
            }
        }
    }

    /// About how many bytes it takes: many fonts may share what they are made from.
    pub(super) fn size(&self) -> usize {
        let names: usize = self.names.values().map(|name| name.len() + 48).sum();
        let table = self.to_unicode.as_ref().map_or(0, CMap::size);
        names + table + 16 * (self.widths.len() + self.wide.len())
    }

    /// What the codes say: those that begin before so many bytes have come out.
    pub(super) fn show(&self, codes: &[u8], most: usize) -> Shown {
        let mut shown = Shown::default();
        let mut rest = codes;
        while !rest.is_empty() && shown.text.len() <= most {
            let length = self.length(rest).clamp(1, rest.len());
            let Some((own, after)) = rest.split_at_checked(length) else {
                break;
            };
            rest = after;
            let before = shown.text.len();
            let known = self.push(own, &mut shown.text);
            shown.unknown += usize::from(!known);
            shown.codes += 1;
            shown.spaces += usize::from(own == b" ");
            let said = shown.text.get(before..).unwrap_or_default();
            shown.width += self.width(code(own), said);
        }
        shown
    }

    fn length(&self, bytes: &[u8]) -> usize {
        match self.codes {
            Codes::One => 1,
            Codes::Two => self
                .to_unicode
                .as_ref()
                .and_then(|map| map.length(bytes))
                .unwrap_or(2),
            Codes::Set => {
                let is_single = bytes.first().is_none_or(|b| {
                    *b < 0x80 || (self.set == Some(SHIFT_JIS) && (0xa0..0xe0).contains(b))
                });
                if is_single { 1 } else { 2 }
            }
        }
    }

    fn push(&self, own: &[u8], out: &mut String) -> bool {
        let code = code(own);
        if self
            .to_unicode
            .as_ref()
            .is_some_and(|map| map.get(code, out))
        {
            return true;
        }
        if let Some(name) = self.names.get(&code) {
            return glyph::push(name, out);
        }
        match self.set {
            Some(set) => {
                let text = set.decode_without_bom_handling(own).0;
                // Simple fonts have no control characters; some hold a glyph there.
                let is_known =
                    !text.contains(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER);
                out.extend(text.chars().filter(|c| !c.is_control()));
                is_known
            }
            None => false,
        }
    }

    fn width(&self, code: u32, said: &str) -> f64 {
        let within = || {
            let next = self.wide.partition_point(|range| range.0 <= code);
            let range = self.wide.get(next.checked_sub(1)?)?;
            (code <= range.1).then_some(range.2)
        };
        let own = self.widths.get(&code).copied().or_else(within);
        let known = own.or(self.usual_width);
        known.unwrap_or_else(|| said.chars().map(likely_width).sum())
    }
}

/// About how wide a character is in a font that does not say: only gaps between words hang on it.
fn likely_width(char: char) -> f64 {
    match char {
        'i' | 'j' | 'l' | 'I' | 'f' | 't' | '.' | ',' | ';' | ':' | '!' | '|' | '\'' | '('
        | ')' | '[' | ']' | '/' | ' ' => 270.0,
        'm' | 'M' | 'W' | '@' | '%' => 860.0,
        'A'..='Z' => 690.0,
        _ => 550.0,
    }
}

#[cfg(test)]
mod tests {
    use super::Font;
    use crate::pdf::object::{Lexer, Object};

    fn read(source: &str) -> Font {
        match Lexer::new(source.as_bytes(), 0).object() {
            Some(Object::Dictionary(font)) => Font::read(&font, &|object| object, None),
            other => panic!("{other:?}"),
        }
    }

    fn composite(widths: &str) -> Font {
        read(&format!(
            "<</Subtype/Type0/DescendantFonts[<</W[{widths}]>>]>>"
        ))
    }

    #[test]
    fn widths_are_kept_as_they_are_written() {
        let font = composite("0 65535 1 0 65535 1 1 [5 6] 0 65535 2");
        assert_eq!((font.widths.len(), font.wide.len()), (2, 3));
        for (code, wanted) in [(0, 2.0), (1, 5.0), (2, 6.0), (65535, 2.0), (65536, 1000.0)] {
            assert_eq!(font.width(code, ""), wanted, "{code}");
        }
    }
}
