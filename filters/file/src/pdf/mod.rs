//! PDF (ISO 32000-1): the text of pages and forms, of notes, fields and properties, and the files attached.
//!
//! Written here: published readers decompress without bound, and know only what a file's own table lists. Streams of
//! pictures are not decoded, and encrypted files are not decrypted.

mod body;
mod cmap;
mod content;
mod filter;
mod font;
mod glyph;
mod object;

use std::{
    collections::{BTreeSet, HashMap, HashSet},
    rc::Rc,
};

use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use self::{
    body::{Body, Entry},
    cmap::CMap,
    font::Font,
    object::{Dictionary, Object},
};
use crate::{
    extraction::Reason,
    kind::Kind,
    reader::{At, Reader},
};

/// What a dictionary says to people, or runs, by its names: of notes, fields, bookmarks, attachments and properties.
const SAYING: &[&str] = &[
    "Contents",
    "T",
    "TU",
    "V",
    "DV",
    "RC",
    "RV",
    "Title",
    "Author",
    "Subject",
    "Keywords",
    "Creator",
    "Producer",
    "Alt",
    "ActualText",
    "E",
    "JS",
    "URI",
    "F",
    "UF",
    "Desc",
    "Subj",
    "CA",
    "Opt",
    "Reason",
    "Location",
    "Name",
    "ContactInfo",
    "Company",
    "Manager",
    "Category",
    "Comments",
    "XFA",
];

/// How far up a page's resources may come from.
const MOST_PARENTS: usize = 32;

/// Reads what a PDF says.
pub(crate) fn read(reader: &mut Reader<'_>, at: &At, bytes: &[u8]) -> Result<(), Reason> {
    let body = Body::read(bytes, reader.budget)?;
    let mut file = File {
        fallback: fallback_fonts(&body),
        body: &body,
        fonts: HashMap::new(),
        used: HashSet::new(),
        flaws: BTreeSet::new(),
        codes: 0,
        unknown: 0,
    };
    // Whoever cuts a file off cuts off its end.
    if memchr::memmem::rfind(bytes, b"startxref").is_none() || body.entries.is_empty() {
        file.flaws.insert(Reason::Malformed);
    }
    file.pages(reader, at)?;
    file.said(reader, at)?;
    file.streams(reader, at)?;
    if file.unknown * 20 > file.codes {
        file.flaws.insert(Reason::Unknown);
    }
    for reason in file.flaws {
        reader.miss(at, "", reason);
    }
    Ok(())
}

struct File<'f> {
    body: &'f Body<'f>,
    fonts: HashMap<u32, Rc<Font>>,
    /// Fonts by the names that any resources have for them.
    fallback: HashMap<&'f [u8], &'f Object>,
    /// Streams that were read.
    used: HashSet<u32>,
    flaws: BTreeSet<Reason>,
    codes: usize,
    unknown: usize,
}

impl<'f> File<'f> {
    fn pages(&mut self, reader: &mut Reader<'_>, at: &At) -> Result<(), Reason> {
        let body = self.body;
        let mut number = 0;
        for entry in &body.entries {
            let Some(page) = entry.dictionary().filter(|_| entry.stream().is_none()) else {
                continue;
            };
            let streams = match page.get("Contents").map(|c| (c, body.resolve(c))) {
                Some((_, Object::Array(all))) => all.iter().collect(),
                Some((one @ Object::Reference(_), Object::Dictionary(_) | Object::Null)) => {
                    vec![one]
                }
                _ => continue,
            };
            number += 1;
            let mut content = Vec::new();
            for stream in streams {
                let Object::Reference(stream) = stream else {
                    continue;
                };
                let Some(entry) = body.entry(*stream) else {
                    self.flaws.insert(Reason::Malformed);
                    continue;
                };
                self.used.insert(*stream);
                content.extend(self.data(reader, entry)?);
                content.push(b'\n');
                // A page may show one stream again and again.
                if content.len() > reader.budget.limits().max_decoded_bytes {
                    return Err(Reason::Size);
                }
            }
            self.content(
                reader,
                at,
                &format!("page {number}"),
                &content,
                self.resources(page),
            )?;
        }
        Ok(())
    }

    fn resources(&self, page: &'f Dictionary) -> Option<&'f Dictionary> {
        let mut at = page;
        for _ in 0..MOST_PARENTS {
            if let Some(own) = self.body.dictionary(at, "Resources") {
                return Some(own);
            }
            at = self.body.dictionary(at, "Parent")?;
        }
        None
    }

    fn data(&mut self, reader: &mut Reader<'_>, entry: &Entry) -> Result<Vec<u8>, Reason> {
        let (data, stop) = self.body.data(entry, reader.budget);
        match stop {
            Some(reason) if reason.ends_all() => Err(reason),
            stop => {
                self.flaws.extend(stop);
                Ok(data)
            }
        }
    }

    fn content(
        &mut self,
        reader: &mut Reader<'_>,
        at: &At,
        name: &str,
        content: &[u8],
        resources: Option<&'f Dictionary>,
    ) -> Result<(), Reason> {
        reader.budget.work(content.len())?;
        let own = resources.and_then(|r| self.body.dictionary(r, "Font"));
        let mut inline: HashMap<Vec<u8>, Rc<Font>> = HashMap::new();
        let mut failed = None;
        let room = reader.budget.text_room();
        let mut find = |name: &[u8]| {
            if let Some(known) = inline.get(name) {
                return Rc::clone(known);
            }
            if failed.is_some() {
                return Rc::default();
            }
            let named = own.and_then(|fonts| fonts.get(std::str::from_utf8(name).ok()?));
            let font = named.or_else(|| self.fallback.get(name).copied());
            let font = font.and_then(|font| match self.font(reader, font) {
                Ok(font) => font,
                Err(reason) => {
                    failed = Some(reason);
                    None
                }
            });
            let font = font.unwrap_or_default();
            inline.insert(name.to_vec(), Rc::clone(&font));
            font
        };
        let shown = content::read(content, room, &mut find);
        if let Some(reason) = failed {
            return Err(reason);
        }
        if shown.text.len() > room {
            return Err(Reason::Size);
        }
        if shown.has_pictures {
            self.flaws.insert(Reason::Image);
        }
        self.codes += shown.codes;
        self.unknown += shown.unknown;
        reader.text(at, name, shown.text)?;
        reader.text(at, name, shown.aside)
    }

    fn font(
        &mut self,
        reader: &mut Reader<'_>,
        object: &'f Object,
    ) -> Result<Option<Rc<Font>>, Reason> {
        let number = match object {
            Object::Reference(number) => Some(*number),
            _ => None,
        };
        if let Some(known) = number.and_then(|number| self.fonts.get(&number)) {
            return Ok(Some(Rc::clone(known)));
        }
        let body = self.body;
        let Object::Dictionary(font) = body.resolve(object) else {
            return Ok(None);
        };
        let to_unicode = match font.get("ToUnicode") {
            Some(Object::Reference(map)) => match body.entry(*map) {
                Some(entry) => {
                    self.used.insert(*map);
                    Some(CMap::read(&self.data(reader, entry)?))
                }
                None => None,
            },
            _ => None,
        };
        let font = Rc::new(Font::read(font, &|object| body.resolve(object), to_unicode));
        reader.budget.decoded(font.size())?;
        if let Some(number) = number {
            self.fonts.insert(number, Rc::clone(&font));
        }
        Ok(Some(font))
    }

    /// Takes what dictionaries say.
    fn said(&mut self, reader: &mut Reader<'_>, at: &At) -> Result<(), Reason> {
        let mut out = String::new();
        let mut streams = Vec::new();
        for entry in &self.body.entries {
            said(&entry.object, &mut out, &mut streams);
        }
        reader.text(at, "properties", out)?;
        for stream in streams {
            let entry = self.body.entry(stream).filter(|e| e.stream().is_some());
            if let Some(entry) = entry.filter(|_| self.used.insert(stream)) {
                let data = self.data(reader, entry)?;
                reader.inner(at, "script", &data);
            }
        }
        Ok(())
    }

    /// Reads the streams that no page has: forms, attachments, properties; and those that nothing needs.
    fn streams(&mut self, reader: &mut Reader<'_>, at: &At) -> Result<(), Reason> {
        let body = self.body;
        for entry in &body.entries {
            let Some(stream) = entry.stream() else {
                continue;
            };
            if reader.is_over() {
                return Ok(());
            }
            match (stream.name("Type"), stream.name("Subtype")) {
                (Some(b"XRef" | b"ObjStm"), _) => {}
                (_, Some(b"Image")) => {
                    self.flaws.insert(Reason::Image);
                }
                (_, Some(b"Form")) | (Some(b"Pattern"), _) => {
                    let data = self.data(reader, entry)?;
                    self.content(
                        reader,
                        at,
                        "form",
                        &data,
                        body.dictionary(stream, "Resources"),
                    )?;
                }
                (Some(b"EmbeddedFile"), _) => {
                    reader.budget.entry()?;
                    let data = self.data(reader, entry)?;
                    reader.inner(at, "attachment", &data);
                }
                _ if is_known(stream)
                    || (self.used.contains(&entry.number) && self.is_current(entry)) => {}
                _ => self.other(reader, at, entry)?,
            }
        }
        Ok(())
    }

    /// Whether it is the one of its number that others refer to.
    fn is_current(&self, entry: &Entry) -> bool {
        let current = self.body.entry(entry.number);
        current.is_some_and(|current| std::ptr::eq(current, entry))
    }

    /// A stream that says nothing of what it is: an old page, a form's XML, an attachment that is not called so.
    fn other(&mut self, reader: &mut Reader<'_>, at: &At, entry: &Entry) -> Result<(), Reason> {
        let (data, stop) = self.body.data(entry, reader.budget);
        match stop {
            Some(reason) if reason.ends_all() => return Err(reason),
            // Nothing needs it, so that what is wrong with it is nothing that readers show.
            Some(_) if data.is_empty() => return Ok(()),
            _ => {}
        }
        let has = |word: &[u8]| memchr::memmem::find(&data, word).is_some();
        if has(b"BT") && (has(b"Tj") || has(b"TJ")) {
            return self.content(reader, at, "content", &data, None);
        }
        let kind = Kind::of(&data);
        if !matches!(
            kind,
            Kind::Unknown | Kind::Text | Kind::Csv | Kind::Media | Kind::Image
        ) {
            reader.inner(at, "stream", &data);
        }
        Ok(())
    }
}

/// Streams that hold no text: fonts, tables of codes, functions, colours.
fn is_known(stream: &Dictionary) -> bool {
    const KNOWN: [&str; 8] = [
        "Length1",
        "Length2",
        "CMapName",
        "FunctionType",
        "ShadingType",
        "Alternate",
        "BitsPerComponent",
        "BitsPerSample",
    ];
    let is_font = matches!(
        stream.name("Subtype"),
        Some(b"Type1C" | b"CIDFontType0C" | b"OpenType")
    );
    is_font || KNOWN.iter().any(|name| stream.get(name).is_some())
}

fn fallback_fonts<'f>(body: &'f Body<'_>) -> HashMap<&'f [u8], &'f Object> {
    let mut all = HashMap::new();
    for dictionary in body.entries.iter().filter_map(Entry::dictionary) {
        let own = body.dictionary(dictionary, "Font");
        let below = body
            .dictionary(dictionary, "Resources")
            .and_then(|r| body.dictionary(r, "Font"));
        for fonts in own.into_iter().chain(below) {
            all.extend(fonts.0.iter().map(|(name, font)| (name.as_slice(), font)));
        }
    }
    all
}

/// Takes what an object says to people; streams that a script or a field's text stands in are listed.
fn said(object: &Object, out: &mut String, streams: &mut Vec<u32>) {
    let dictionary = match object {
        Object::Array(all) => {
            all.iter().for_each(|object| said(object, out, streams));
            return;
        }
        Object::Dictionary(dictionary) => dictionary,
        _ => return,
    };
    for (name, value) in &dictionary.0 {
        let is_saying = SAYING
            .iter()
            .any(|known| known.as_bytes() == name.as_slice());
        match value {
            Object::String(text) if is_saying => line(out, text),
            Object::Array(all) if is_saying => {
                for value in all {
                    match value {
                        Object::String(text) => line(out, text),
                        Object::Reference(number) if name == b"XFA" => streams.push(*number),
                        value => said(value, out, streams),
                    }
                }
            }
            Object::Reference(number)
                if matches!(
                    name.as_slice(),
                    b"JS" | b"XFA" | b"V" | b"RV" | b"RC" | b"Metadata"
                ) =>
            {
                streams.push(*number);
            }
            value => said(value, out, streams),
        }
    }
}

fn line(out: &mut String, text: &[u8]) {
    out.push_str(&text_string(text));
    out.push('\n');
}

/// A string that is text (§7.9.2.2).
fn text_string(bytes: &[u8]) -> String {
    let (encoding, rest) = match bytes {
        [0xfe, 0xff, rest @ ..] => (UTF_16BE, rest),
        [0xff, 0xfe, rest @ ..] => (UTF_16LE, rest),
        [0xef, 0xbb, 0xbf, rest @ ..] => (UTF_8, rest),
        // Of the letters that most languages need, its own set has the same.
        rest => (WINDOWS_1252, rest),
    };
    encoding.decode_without_bom_handling(rest).0.into_owned()
}
